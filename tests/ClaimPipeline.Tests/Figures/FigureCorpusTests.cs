using System.Globalization;
using System.Text.Json;
using ClaimPipeline.Figures;
using ClaimPipeline.Records;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.Tests.Figures;

/// <summary>Every example of corpus/figures comes out exactly as it is written there.</summary>
public sealed class FigureCorpusTests
{
    private static readonly FigureExtractor Extractor = new();

    public static TheoryData<string> Files() =>
        new(Directory.GetFiles(Repository.At("corpus", "figures"), "*.jsonl").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Files))]
    public void Extract_CorpusSentence_GivesItsFigures(string file)
    {
        var wrong = new List<string>();
        foreach (var line in File.ReadLines(Repository.At("corpus", "figures", file)).Where(line => line.Length > 0))
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            var text = root.GetProperty("text").GetString()!;
            var headers = root.TryGetProperty("headers", out var value) ? value.GetString() : null;
            root.GetProperty("category").GetString().ShouldBe(Path.GetFileNameWithoutExtension(file), text);

            var wanted = root.GetProperty("figures").EnumerateArray().Select(Wanted).ToList();
            var found = Extractor.Extract(text, headers).Select(Found).ToList();
            if (!wanted.SequenceEqual(found))
            {
                wrong.Add($"{text}\n  wanted {string.Join(" ; ", wanted)}\n  found  {string.Join(" ; ", found)}");
            }
        }

        wrong.ShouldBeEmpty(string.Join('\n', wrong));
    }

    [Fact]
    public void Corpus_Figures_SliceTheirText()
    {
        foreach (var file in Directory.GetFiles(Repository.At("corpus", "figures"), "*.jsonl"))
        {
            foreach (var line in File.ReadLines(file).Where(line => line.Length > 0))
            {
                using var document = JsonDocument.Parse(line);
                var text = document.RootElement.GetProperty("text").GetString()!;
                foreach (var figure in document.RootElement.GetProperty("figures").EnumerateArray())
                {
                    var surface = figure.GetProperty("surface").GetString()!;
                    text.Substring(figure.GetProperty("start").GetInt32(), surface.Length).ShouldBe(surface, text);
                }
            }
        }
    }

    private static string Wanted(JsonElement figure) => Show(
        figure.GetProperty("start").GetInt32(),
        figure.GetProperty("surface").GetString()!,
        figure.GetProperty("value").GetDecimal(),
        figure.TryGetProperty("valueMax", out var max) ? max.GetDecimal() : null,
        figure.GetProperty("unit").GetString()!,
        figure.TryGetProperty("modifier", out var modifier) ? modifier.GetString()! : "=",
        figure.TryGetProperty("change", out var change) ? change.GetString()! : "none",
        figure.TryGetProperty("negated", out var negated) && negated.GetBoolean());

    private static string Found(Figure figure) => Show(
        figure.Span.Start,
        figure.Surface,
        figure.Quantity.Value,
        figure.Quantity.MaxValue,
        figure.Quantity.Unit.Code,
        figure.Quantity.Modifier switch
        {
            Modifier.About => "~",
            Modifier.Nearly => "nearly",
            Modifier.MoreThan => ">",
            Modifier.AtLeast => ">=",
            Modifier.LessThan => "<",
            Modifier.AtMost => "<=",
            _ => "=",
        },
        figure.Change switch { Change.Up => "up", Change.Down => "down", _ => "none" },
        figure.Negated);

    private static string Show(int start, string surface, decimal value, decimal? max, string unit, string modifier, string change, bool negated) =>
        string.Create(CultureInfo.InvariantCulture, $"{start} \"{surface}\" {modifier} {Math.Round(value, 8):0.########}..{(max is null ? "" : Math.Round(max.Value, 8).ToString("0.########", CultureInfo.InvariantCulture))} {unit} {change}{(negated ? " negated" : "")}");
}
