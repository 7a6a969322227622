using System.Text;

namespace ClaimPipeline.Text;

/// <summary>
/// One spelling for characters that mean the same: lower case, half-width forms, no Latin diacritics, typographic quotes and
/// dashes as ASCII. Written by hand because the runtime's normalisation does nothing under invariant globalisation; and folding
/// marks away makes composed and decomposed text equal.
/// </summary>
public static class CharacterFold
{
    // U+00C0 to U+017F, then U+1E00 to U+1EFF: each letter without its marks, in lower case.
    private const string Latin =
        "aaaaaaæceeeeiiiidnooooo×ouuuuyþßaaaaaaæceeeeiiiidnooooo÷ouuuuyþyaaaaaaccccccccddddeeeeeeeeeegggg" +
        "gggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnŋŋooooooœœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

    private const string LatinAdditional =
        "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrr" +
        "ssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwyasẜẝßẟaaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee" +
        "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyyỻỻỽỽỿỿ";

    /// <summary>
    /// The folded character; '\0' for one that only modifies its neighbours (combining marks on Latin, Greek and Cyrillic
    /// letters, soft hyphens, joiners, variation selectors) and vanishes.
    /// </summary>
    public static char Fold(char c) => c switch
    {
        < '\u0080' => c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c,
        '\u00A0' or '\u202F' or '\u3000' or (>= '\u2000' and <= '\u200A') => ' ',
        '\u00AD' or '\u200C' or '\u200D' or '\u200E' or '\u200F' or '\u2060' or '\uFEFF' => '\0',
        '\u00B5' => '\u03BC',
        '\u00B2' => '2',
        '\u00B3' => '3',
        '\u00B9' => '1',
        >= '\u00C0' and < '\u0180' => Latin[c - 0xC0],
        >= '\u0300' and < '\u0370' => '\0',
        '\u0451' => '\u0435',
        '\u0401' => '\u0435',
        >= '\u1E00' and < '\u1F00' => LatinAdditional[c - 0x1E00],
        '\u2018' or '\u2019' or '\u201B' or '\u02BC' or '\u2032' => '\'',
        '\u201C' or '\u201D' or '\u201F' or '\u2033' => '"',
        (>= '\u2010' and <= '\u2015') or '\u2212' => '-',
        '\u2070' => '0',
        >= '\u2074' and <= '\u2079' => (char)(c - 0x2070 + '0'),
        >= '\u2080' and <= '\u2089' => (char)(c - 0x2080 + '0'),
        >= '\uFE00' and <= '\uFE0F' => '\0',
        >= '\uFF01' and <= '\uFF5E' => Fold((char)(c - 0xFEE0)),
        _ => char.ToLowerInvariant(c),
    };

    /// <summary>The folded text, without the characters that vanish.</summary>
    public static string Fold(ReadOnlySpan<char> text)
    {
        if (Ascii.IsValid(text))
        {
            return string.Create(text.Length, text, (into, from) => Ascii.ToLower(from, into, out _));
        }

        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (Fold(c) is not '\0' and var kept)
            {
                folded.Append(kept);
            }
        }

        return folded.ToString();
    }
}
