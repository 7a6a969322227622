using System.Globalization;
using System.Text;
using ClaimPipeline.Records;

namespace ClaimPipeline.Text;

/// <summary>
/// Cuts text into the words that search and fingerprints compare.
/// <list type="bullet">
/// <item>Letters and digits make words, folded by <see cref="CharacterFold"/>: <c>Été</c> is <c>ete</c>, <c>CO₂</c> is <c>co2</c>.</item>
/// <item>Numbers stay whole; commas and narrow spaces between groups of three digits go, another single comma becomes a point:
/// <c>210,000</c> is <c>210000</c>, <c>3,5</c> is <c>3.5</c>.</item>
/// <item>A hyphen parts words (<c>rare-earth</c>: two tokens); points inside initials do not (<c>U.S.</c> is <c>us</c>).</item>
/// <item>An apostrophe parts words (<c>l'exportation</c>), but the English possessive <c>'s</c> is dropped and contractions are
/// joined (<c>don't</c> is <c>dont</c>).</item>
/// <item>Han, kana, Hangul, Thai, Lao, Khmer and Burmese come character by character: neighbours make a phrase.</item>
/// </list>
/// </summary>
public static class Tokenizer
{
    // A longer run without a break is no word; cutting it keeps hostile text from making hostile tokens.
    private const int LongestWord = 256;

    /// <summary>The tokens of <paramref name="text"/>, in order; spans do not overlap.</summary>
    public static TokenSequence Tokenize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new TokenSequence(text);
    }

    internal static bool TryNext(string text, ref int position, out Token token)
    {
        while (position < text.Length)
        {
            var start = position;
            var c = text[start];
            if (char.IsAsciiDigit(CharacterFold.Fold(c)))
            {
                position = TryNumber(text, start, out token) ? token.Span.End : Word(text, start, out token);
                return true;
            }

            if (IsUnspaced(text, start, out var length))
            {
                position = start + length;
                while (position < text.Length && IsMark(text[position]))
                {
                    position++;
                }

                token = new Token(TextSpan.FromBounds(start, position), CharacterFold.Fold(text.AsSpan(start..position)));
                return true;
            }

            if (IsWordCharacter(text, start) && CharacterFold.Fold(c) != '\0')
            {
                position = TryInitials(text, start, out token) ? token.Span.End : Word(text, start, out token);
                return true;
            }

            position++;
        }

        token = default;
        return false;
    }

    private static int Word(string text, int start, out Token token)
    {
        var end = start;
        var limit = Math.Min(text.Length, start + LongestWord);
        while (end < limit && IsWordCharacter(text, end) && !(end > start && IsUnspaced(text, end, out _)))
        {
            end += char.IsSurrogatePair(text, end) ? 2 : 1;
        }

        var normalized = CharacterFold.Fold(text.AsSpan(start..end));
        if (end < text.Length && CharacterFold.Fold(text[end]) == '\'' && Suffix(text, end + 1) is { Length: > 0 } suffix)
        {
            end += 1 + suffix.Length;
            normalized = suffix is "s" ? normalized : normalized + suffix;
        }

        token = new Token(TextSpan.FromBounds(start, end), normalized);
        return end;
    }

    // The English endings behind an apostrophe; anything else is a word of its own.
    private static string Suffix(string text, int start)
    {
        var length = 0;
        while (length < 3 && start + length < text.Length && char.IsLetterOrDigit(text[start + length]))
        {
            length++;
        }

        var suffix = CharacterFold.Fold(text.AsSpan(start, length));
        return suffix is "s" or "t" or "d" or "m" or "ll" or "re" or "ve" ? suffix : "";
    }

    // "U.S.", "u.s.a": single letters with points between. The last point belongs to it only if the token has another.
    private static bool TryInitials(string text, int start, out Token token)
    {
        if (start + 1 >= text.Length || text[start + 1] != '.')
        {
            token = default;
            return false;
        }

        var letters = new StringBuilder();
        var i = start;
        while (i + 1 < text.Length && char.IsLetter(text[i]) && text[i + 1] == '.' && letters.Length < 8)
        {
            letters.Append(CharacterFold.Fold(text[i]));
            i += 2;
        }

        if (i < text.Length && char.IsLetter(text[i]) && (i + 1 == text.Length || !char.IsLetterOrDigit(text[i + 1])) && letters.Length > 0)
        {
            letters.Append(CharacterFold.Fold(text[i]));
            i++;
        }

        if (letters.Length < 2 || (i < text.Length && char.IsLetterOrDigit(text[i])))
        {
            token = default;
            return false;
        }

        token = new Token(TextSpan.FromBounds(start, i), letters.ToString());
        return true;
    }

    private static bool TryNumber(string text, int start, out Token token)
    {
        var digits = new StringBuilder();
        var i = Digits(text, start, digits);
        var grouped = false;
        var separated = false;
        while (i + 1 < text.Length && i - start < LongestWord && IsDigit(text, i + 1))
        {
            var separator = CharacterFold.Fold(text[i]);
            var groupEnd = i + 1;
            while (groupEnd < text.Length && groupEnd - i <= 4 && IsDigit(text, groupEnd))
            {
                groupEnd++;
            }

            // Three digits make a group; two do when another follows, as in 12,34,567 (lakh).
            var size = groupEnd - i - 1;
            var isGroup = (grouped ? !separated : i - start <= 3)
                && (size == 3 || (size == 2 && groupEnd + 1 < text.Length && text[groupEnd] == ',' && IsDigit(text, groupEnd + 1)));
            if (isGroup && (separator is ',' or '\'' || (separator == ' ' && text[i] != ' ' && text[i] != '\u3000')))
            {
                grouped = true;
            }
            else if (separator == '.' || (separator == ',' && !separated && size <= 2))
            {
                digits.Append('.');
                separated = true;
            }
            else
            {
                break;
            }

            i = Digits(text, i + 1, digits);
        }

        token = new Token(TextSpan.FromBounds(start, i), digits.ToString());

        // "5G", "210kt" and "2nd" are words; "3.5Mt" is a number and a word.
        return grouped || separated || i == text.Length || !IsWordCharacter(text, i) || IsUnspaced(text, i, out _);
    }

    private static int Digits(string text, int start, StringBuilder into)
    {
        var i = start;
        while (i < text.Length && i - start < LongestWord && IsDigit(text, i))
        {
            into.Append(CharacterFold.Fold(text[i]));
            i++;
        }

        return i;
    }

    private static bool IsDigit(string text, int i) => char.IsAsciiDigit(CharacterFold.Fold(text[i]));

    private static bool IsMark(char c) =>
        CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
        or UnicodeCategory.EnclosingMark;

    // Joiners and soft hyphens continue a word and cannot begin one.
    private static bool IsWordCharacter(string text, int i)
    {
        var c = text[i];
        if (c < '\u0080')
        {
            return char.IsAsciiLetterOrDigit(c);
        }

        if (char.IsLetterOrDigit(text, i))
        {
            return true;
        }

        return i > 0 && (CharacterFold.Fold(c) == '\0' || IsMark(c)) && c != '\uFEFF'
            ? IsWordCharacterBefore(text, i)
            : char.IsAsciiDigit(CharacterFold.Fold(c));
    }

    private static bool IsWordCharacterBefore(string text, int i)
    {
        var before = text[i - 1];
        return char.IsLetterOrDigit(before) || IsMark(before) || char.IsLowSurrogate(before) || CharacterFold.Fold(before) == '\0';
    }

    private static bool IsUnspaced(string text, int i, out int length)
    {
        var c = text[i];
        if (char.IsHighSurrogate(c))
        {
            length = 2;
            return i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])
                && char.ConvertToUtf32(c, text[i + 1]) is >= 0x20000 and < 0x33480;
        }

        length = 1;
        return c is (>= '\u0E00' and <= '\u0EFF') or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17FF')
                or (>= '\u3005' and <= '\u3007') or (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF')
                or (>= '\uAC00' and <= '\uD7A3') or (>= '\uF900' and <= '\uFAFF') or (>= '\uFF66' and <= '\uFF9F')
            && (char.IsLetterOrDigit(c) || c == '\u3005');
    }
}
