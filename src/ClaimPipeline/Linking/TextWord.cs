using ClaimPipeline.Records;

namespace ClaimPipeline.Linking;

/// <summary>A word, number or mark of a sentence, as the rules of this room see it.</summary>
/// <param name="Span">In the text.</param>
/// <param name="Lower">Lower case, with the plain apostrophe.</param>
internal readonly record struct TextWord(TextSpan Span, string Lower)
{
    /// <summary>
    /// Words of letters, numbers of digits, and each other visible character by itself. A hyphen between letters stays in its
    /// word ("re-export"), an apostrophe too ("isn't"), but the possessive <c>'s</c> is a word of its own.
    /// </summary>
    public static IReadOnlyList<TextWord> Split(string text)
    {
        var words = new List<TextWord>();
        var position = 0;
        while (position < text.Length)
        {
            var c = text[position];
            if (char.IsWhiteSpace(c))
            {
                position++;
                continue;
            }

            var start = position++;
            if (IsApostrophe(c) && position < text.Length && text[position] is 's' or 'S' && !IsInner(text, position + 1))
            {
                position++;
            }
            else if (char.IsLetterOrDigit(c))
            {
                while (position < text.Length && Continues(text, position))
                {
                    position++;
                }
            }

            words.Add(new TextWord(TextSpan.FromBounds(start, position), Fold(text.AsSpan(start, position - start))));
        }

        return words;
    }

    private static bool Continues(string text, int position)
    {
        if (char.IsLetterOrDigit(text[position]))
        {
            return true;
        }

        var letters = char.IsLetter(text[position - 1]) && position + 1 < text.Length && char.IsLetter(text[position + 1]);
        if (IsApostrophe(text[position]))
        {
            return letters && !(text[position + 1] is 's' or 'S' && !IsInner(text, position + 2));
        }

        return text[position] is '-' && letters;
    }

    private static bool IsInner(string text, int position) => position < text.Length && char.IsLetterOrDigit(text[position]);

    private static bool IsApostrophe(char c) => c is '\'' or '\u2019' or '\u02BC';

    private static string Fold(ReadOnlySpan<char> text) => string.Create(text.Length, text, (folded, original) =>
    {
        for (var i = 0; i < original.Length; i++)
        {
            folded[i] = IsApostrophe(original[i]) ? '\'' : original[i] is '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2212' ? '-' : char.ToLowerInvariant(original[i]);
        }
    });
}
