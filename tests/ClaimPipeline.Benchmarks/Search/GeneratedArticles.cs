using System.Globalization;
using System.Text;
using ClaimPipeline.Records;
using ClaimPipeline.Search;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.Benchmarks.Search;

/// <summary>
/// Made-up articles whose words follow Zipf's law, three claims or so in each, the same for the same seed. Commodities, places and
/// kinds are skewed likewise: the first ones are common.
/// </summary>
internal sealed class GeneratedArticles
{
    private const int Words = 100_000;
    private const double Skew = 1.05;

    private static readonly string[] Onsets = ["b", "c", "d", "f", "g", "h", "l", "m", "n", "p", "r", "s", "t", "v", "st", "tr", "pl", "cr"];
    private static readonly string[] Vowels = ["a", "e", "i", "o", "u", "ea", "io", "ou"];

    private readonly string[] _words = new string[Words];
    private readonly double[] _cumulated = new double[Words];

    /// <summary>Makes the vocabulary.</summary>
    public GeneratedArticles()
    {
        var random = new Random(1);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var total = 0.0;
        for (var i = 0; i < Words; i++)
        {
            var word = new StringBuilder();
            do
            {
                word.Append(Onsets[random.Next(Onsets.Length)]).Append(Vowels[random.Next(Vowels.Length)]);
            }
            while (word.Length < 4 || !seen.Add(word.ToString()));
            _words[i] = word.ToString();
            _cumulated[i] = total += 1 / Math.Pow(i + 3, Skew);
        }
    }

    /// <summary>In how many of the made articles each word stands.</summary>
    public int[] Frequencies { get; } = new int[Words];

    /// <summary>A word, the commonest first.</summary>
    public string Word(int rank) => _words[rank];

    /// <summary>The rank of a word drawn by chance, common ones more often.</summary>
    public int Draw(Random random) => Math.Min(Words - 1, ~Math.Min(-1, Array.BinarySearch(_cumulated, random.NextDouble() * _cumulated[^1])));

    /// <summary>Ranks of words that stand in so many articles.</summary>
    public List<int> RanksWith(int least, int most) => [.. Enumerable.Range(0, Words).Where(i => Frequencies[i] >= least && Frequencies[i] <= most)];

    /// <summary>Some of the commodities, places and indicators that claims are about.</summary>
    public static Entity Commodity(int number) => Named("commodity", number);

    /// <summary>The articles.</summary>
    public IEnumerable<SearchDocument> Make(int count)
    {
        var random = new Random(2);
        var last = new int[Words];
        Array.Fill(last, -1);
        for (var i = 0; i < count; i++)
        {
            yield return Make(i, random, last);
        }
    }

    private static Entity Named(string kind, int number)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{kind} {number}");
        return new Entity(name, new EntityId(name.Replace(' ', '_')));
    }

    private static int Skewed(Random random, int count) => (int)(count * Math.Pow(random.NextDouble(), 3));

    private SearchDocument Make(int number, Random random, int[] last)
    {
        var claimCount = random.Next(4) == 0 ? 0 : 1 + Skewed(random, 14);
        var sentences = new List<string>();
        var quantities = new List<(string Surface, Quantity Quantity)>();
        for (var i = 0; i < Math.Max(4, claimCount + 1); i++)
        {
            var text = new StringBuilder();
            var length = 8 + random.Next(12);
            for (var j = 0; j < length; j++)
            {
                var rank = Draw(random);
                if (last[rank] != number)
                {
                    (last[rank], Frequencies[rank]) = (number, Frequencies[rank] + 1);
                }

                text.Append(_words[rank]).Append(' ');
            }

            if (i < claimCount)
            {
                var (surface, quantity) = Figure(random, i);
                quantities.Add((surface, quantity));
                text.Append(surface);
            }

            sentences.Add(text.ToString().TrimEnd() + ".");
        }

        var title = string.Join(' ', sentences[0].Split(' ').Take(8));
        var article = Some.Article(
            new PageId("p"),
            string.Join('\n', sentences),
            title,
            string.Create(CultureInfo.InvariantCulture, $"https://site{Skewed(random, 200)}.test/{number}"),
            string.Create(CultureInfo.InvariantCulture, $"Publisher {Skewed(random, 200)}"),
            published: new DateOnly(2005, 1, 1).AddDays(random.Next(7_500)));
        var claims = Enumerable.Range(0, claimCount).Select(i => Some.Claim(
            article,
            sentences[i],
            (ClaimKind)Skewed(random, 4),
            quantities[i].Surface,
            quantities[i].Quantity,
            Named("place", Skewed(random, 60)),
            Commodity(Skewed(random, 60)),
            Named("indicator", Skewed(random, 8)),
            Period.Year(2005 + random.Next(20)),
            i)).ToArray();
        var verdicts = claims.Where(_ => random.Next(3) > 0).Select(claim => Some.Verdict(claim.Id, (VerdictLabel)random.Next(4))).ToArray();
        return SearchDocument.Of(Some.Analysis(article, claims), verdicts, "1") with { Fingerprint = new Fingerprint((ulong)random.NextInt64()) };
    }

    private static (string Surface, Quantity Quantity) Figure(Random random, int number)
    {
        var value = Math.Round((decimal)(random.NextDouble() * (random.Next(2) == 0 ? 100 : 1_000_000)), 1);
        var surface = string.Create(CultureInfo.InvariantCulture, $"{value} of {number}");
        return (surface, new Quantity { Value = value, Unit = value <= 100 ? Unit.Percent : Unit.Tonne, Resolution = 0.1m });
    }
}
