using System.Diagnostics.CodeAnalysis;
using ClaimPipeline.Records;
using ClaimPipeline.Units;

namespace ClaimPipeline.Figures;

/// <summary>Finds units of the table in a sentence: behind a number by the longest name, before it by currency sign.</summary>
internal sealed class UnitFinder(SentenceTokens tokens, UnitTable table)
{
    private const int MaxTokens = 8;
    private const int QuotationReach = 60;
    private const int MaxCharacters = 48;

    /// <summary>
    /// The unit whose name begins at a token, a hyphen before it skipped ("90-day"); the longest that matches. Words that are
    /// units only now and then are let through where a number stands before them.
    /// </summary>
    public bool Find(int at, [NotNullWhen(true)] out UnitEntry? entry, out int last)
    {
        entry = null;
        last = at;
        if (at < 0 || at >= tokens.Count)
        {
            return false;
        }

        if (IsMinuteMark(at))
        {
            return table.Symbols.TryGet(tokens.IsSymbol(at, '"') ? "″" : "′", out entry);
        }

        var first = tokens.IsDash(at) && tokens.IsGlued(at) && tokens.IsGlued(at + 1) ? at + 1 : at;
        Span<char> name = stackalloc char[MaxCharacters];
        var length = 0;
        for (var i = first; i < tokens.Count && i < first + MaxTokens; i++)
        {
            ref var token = ref tokens[i];
            if (!MayStandInName(i, i == first) || length + (token.End - token.Start) + 1 > MaxCharacters)
            {
                break;
            }

            if (token.Spaced && i > first)
            {
                name[length++] = ' ';
            }

            var text = tokens.Slice(i);
            var dash = tokens.IsDash(i) && i > first;
            if (dash)
            {
                name[length++] = ' ';
            }
            else
            {
                text.CopyTo(name[length..]);
                length += text.Length;
            }

            if (dash || (i + 1 < tokens.Count && tokens.IsKind(i, TokenKind.Word) && tokens.IsKind(i + 1, TokenKind.Word) && tokens.IsGlued(i + 1) && !IsLost(i + 1)))
            {
                continue;
            }

            var found = (table.Symbols.TryGet(tokens.Slice(first, i), out var match) && AcceptsSymbol(tokens.Slice(first, i), first, i))
                || (table.Names.TryGet(name[..length], out match) && AcceptsName(name[..length], first, i));
            if (found)
            {
                entry = match!;
                last = i;
            }
        }

        return entry is not null;
    }

    /// <summary>Whether a unit that measures, and does not count, begins here.</summary>
    public bool FindMeasure(int at) => Find(at, out var entry, out _) && entry.Unit.Dimension is not (Dimension.Count or Dimension.Time or Dimension.Length);

    /// <summary>Whether a currency sign or code stands before the number.</summary>
    public bool IsPrefixed(int number) => FindPrefix(number, out _, out _);

    /// <summary>Whether the word at <paramref name="word"/> is a currency code glued to its number.</summary>
    public bool IsPrefix(int word, int number) => FindPrefix(number, out _, out var first) && first <= word;

    /// <summary>Whether the word is a unit and a number stands before it ("5%-8%", "10 t-12 t").</summary>
    public bool IsUnitBehindNumber(int word) => tokens.IsKind(word - 1, TokenKind.Number) && Find(word, out _, out _);

    /// <summary>The currency before a number, the longest that matches ("HK$" before "$").</summary>
    public bool FindPrefix(int number, [NotNullWhen(true)] out UnitEntry? entry, out int first)
    {
        entry = null;
        first = number;
        for (var i = number - 1; i >= 0 && i >= number - 4; i--)
        {
            if (tokens.IsKind(i, TokenKind.Number) || tokens[number].Start - tokens[i].Start > 8)
            {
                break;
            }

            var text = tokens.Slice(i, number - 1);
            if (table.Prefixes.TryGet(text, out var match) && AcceptsPrefix(text, i, number))
            {
                entry = match;
                first = i;
            }

            if (tokens[number - 1].Spaced && i == number - 1 && tokens[i].Kind == TokenKind.Word && tokens[number].Spaced && text.Length > 3)
            {
                break;
            }
        }

        return entry is not null;
    }

    private bool AcceptsPrefix(ReadOnlySpan<char> text, int at, int number)
    {
        if (at > 0 && !tokens[at].Spaced && tokens[at - 1].Kind == TokenKind.Word && tokens[at].Kind == TokenKind.Word)
        {
            return false;
        }

        if (!tokens[number].Spaced)
        {
            // PS2.7m is a lost pound sign, PS5 a console; COP28 is no money.
            return (text is not "PS" && !IsCode(text)) || tokens[number].Literal is { Decimals: > 0 } or { Plain: false } || tokens[number].Literal.Digits > 2
                || (tokens.IsGlued(number + 1) && tokens.IsKind(number + 1, TokenKind.Word)) || tokens.NumberWord(number + 1) == NumberWordKind.Scale;
        }

        // With a space between: a sign, an ISO code, or a usual abbreviation.
        return !char.IsAsciiLetter(text[^1]) || text is "Rs" or "RMB" or "RM" or "Rp" or "Dh" or "Dhs" or "KSh" or "Ksh" or "Tk" or "TSh" or "SFr"
            || IsCode(text);
    }

    private static bool IsCode(ReadOnlySpan<char> text) => text.Length == 3 && !text.ContainsAnyExceptInRange('A', 'Z');

    private bool MayStandInName(int at, bool first)
    {
        ref var token = ref tokens[at];
        return token.Kind switch
        {
            TokenKind.Word => true,
            TokenKind.Number => !first && !token.Spaced && token.Literal.Digits == 1,
            _ => tokens.Slice(at)[0] is not (',' or ';' or ':' or '\t' or '"' or '!' or '?' or '[' or ']')
                && (first || !token.Spaced || tokens.Slice(at)[0] is '$'),
        };
    }

    // 6' and 10" measure, unless the mark closes a quotation.
    private bool IsMinuteMark(int at)
    {
        if (!(tokens.IsSymbol(at, '\'') || tokens.IsSymbol(at, '"')) || !tokens.IsGlued(at) || !tokens.IsKind(at - 1, TokenKind.Number)
            || (tokens.IsGlued(at + 1) && tokens.IsKind(at + 1, TokenKind.Word)))
        {
            return false;
        }

        var open = false;
        var sign = tokens.Slice(at)[0];
        for (var i = Math.Max(0, at - QuotationReach); i < at; i++)
        {
            open ^= tokens.IsSymbol(i, sign) && !tokens.IsKind(i - 1, TokenKind.Number);
        }

        return !open;
    }

    private bool IsLost(int at) => tokens.Has(at, Traits.Function);

    private bool AcceptsSymbol(ReadOnlySpan<char> text, int first, int last)
    {
        if (text.Length > 1 || !char.IsAsciiLetter(text[0]))
        {
            // "in." of inches ends a sentence more often; "pt" and "GT" stand as they are.
            return text is not ("in." or "ft.") || first < last;
        }

        var glued = tokens.IsGlued(first);
        return text[0] switch
        {
            'c' or 'p' => glued,
            'C' => table.ContextOf(text) is { } heat && UnitContext.Speaks(tokens, heat, first),
            'a' or 'y' or 's' or 'A' => false,
            'R' => !glued && !tokens.IsKind(last + 1, TokenKind.Word),
            _ => tokens.IsKind(first - 1, TokenKind.Number) || tokens.NumberWord(first - 1) == NumberWordKind.Scale || tokens.IsDash(first - 1) || tokens.IsSymbol(first - 1, '/'),
        };
    }

    private bool AcceptsName(ReadOnlySpan<char> name, int first, int last)
    {
        if (name.Length <= 2 && !(name is "mt" or "kg" or "km" or "bl" or "pc" or "mu"))
        {
            return false;
        }

        var dashed = tokens.IsDash(first - 1);
        return name switch
        {
            "number" or "count" or "counts" or "dozen" or "dozens" or "fraction" or "fractions" or "share fraction" or "bit" or "bits" => false,
            "time" or "point" => !dashed && tokens.NumberWord(first - 1) != NumberWordKind.None && !tokens.Is(first - 1, "one"),
            "second" or "foot" => dashed || tokens.Is(first - 1, "one") || tokens.IsKind(first - 1, TokenKind.Number),
            "pt" or "cal" or "won" or "lei" or "may" => tokens.IsKind(first - 1, TokenKind.Number) || tokens.NumberWord(first - 1) == NumberWordKind.Scale,
            _ => last >= first,
        };
    }
}
