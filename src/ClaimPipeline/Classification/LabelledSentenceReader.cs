using System.Text.Json;
using ClaimPipeline.Records;

namespace ClaimPipeline.Classification;

/// <summary>Reads labelled sentences, one JSON object a line; empty lines are skipped, unknown members ignored.</summary>
public static class LabelledSentenceReader
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="LabelledSentenceException">A line is not a labelled sentence, or its id was seen before.</exception>
    public static IReadOnlyList<LabelledSentence> ReadFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var reader = new StreamReader(path);
        return Read(reader, path);
    }

    /// <summary>Reads a corpus: a file, or a folder with <c>sentences.jsonl</c> and, in <c>passages</c>, files of running text in the order of their names.</summary>
    /// <exception cref="LabelledSentenceException">A line is not a labelled sentence, its id was seen before, or a passage is torn.</exception>
    public static IReadOnlyList<LabelledSentence> ReadCorpus(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!Directory.Exists(path))
        {
            return ReadFile(path);
        }

        var passages = Path.Combine(path, "passages");
        var running = Directory.Exists(passages) ? Directory.GetFiles(passages, "*.jsonl") : [];
        var sentences = new List<LabelledSentence>();
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in running.Order(StringComparer.Ordinal).Prepend(Path.Combine(path, "sentences.jsonl")))
        {
            using var reader = new StreamReader(file);
            sentences.AddRange(Read(reader, file, seen));
        }

        return sentences;
    }

    /// <summary>Reads a text.</summary>
    /// <param name="reader">The lines.</param>
    /// <param name="name">What to call the text in an error.</param>
    /// <exception cref="LabelledSentenceException">A line is not a labelled sentence, its id was seen before, or a passage is torn.</exception>
    public static IReadOnlyList<LabelledSentence> Read(TextReader reader, string name)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return Read(reader, name, new Dictionary<string, string>(StringComparer.Ordinal));
    }

    private static List<LabelledSentence> Read(TextReader reader, string name, Dictionary<string, string> seen)
    {
        var sentences = new List<LabelledSentence>();
        var passages = new HashSet<string>(StringComparer.Ordinal);
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            var sentence = ReadLine(line, name, number);
            if (!seen.TryAdd(sentence.Id, $"{name}:{number}"))
            {
                throw new LabelledSentenceException($"{name}:{number}: the id '{sentence.Id}' is that of {seen[sentence.Id]} already.");
            }

            if (sentence.Passage is { } passage && (sentences.Count == 0 || sentences[^1].Passage != passage) && !passages.Add(passage))
            {
                throw new LabelledSentenceException($"{name}:{number}: the sentences of the passage '{passage}' do not stand together.");
            }

            sentences.Add(sentence);
        }

        return sentences;
    }

    private static LabelledSentence ReadLine(string line, string name, int number)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return Read(json.RootElement);
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            throw new LabelledSentenceException($"{name}:{number}: {e.Message}", e);
        }
    }

    private static LabelledSentence Read(JsonElement line)
    {
        if (line.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("the line is not a JSON object.");
        }

        var attrs = line.TryGetProperty("attrs", out var a) && a.ValueKind == JsonValueKind.Object ? a : default;
        return new LabelledSentence
        {
            Id = Text(line, "id") ?? throw new FormatException("'id' is missing."),
            Text = Text(line, "text") ?? throw new FormatException("'text' is missing."),
            Labels = Labels(line),
            Topic = Text(line, "topic") ?? "",
            Style = Text(line, "style") ?? "",
            Era = Text(line, "era"),
            Passage = Text(line, "passage"),
            Title = Text(line, "title") ?? "",
            Split = Choice<CorpusSplit>(line, "split") ?? CorpusSplit.Test,
            Attrs = attrs.ValueKind != JsonValueKind.Object ? new() : new SentenceAttributes
            {
                Polarity = Choice<Polarity>(attrs, "polarity"),
                Status = Choice<ClaimStatus>(attrs, "status"),
                BanKind = Text(attrs, "ban_kind"),
                ShareKind = Text(attrs, "share_kind"),
                Hard = attrs.TryGetProperty("hard", out var hard) && hard.ValueKind == JsonValueKind.True,
            },
        };
    }

    private static ValueList<ClaimKind> Labels(JsonElement line)
    {
        if (!line.TryGetProperty("labels", out var labels) || labels.ValueKind != JsonValueKind.Array)
        {
            throw new FormatException("'labels' is missing or not an array.");
        }

        var kinds = new SortedSet<ClaimKind>();
        foreach (var label in labels.EnumerateArray())
        {
            kinds.Add(label.ValueKind == JsonValueKind.String && Enum.TryParse<ClaimKind>(label.GetString(), ignoreCase: true, out var kind) && kind <= ClaimKind.Share
                ? kind
                : throw new FormatException($"{label.GetRawText()} is not a label: quota, ban and share are."));
        }

        return kinds.ToValueList();
    }

    private static string? Text(JsonElement parent, string name) =>
        !parent.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : throw new FormatException($"'{name}' is not a text.");

    private static T? Choice<T>(JsonElement parent, string name)
        where T : struct, Enum =>
        Text(parent, name) is not { } text ? null
        : Enum.TryParse<T>(text.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var value) && Enum.IsDefined(value) ? value
        : throw new FormatException($"'{name}' is '{text}', and should be one of {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}.");
}
