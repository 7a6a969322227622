using System.Globalization;
using System.Text;

namespace ClaimPipeline.Crawling;

/// <summary>
/// International domain names in ASCII: the mapping of UTS 46 (non-transitional) as far as names on the web need it, then Punycode
/// (RFC 3492). The framework's IdnMapping turns ß into ss, and without ICU maps nothing.
/// </summary>
internal static class DomainName
{
    private const string Compositions =
        "ÀA\u0300ÁA\u0301ÂA\u0302ÃA\u0303ÄA\u0308ÅA\u030AÇC\u0327ÈE\u0300ÉE\u0301ÊE\u0302ËE\u0308ÌI\u0300ÍI\u0301ÎI\u0302ÏI\u0308ÑN\u0303"
        + "ÒO\u0300ÓO\u0301ÔO\u0302ÕO\u0303ÖO\u0308ÙU\u0300ÚU\u0301ÛU\u0302ÜU\u0308ÝY\u0301ŸY\u0308ĀA\u0304ĂA\u0306ĄA\u0328ĆC\u0301ĈC\u0302"
        + "ĊC\u0307ČC\u030CĎD\u030CĒE\u0304ĔE\u0306ĖE\u0307ĘE\u0328ĚE\u030CĜG\u0302ĞG\u0306ĠG\u0307ĢG\u0327ĤH\u0302ĨI\u0303ĪI\u0304ĬI\u0306"
        + "ĮI\u0328ĴJ\u0302ĶK\u0327ĹL\u0301ĻL\u0327ĽL\u030CŃN\u0301ŅN\u0327ŇN\u030CŌO\u0304ŎO\u0306ŐO\u030BŔR\u0301ŖR\u0327ŘR\u030CŚS\u0301"
        + "ŜS\u0302ŞS\u0327ŠS\u030CŢT\u0327ŤT\u030CŨU\u0303ŪU\u0304ŬU\u0306ŮU\u030AŰU\u030BŲU\u0328ŴW\u0302ŶY\u0302ŹZ\u0301ŻZ\u0307ŽZ\u030C"
        + "ȘS\u0326ȚT\u0326ЙИ\u0306ЁЕ\u0308ЇІ\u0308";

    private static readonly Dictionary<(char Base, char Mark), char> Composed = Enumerable.Range(0, Compositions.Length / 3)
        .ToDictionary(
            i => (char.ToLowerInvariant(Compositions[(3 * i) + 1]), Compositions[(3 * i) + 2]),
            i => char.ToLowerInvariant(Compositions[3 * i]));

    /// <summary>The name in ASCII and lower case; null when it holds what no name may.</summary>
    public static string? ToAscii(string domain)
    {
        if (domain.All(char.IsAscii))
        {
            return domain.ToLowerInvariant();
        }

        var mapped = new StringBuilder(domain.Length);
        foreach (var rune in domain.EnumerateRunes())
        {
            if (!Map(rune, mapped))
            {
                return null;
            }
        }

        var labels = Compose(mapped.ToString()).Split('.');
        for (var i = 0; i < labels.Length; i++)
        {
            if (!labels[i].All(char.IsAscii))
            {
                labels[i] = "xn--" + Punycode(labels[i]);
            }
        }

        return string.Join('.', labels);
    }

    private static bool Map(Rune rune, StringBuilder mapped)
    {
        switch (rune.Value)
        {
            case 0x3002 or 0xFF0E or 0xFF61:
                mapped.Append('.');
                return true;
            case 0xAD or 0x200B or 0x2060 or 0xFEFF or 0x34F or (>= 0xFE00 and <= 0xFE0F) or (>= 0x180B and <= 0x180D):
                return true;
            case >= 0xFF01 and <= 0xFF5E:
                mapped.Append(char.ToLowerInvariant((char)(rune.Value - 0xFF01 + '!')));
                return true;
            case 0x1E9E:
                mapped.Append('ß');
                return true;
            case 0x200C or 0x200D:
                mapped.Append(rune);
                return true;
        }

        if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate or UnicodeCategory.SpaceSeparator
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator || rune.Value == 0xFFFD)
        {
            return rune.IsAscii;
        }

        mapped.Append(Rune.ToLowerInvariant(rune));
        return true;
    }

    private static string Compose(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (result.Length > 0 && Composed.TryGetValue((result[^1], c), out var whole))
            {
                result[^1] = whole;
            }
            else
            {
                result.Append(c);
            }
        }

        return result.ToString();
    }

    private static string Punycode(string label)
    {
        const int Base = 36, TMin = 1, TMax = 26, InitialN = 128;
        var points = label.EnumerateRunes().Select(r => r.Value).ToArray();
        var output = new StringBuilder();
        foreach (var point in points.Where(p => p < InitialN))
        {
            output.Append((char)point);
        }

        var basic = output.Length;
        var handled = basic;
        if (basic > 0)
        {
            output.Append('-');
        }

        int n = InitialN, delta = 0, bias = 72;
        while (handled < points.Length)
        {
            var next = points.Where(p => p >= n).Min();
            delta += (next - n) * (handled + 1);
            n = next;
            foreach (var point in points)
            {
                if (point < n)
                {
                    delta++;
                }

                if (point != n)
                {
                    continue;
                }

                var q = delta;
                for (var k = Base; ; k += Base)
                {
                    var t = Math.Clamp(k - bias, TMin, TMax);
                    if (q < t)
                    {
                        break;
                    }

                    output.Append(Digit(t + ((q - t) % (Base - t))));
                    q = (q - t) / (Base - t);
                }

                output.Append(Digit(q));
                bias = Adapt(delta, handled + 1, handled == basic);
                delta = 0;
                handled++;
            }

            delta++;
            n++;
        }

        return output.ToString();
    }

    private static char Digit(int value) => (char)(value < 26 ? 'a' + value : '0' + value - 26);

    private static int Adapt(int delta, int count, bool isFirst)
    {
        const int Base = 36, TMin = 1, TMax = 26, Skew = 38, Damp = 700;
        delta = isFirst ? delta / Damp : delta / 2;
        delta += delta / count;
        var k = 0;
        while (delta > (Base - TMin) * TMax / 2)
        {
            delta /= Base - TMin;
            k += Base;
        }

        return k + ((Base - TMin + 1) * delta / (delta + Skew));
    }
}
