using System.Buffers;

namespace ClaimPipeline.Figures;

/// <summary>
/// A sentence in words, numbers and signs. Offsets are those of the text: full-width and typographic signs are read as their
/// plain ones, character by character. Give it back with <see cref="Dispose"/>: its memory is rented.
/// </summary>
internal sealed class SentenceTokens : IDisposable
{
    private const int GlueReach = 4;

    // What stands at the end of a word when the space before it was lost ("tonsof", "kindswere").
    private static readonly string[] LostWords = ["of", "and", "were", "are", "was", "with", "from", "per", "have", "will", "which", "for"];

    // Behind these even shorter words and participles are cut off ("tonsin", "itemsrestricted").
    private static readonly string[] Measures =
    [
        "tonnes", "tons", "percent", "items", "kinds", "types", "categories", "batches", "pieces", "hours", "days", "weeks", "months", "years",
        "people", "projects", "technologies", "enterprises", "companies", "countries", "yuan", "dollars", "barrels", "kilograms", "kilometers",
    ];

    private readonly char[] _chars;
    private readonly Token[] _tokens;
    private bool _returned;

    public SentenceTokens(ReadOnlySpan<char> text)
    {
        _chars = ArrayPool<char>.Shared.Rent(text.Length + 1);
        _tokens = ArrayPool<Token>.Shared.Rent(text.Length + 1);
        Length = text.Length;
        for (var i = 0; i < text.Length; i++)
        {
            _chars[i] = Plain(text[i]);
        }

        Tokenize();
    }

    /// <summary>Characters of the text.</summary>
    public int Length { get; }

    public int Count { get; private set; }

    /// <summary>Whether there is a digit or number word at all.</summary>
    public bool HasNumbers { get; private set; }

    public ReadOnlySpan<char> Text => _chars.AsSpan(0, Length);

    public ref Token this[int index] => ref _tokens[index];

    public bool Has(int index, Traits traits) => index >= 0 && index < Count && (_tokens[index].Traits & traits) != 0;

    public bool IsKind(int index, TokenKind kind) => index >= 0 && index < Count && _tokens[index].Kind == kind;

    public NumberWordKind NumberWord(int index) => index >= 0 && index < Count ? _tokens[index].NumberWord : NumberWordKind.None;

    public ReadOnlySpan<char> Slice(int index) =>
        index >= 0 && index < Count ? _chars.AsSpan(_tokens[index].Start, _tokens[index].End - _tokens[index].Start) : [];

    public ReadOnlySpan<char> Slice(int first, int last) => _chars.AsSpan(_tokens[first].Start, _tokens[last].End - _tokens[first].Start);

    public bool Is(int index, string word) => Slice(index).Equals(word, StringComparison.OrdinalIgnoreCase);

    public bool IsAny(int index, string first, string second, string? third = null, string? fourth = null) =>
        Is(index, first) || Is(index, second) || (third is not null && Is(index, third)) || (fourth is not null && Is(index, fourth));

    public bool IsSymbol(int index, char symbol) =>
        index >= 0 && index < Count && _tokens[index].Kind == TokenKind.Symbol && _chars[_tokens[index].Start] == symbol;

    /// <summary>A hyphen or dash.</summary>
    public bool IsDash(int index) => IsSymbol(index, '-') || IsSymbol(index, '–');

    /// <summary>Whether nothing stands between this token and the one before it.</summary>
    public bool IsGlued(int index) => index > 0 && index < Count && !_tokens[index].Spaced;

    public void Dispose()
    {
        if (!_returned)
        {
            _returned = true;
            ArrayPool<char>.Shared.Return(_chars);
            ArrayPool<Token>.Shared.Return(_tokens);
        }
    }

    private void Tokenize()
    {
        var at = 0;
        var spaced = true;
        var lastNumber = -100;
        var continental = false;
        while (at < Length)
        {
            var c = _chars[at];
            if (c is ' ' or '\n' or '\r')
            {
                spaced = true;
                at++;
                continue;
            }

            ref var token = ref _tokens[Count];
            token = new Token { Start = at, Spaced = spaced };
            if (char.IsAsciiDigit(c) || (c == '.' && spaced && at + 1 < Length && char.IsAsciiDigit(_chars[at + 1])))
            {
                ReadNumber(ref token, at);
                continental |= token.Literal.Continental && token.Literal.Digits > 3 && _chars.AsSpan(at, token.Literal.Length).Contains('.');
                lastNumber = Count;
                HasNumbers = true;
            }
            else if (char.IsLetter(c))
            {
                ReadWord(ref token, at, Count - lastNumber <= GlueReach);
                HasNumbers |= token.NumberWord != NumberWordKind.None;
            }
            else
            {
                token.Kind = TokenKind.Symbol;
                token.End = at + 1;
                HasNumbers |= c is >= '¼' and <= '¾' or >= '⅐' and <= '⅞';
            }

            at = token.End;
            spaced = c == '\t';
            Count++;
        }

        if (continental)
        {
            ReadDotsAsThousands();
        }
    }

    private void ReadNumber(ref Token token, int at)
    {
        var afterNumber = Count > 0 && (_tokens[Count - 1].Kind == TokenKind.Number || _tokens[Count - 1].Has(Traits.Month) || IsSymbol(Count - 1, '+'));
        token.Kind = TokenKind.Number;
        token.Literal = NumberLiteral.Read(_chars.AsSpan(at, Length - at), joinSpaces: !afterNumber);
        token.Value = token.Literal.Value;
        token.End = at + token.Literal.Length;
        token.Dead = !token.Literal.Valid;
    }

    private void ReadWord(ref Token token, int at, bool nearNumber)
    {
        var end = at;
        if (IsCjk(_chars[at]))
        {
            end++;
        }
        else
        {
            while (end < Length && (char.IsLetter(_chars[end]) ? !IsCjk(_chars[end]) : char.IsLowSurrogate(_chars[end])))
            {
                end++;
            }

            end = Abbreviation(at, end);
            end = Apostrophe(at, end);
        }

        token.Kind = TokenKind.Word;
        token.Capital = char.IsUpper(_chars[at]);
        var word = _chars.AsSpan(at, end - at);
        var info = Lexicon.Find(word);
        if (info == default && nearNumber && word.Length > 5)
        {
            end -= LostWordLength(word);
            info = end - at < word.Length ? Lexicon.Find(_chars.AsSpan(at, end - at)) : info;
        }

        token.End = end;
        token.Traits = info.Traits;
        token.NumberWord = info.Number;
        token.Value = info.Value;
    }

    // U.S., a.m., p.c.: letters with a dot behind each.
    private int Abbreviation(int at, int end)
    {
        if (end - at != 1 || end + 1 >= Length || _chars[end] != '.' || !char.IsLetter(_chars[end + 1]))
        {
            return end;
        }

        var next = end;
        while (next + 1 < Length && _chars[next] == '.' && char.IsLetter(_chars[next + 1])
            && (next + 2 >= Length || !char.IsLetter(_chars[next + 2])))
        {
            next += 2;
        }

        return next == end ? end : next < Length && _chars[next] == '.' ? next + 1 : next;
    }

    // o'clock and isn't are one word; the 's of "year's" is one of its own.
    private int Apostrophe(int at, int end)
    {
        if (end + 1 >= Length || _chars[end] != '\'' || !char.IsLetter(_chars[end + 1]))
        {
            return end;
        }

        var next = end + 1;
        while (next < Length && char.IsLetter(_chars[next]))
        {
            next++;
        }

        return next - end == 2 && _chars[end + 1] is 's' or 'S' ? end : next;
    }

    private static int LostWordLength(ReadOnlySpan<char> word)
    {
        foreach (var measure in Measures)
        {
            if (word.Length > measure.Length + 1 && word.StartsWith(measure, StringComparison.Ordinal)
                && (word[measure.Length..] is "in" or "to" or "is" or "by" or "at" or "on" or "as" or "or" or "of" or "and" or "it" or "has"
                    || (word.Length > measure.Length + 4 && (word.EndsWith("ed") || word.EndsWith("ing")))))
            {
                return word.Length - measure.Length;
            }
        }

        foreach (var lost in LostWords)
        {
            if (!word.EndsWith(lost, StringComparison.Ordinal))
            {
                continue;
            }

            var rest = word[..^lost.Length];
            if (rest.Length > 3 && rest[^1] == 's' && rest[^2] is not ('s' or 'u' or 'i'))
            {
                return lost.Length;
            }
        }

        return 0;
    }

    private void ReadDotsAsThousands()
    {
        for (var i = 0; i < Count; i++)
        {
            ref var token = ref _tokens[i];
            if (token.Kind == TokenKind.Number && token.Literal.Decimals == 3 && !token.Literal.Continental
                && Slice(i) is var text && text.IndexOf('.') is > 0 and < 4 && text[0] != '0')
            {
                token.Literal = token.Literal.AsThousands();
                token.Value = token.Literal.Value;
            }
        }
    }

    private static bool IsCjk(char c) => c is >= '\u3400' and <= '\u9fff';

    private static char Plain(char c) => c switch
    {
        < '\u0080' => c,
        >= '\uff01' and <= '\uff5e' => c == '\uff5e' ? '~' : (char)(c - 0xfee0),
        '\u00a0' or '\u3000' or '\u2009' or '\u202f' or '\u2007' or '\u2002' or '\u2003' or '\u200a' => ' ',
        '。' => '.',
        '、' => ',',
        '‐' or '‑' => '-',
        '‒' or '—' or '―' or '–' => '–',
        '’' or '‘' or 'ʼ' => '\'',
        '￥' => '¥',
        '∼' or '～' => '~',
        'µ' => 'μ',
        _ => c,
    };
}
