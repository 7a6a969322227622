using System.Text;

namespace ClaimPipeline.Extraction;

/// <summary>
/// Chooses among legacy encodings by how much a text decoded with each looks like writing: letters beside letters of the same
/// script and case, common characters of Chinese, Japanese and Korean, no control characters or symbols inside words.
/// </summary>
internal static class CharsetGuesser
{
    // Enough to decide; pages of megabytes need not be decoded ten times.
    private const int Sample = 48 * 1024;

    private static readonly string[] Candidates =
    [
        "windows-1252", "gb18030", "big5", "shift_jis", "euc-jp", "ks_c_5601-1987", "windows-1251", "koi8-r", "windows-1250",
        "windows-1254", "windows-1253", "windows-1256", "windows-1255", "windows-874", "iso-8859-2", "iso-2022-jp",
    ];

    // The characters that make up half of running Chinese text, in both scripts.
    private const string CommonHan =
        "的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么心多天而能好都然没日于起还发成事" +
        "只作当想看文无开手用主行方又如前所本见经头面公同三已老从动两长年月稀土出口部关企业市场经济這來國個說們為時後會過對裡還發當無開經頭動兩長業關濟場與從東點車電";

    /// <summary>An encoding by its name; null when there is none.</summary>
    public static Encoding? Find(string name)
    {
        try
        {
            // Unread bytes must show: the code pages' own replacement is a plain question mark.
            var unread = new DecoderReplacementFallback("\uFFFD");
            return CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ReplacementFallback, unread)
                ?? Encoding.GetEncoding(name, EncoderFallback.ReplacementFallback, unread);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The labelled encoding unless another fits much better; without a label the best.</summary>
    public static Encoding Choose(ReadOnlySpan<byte> body, Encoding? labelled)
    {
        var sample = body[..Math.Min(body.Length, Sample)].ToArray();
        var best = labelled;
        var bestScore = labelled is null ? double.NegativeInfinity : Score(labelled.GetString(sample)) + 0.15;
        foreach (var name in Candidates)
        {
            if ((name == "iso-2022-jp" && !sample.AsSpan().Contains((byte)0x1B)) || Find(name) is not { } candidate
                || candidate.CodePage == labelled?.CodePage)
            {
                continue;
            }

            var score = Score(candidate.GetString(sample)) - (name == "windows-1252" ? 0 : 0.05);
            if (score > bestScore)
            {
                (best, bestScore) = (candidate, score);
            }
        }

        return best!;
    }

    // Mean over the characters that are not ASCII, about -3 to 1.
    private static double Score(string text)
    {
        double sum = 0;
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c < 0x80)
            {
                sum -= c is '\u001B' or '\0' or '\u000E' or '\u000F' ? 3 : 0;
                continue;
            }

            count++;
            sum += Fit(text, i);
        }

        return count == 0 ? 0 : sum / count;
    }

    private static double Fit(string text, int i)
    {
        var c = text[i];
        var before = i > 0 ? text[i - 1] : ' ';
        var after = i + 1 < text.Length ? text[i + 1] : ' ';
        switch (c)
        {
            case '\uFFFD':
            case '\u30FB':
            case >= '\u0080' and < '\u00A0':
            case >= '\uE000' and < '\uF900':
                return -3;
            case >= '\u3040' and <= '\u30FF':
                return 1;
            case >= '\u4E00' and <= '\u9FFF':
                return CommonHan.Contains(c, StringComparison.Ordinal) ? 1.2 : 0.3;
            case >= '\u3400' and < '\u4E00':
                return -1;
            case >= '\uAC00' and <= '\uD7A3':
                return 0.75;
            case >= '\uFF61' and <= '\uFF9F':
                return -0.8;
            case '\u3001' or '\u3002' or '\uFF0C' or '\u201C' or '\u201D' or '\u2018' or '\u2019' or '\u2013' or '\u2014' or '\u2026' or '\u00A0':
                return 0.6;
            default:
                break;
        }

        if (!char.IsLetter(c))
        {
            // A symbol inside a word is a letter of another encoding.
            return char.IsLetter(before) && char.IsLetter(after) ? -1.5 : char.IsLetter(before) || char.IsLetter(after) ? -0.3 : -0.1;
        }

        var script = ScriptOf(c);
        var fit = 0.4;
        foreach (var neighbour in stackalloc[] { before, after })
        {
            if (char.IsLetter(neighbour))
            {
                fit += ScriptOf(neighbour) == script ? 0.15 : -0.7;
            }
        }

        // A capital behind a small letter, or a letter few languages use.
        fit -= char.IsUpper(c) && char.IsLower(before) ? 1 : 0;
        fit -= char.IsUpper(c) ? 0.1 : 0;
        fit -= script == 0 && "ÐÞðþÝ¡ÿªº¸µ".Contains(c, StringComparison.Ordinal) ? 0.5 : 0;
        return fit;
    }

    private static int ScriptOf(char c) => c switch
    {
        < '\u0250' => 0,
        >= '\u0370' and < '\u0400' => 1,
        >= '\u0400' and < '\u0530' => 2,
        >= '\u0590' and < '\u0600' => 3,
        >= '\u0600' and < '\u0700' => 4,
        >= '\u0E00' and < '\u0E80' => 5,
        _ => 6,
    };
}
