using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ClaimPipeline.Evaluation;

/// <summary>
/// Reads NewsQuant.json of the CQE evaluation: a list of <c>{"text", "quantities": [{"value", "normalized_unit"}]}</c>. The file is
/// no part of this project; <c>docs/guide/evaluate.md</c> says where it is.
/// </summary>
public static class NewsQuantReader
{
    /// <summary>All its sentences.</summary>
    /// <exception cref="FormatException">The file is none of that form; the message says where.</exception>
    public static IReadOnlyList<NewsQuantSentence> Read(string path)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            return [.. json.RootElement.EnumerateArray().Select((sentence, index) => Sentence(sentence, path, index))];
        }
        catch (Exception trouble) when (trouble is JsonException or InvalidOperationException)
        {
            throw new FormatException($"{path} is no list of sentences as NewsQuant.json has them: {trouble.Message}", trouble);
        }
    }

    private static NewsQuantSentence Sentence(JsonElement json, string path, int index)
    {
        try
        {
            var text = json.GetProperty("text").GetString()!;
            return new(text, [.. json.GetProperty("quantities").EnumerateArray().Select(Figure)], PartOf(text));
        }
        catch (Exception trouble) when (trouble is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new FormatException($"{path}: sentence {index + 1} has no text with quantities of value and normalized_unit: {trouble.Message}", trouble);
        }
    }

    private static NewsQuantFigure Figure(JsonElement json)
    {
        var value = json.GetProperty("value").ToString().Trim();
        var unit = json.GetProperty("normalized_unit").GetString();
        var dash = value.Contains('E', StringComparison.Ordinal) ? -1 : value.IndexOf('-', StringComparison.Ordinal);
        var ends = dash > 0 ? value.Split('-') : [value];
        return new(Number(ends[0]), ends.Length > 1 ? Number(ends[1]) : null, string.IsNullOrEmpty(unit) ? "-" : unit.ToLowerInvariant());
    }

    private static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    // By the text alone, so that the order of the file does not matter: a salted SHA-256 of an id that is a SHA-1 of the text,
    // which is how others part this file.
    private static CorpusPart PartOf(string text)
    {
        var id = "nq-" + Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(text)))[..10];
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes("figures-split-v1:" + id));
        return hash[3] % 2 == 0 ? CorpusPart.Dev : CorpusPart.Heldout;
    }
}
