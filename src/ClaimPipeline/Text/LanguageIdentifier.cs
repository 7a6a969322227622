using System.Collections.Frozen;

namespace ClaimPipeline.Text;

/// <summary>
/// Tells the language of a text from its script and its commonest words. Made for whole articles: of a few words it says
/// <c>und</c> rather than guess.
/// </summary>
public static class LanguageIdentifier
{
    /// <summary>BCP 47 tag of a text whose language is not known.</summary>
    public const string Unknown = "und";

    private const int Sample = 800;

    // Function words as the tokenizer spells them. A word that several languages use counts for each.
    private static readonly (string Language, string Words)[] Profiles =
    [
        ("en", "the of and to in is that for was with as on by it are be from this at which have has an not its their were but they will said"),
        ("de", "der die und den von zu das mit sich des auf fur ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem uber"),
        ("fr", "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont la avec aux ont cette d l qu n s"),
        ("es", "de la que el en y a los se del las un por con una su para es al lo como mas o pero sus le ha este si esta son entre fue"),
        ("pt", "de a o que e do da em um para com nao uma os no se na por mais as dos como mas ao ele das seu sua ou quando ja foi sao pela pelo"),
        ("it", "di e il la che in un per del una con non sono le della si dei al alla nel da come piu i anche gli ha delle ma lo dal nella l d"),
        ("nl", "de van het een en in is dat op te zijn met voor niet aan er om ook als bij door naar uit wordt nog heeft hij maar dan over tot deze worden"),
        ("sv", "och i att det som en pa ar av for med den till inte om har de ett men var sig sa fran vi kan nar efter"),
        ("pl", "w i na z sie do nie ze jest o to przez od za jak dla po co byl oraz ktory tym ich ale czy roku a sa tego ktore"),
        ("cs", "a v se na je ze o s z do i to k ve pro za by ale si po jako podle tak od jsou jeho byl ktery ktere roce"),
        ("tr", "ve bir bu da de icin ile olarak cok daha olan gibi kadar en sonra ise degil ancak her olan tarafindan yil"),
        ("id", "yang dan di dari untuk dengan pada ini dalam tidak akan itu ke adalah juga oleh sebagai telah atau ada bisa tersebut para lebih"),
        ("vi", "va cua la co trong cac cho duoc khong mot voi nhung da den nay ra nguoi khi tu tai nam theo ve"),
        ("ru", "и в не на с что по а как это к из за у от о для его же но они то был все года также или который которые при"),
        ("uk", "і в на що не з та до у за як про це від але для його або був які також при є року"),
        ("bg", "и на в за да се от с не че по са като е при ще през или което които беше"),
    ];

    private static readonly FrozenDictionary<string, int[]> LanguagesOf = Profiles
        .SelectMany((profile, index) => profile.Words.Split(' ').Distinct(StringComparer.Ordinal).Select(word => (word, index)))
        .GroupBy(pair => pair.word, pair => pair.index, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);

    /// <summary>BCP 47 primary tag of the language of most of <paramref name="text"/>; <see cref="Unknown"/> when unsure.</summary>
    public static string Identify(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (ByScript(text) is { } language)
        {
            return language;
        }

        Span<int> votes = stackalloc int[Profiles.Length];
        var words = 0;
        foreach (var token in Tokenizer.Tokenize(text))
        {
            if (!char.IsLetter(token.Normalized[0]))
            {
                continue;
            }

            words++;
            if (LanguagesOf.TryGetValue(token.Normalized, out var languages))
            {
                foreach (var index in languages)
                {
                    votes[index]++;
                }
            }

            if (words == Sample)
            {
                break;
            }
        }

        var best = 0;
        var second = 0;
        for (var i = 1; i < votes.Length; i++)
        {
            if (votes[i] > votes[best])
            {
                (second, best) = (best, i);
            }
            else if (votes[i] > votes[second] || second == best)
            {
                second = i;
            }
        }

        // A tenth of all words in running text are among the commonest thirty; headlines and tables have fewer.
        var enough = votes[best] >= 3 && votes[best] * 12 >= words && votes[best] > votes[second];
        return enough ? Profiles[best].Language : Unknown;
    }

    // The language when its script alone decides; null for Latin and Cyrillic.
    private static string? ByScript(string text)
    {
        int letters = 0, han = 0, kana = 0, hangul = 0, arabic = 0, persian = 0, hebrew = 0, greek = 0, thai = 0, devanagari = 0;
        foreach (var c in text.AsSpan(0, Math.Min(text.Length, Sample * 8)))
        {
            if (!char.IsLetter(c))
            {
                continue;
            }

            // A Han character says as much as a short word of letters.
            letters++;
            switch (c)
            {
                case >= '\u3400' and <= '\u9FFF':
                    han++;
                    break;
                case >= '\u3040' and <= '\u30FF':
                    kana++;
                    break;
                case >= '\uAC00' and <= '\uD7A3':
                    hangul++;
                    break;
                case >= '\u0600' and <= '\u06FF':
                    arabic++;
                    persian += c is 'پ' or 'چ' or 'ژ' or 'گ' or 'ک' or 'ی' ? 1 : 0;
                    break;
                case >= '\u0590' and <= '\u05FF':
                    hebrew++;
                    break;
                case >= '\u0370' and <= '\u03FF':
                    greek++;
                    break;
                case >= '\u0E00' and <= '\u0E7F':
                    thai++;
                    break;
                case >= '\u0900' and <= '\u097F':
                    devanagari++;
                    break;
                default:
                    break;
            }
        }

        if (letters < 8)
        {
            return Unknown;
        }

        var third = letters / 3;
        return han + kana > third ? kana * 10 > han + kana ? "ja" : "zh"
            : hangul > third ? "ko"
            : arabic > third ? persian * 12 > arabic ? "fa" : "ar"
            : hebrew > third ? "he"
            : greek > third ? "el"
            : thai > third ? "th"
            : devanagari > third ? "hi"
            : null;
    }
}
