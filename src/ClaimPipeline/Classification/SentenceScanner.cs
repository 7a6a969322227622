namespace ClaimPipeline.Classification;

/// <summary>Cuts a sentence into tokens with their hashes and word classes, in one walk. Reusable; not for several threads.</summary>
internal sealed class SentenceScanner(Lexicon lexicon)
{
    /// <summary>Tokens read of one sentence; what a page passes off as a longer sentence is cut there.</summary>
    public const int MaxTokens = 400;

    private static readonly uint NumberHash = WordHash.Of("#");
    private static readonly uint YearHash = WordHash.Of("#year");
    private static readonly uint PercentHash = WordHash.Of("pct");
    private static readonly uint Per = WordHash.Of("per");
    private static readonly uint Cent = WordHash.Of("cent");
    private static readonly uint Points = WordHash.Of("points");
    private static readonly uint Point = WordHash.Of("point");
    private readonly Token[] _tokens = new Token[MaxTokens];
    private int _count;

    /// <summary>The tokens of the last call.</summary>
    public ReadOnlySpan<Token> Tokens => _tokens.AsSpan(0, _count);

    /// <summary>The tokens of <paramref name="text"/>; valid until the next call.</summary>
    public ReadOnlySpan<Token> Scan(ReadOnlySpan<char> text)
    {
        var count = 0;
        var at = 0;
        while (at < text.Length && count < MaxTokens)
        {
            var c = text[at];
            if (char.IsWhiteSpace(c))
            {
                at++;
                continue;
            }

            ref var token = ref _tokens[count];
            token = default;
            token.Start = at;
            if (char.IsAsciiDigit(c) || (char.IsDigit(c) && !char.IsAscii(c)))
            {
                at = Number(text, at, ref token);
            }
            else if (char.IsLetter(c))
            {
                at = Word(text, at, ref token);
            }
            else
            {
                at++;
                token.Kind = TokenKind.Mark;
                token.Hash = token.Stem = WordHash.Finish(WordHash.Add(WordHash.Seed, c));
                token.Classes = lexicon.ClassesOf(token.Hash);
            }

            token.Length = at - token.Start;
            count = Join(count);
        }

        _count = count;
        return Tokens;
    }

    /// <summary>"per cent" becomes one token, "percentage point" loses its percent, a lone "'s" goes.</summary>
    private int Join(int count)
    {
        ref var token = ref _tokens[count];
        if (count > 0)
        {
            ref var before = ref _tokens[count - 1];
            if (token.Hash == Cent && before.Hash == Per)
            {
                before.Length = token.Start + token.Length - before.Start;
                before.Hash = before.Stem = PercentHash;
                before.Classes = 1UL << (int)WordClass.Percent;
                return count;
            }

            if ((token.Hash == Points || token.Hash == Point) && before.Is(WordClass.Percent))
            {
                before.Classes = 0;
            }
        }

        if (token.Is(WordClass.Percent))
        {
            token.Hash = token.Stem = PercentHash;
        }

        return count + 1;
    }

    private static int Number(ReadOnlySpan<char> text, int at, ref Token token)
    {
        var start = at;
        var digits = 0;
        while (at < text.Length && (char.IsDigit(text[at])
            || (text[at] is '.' or ',' && at + 1 < text.Length && char.IsDigit(text[at + 1]))))
        {
            digits += char.IsDigit(text[at]) ? 1 : 0;
            at++;
        }

        token.Kind = TokenKind.Number;
        var isYear = digits == 4 && at - start == 4 && text[start] is '1' or '2' && text[start + 1] is '9' or '0';
        token.Hash = token.Stem = isYear ? YearHash : NumberHash;
        token.Classes = isYear ? 0 : 1UL << (int)WordClass.Number;
        return at;
    }

    private int Word(ReadOnlySpan<char> text, int at, ref Token token)
    {
        var start = at;
        var hash = WordHash.Seed;
        var negated = false;
        Span<uint> prefix = stackalloc uint[32];
        Span<char> lower = stackalloc char[32];
        var letters = 0;
        while (at < text.Length)
        {
            var c = text[at];
            if (c is '\'' or '’' or '.')
            {
                if (at + 1 >= text.Length || !char.IsLetter(text[at + 1]) || (c == '.' && at - start > 1 && text[at - 2] != '.'))
                {
                    break;
                }

                if (c != '.' && (text[at + 1] | 0x20) == 's' && (at + 2 == text.Length || !char.IsLetterOrDigit(text[at + 2])))
                {
                    at += 2;
                    break;
                }

                negated |= c != '.' && (text[at + 1] | 0x20) == 't' && (text[at - 1] | 0x20) == 'n';
                c = c == '’' ? '\'' : c;
            }
            else if (!char.IsLetterOrDigit(c))
            {
                break;
            }

            c = char.IsAscii(c) ? (char)(c is >= 'A' and <= 'Z' ? c | 0x20 : c) : char.ToLowerInvariant(c);
            hash = WordHash.Add(hash, c);
            if (letters < prefix.Length)
            {
                prefix[letters] = hash;
                lower[letters] = c;
            }

            letters++;
            at++;
        }

        if (at < text.Length && text[at] == '+')
        {
            at++;
        }

        token.Kind = TokenKind.Word;
        token.IsCapital = char.IsUpper(text[start]);
        token.Ending = EndingOf(lower[..Math.Min(letters, lower.Length)]);
        token.Hash = WordHash.Finish(hash);
        token.Classes = lexicon.ClassesOf(token.Hash) | (negated ? 1UL << (int)WordClass.Neg : 0);
        token.Stem = letters <= prefix.Length ? WordHash.Finish(prefix[StemLength(lower[..letters]) - 1]) : token.Hash;
        return at;
    }

    private static WordEnding EndingOf(ReadOnlySpan<char> word) => word.Length < 4 ? WordEnding.None
        : word.EndsWith("ed") || word.EndsWith("en") || word.EndsWith("wn") ? WordEnding.Past
        : word.EndsWith("ing") ? WordEnding.Gerund
        : word[^1] == 's' && word[^2] != 's' ? WordEnding.S
        : WordEnding.None;

    /// <summary>Length without a common English ending; at least three letters stay.</summary>
    private static int StemLength(ReadOnlySpan<char> word)
    {
        var length = word.Length;
        if (length > 5 && word.EndsWith("ing"))
        {
            length -= 3;
        }
        else if (length > 4 && (word.EndsWith("ed") || word.EndsWith("es")))
        {
            length -= 2;
        }
        else if (length > 3 && word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i'))
        {
            length--;
        }

        if (length < word.Length && length > 3 && word[length - 1] == word[length - 2])
        {
            length--;
        }

        return length > 3 && word[length - 1] is 'e' or 'i' or 'y' ? length - 1 : length;
    }
}
