using System.Globalization;
using System.Text.Json;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.Tests.Fuzz;

/// <summary>
/// Sentences of the corpus, broken at random: characters dropped, doubled, swapped and replaced, pieces of two sentences joined.
/// <c>CLAIMPIPELINE_FUZZ</c> says how many (default 3,000), <c>CLAIMPIPELINE_FUZZ_SEED</c> repeats a run.
/// </summary>
internal sealed class MutatedCorpus
{
    private const int Usual = 3_000;
    private const int MostChanges = 6;
    private const string Odd = "0123456789.,,%$€£¥*'\"()/-–~<>=+:; \t\n\u00a0\u200b３％，万亿吨½²°\ud83d\ude00\u0301\0";

    private readonly string[] _sentences;
    private readonly Random _random;

    public MutatedCorpus()
    {
        Seed = Setting("CLAIMPIPELINE_FUZZ_SEED", 20_261_122);
        Count = Setting("CLAIMPIPELINE_FUZZ", Usual);
        _random = new Random(Seed);
        _sentences = [.. Directory.GetFiles(Repository.At("corpus", "figures"), "*.jsonl").Order(StringComparer.Ordinal)
            .Append(Repository.At("corpus", "sentences.jsonl"))
            .SelectMany(File.ReadLines).Where(line => line.Length > 0).Select(TextOf)];
    }

    public int Seed { get; }

    public int Count { get; }

    public IEnumerable<string> Texts()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return Mutate(Pick());
        }
    }

    private string Mutate(string text)
    {
        if (_random.Next(4) == 0)
        {
            var other = Pick();
            text = text[.._random.Next(text.Length + 1)] + other[_random.Next(other.Length)..];
        }

        var characters = text.ToList();
        for (var change = _random.Next(MostChanges); change >= 0 && characters.Count > 1; change--)
        {
            var at = _random.Next(characters.Count);
            switch (_random.Next(5))
            {
                case 0:
                    characters.RemoveAt(at);
                    break;
                case 1:
                    characters.Insert(at, characters[_random.Next(characters.Count)]);
                    break;
                case 2:
                    characters[at] = Odd[_random.Next(Odd.Length)];
                    break;
                case 3:
                    characters.Insert(at, Odd[_random.Next(Odd.Length)]);
                    break;
                default:
                    (characters[at], characters[^1]) = (characters[^1], characters[at]);
                    break;
            }
        }

        return new string([.. characters]);
    }

    private string Pick() => _sentences[_random.Next(_sentences.Length)];

    private static string TextOf(string line)
    {
        using var json = JsonDocument.Parse(line);
        return json.RootElement.GetProperty("text").GetString()!;
    }

    private static int Setting(string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : usual;
}
