using ClaimPipeline.Records;

namespace ClaimPipeline.App.Commands;

/// <summary>A sentence of a file with what stands around it, as far as the file says.</summary>
/// <param name="Id">Of the sentence.</param>
/// <param name="Text">The sentence.</param>
/// <param name="Title">Headline of its article; empty when unknown.</param>
/// <param name="Previous">The sentence before; null when unknown.</param>
/// <param name="Next">The sentence behind; null when unknown.</param>
/// <param name="Passage">Lines of one passage that follow one another are each other's neighbours; null for none.</param>
internal sealed record ContextLine(string Id, string Text, string Title, string? Previous, string? Next, string? Passage)
{
    /// <summary>Whether nothing is known but the sentence.</summary>
    public bool IsBare => Title.Length == 0 && Previous is null && Next is null && Passage is null;
}

/// <summary>Reads <see cref="ContextLine"/>s and makes sentences of articles of them.</summary>
internal static class ContextLines
{
    /// <summary>Reads as far as is asked for. An id may be a number, too.</summary>
    /// <exception cref="UsageException">There is no such file, or a line is no such object; the message names it.</exception>
    public static IEnumerable<ContextLine> Read(string path, CancellationToken cancellation) =>
        JsonLines.Read(path, cancellation).Select(line => new ContextLine(
            SentenceLines.IdOf(line),
            JsonLines.Need(line, "text"),
            JsonLines.Text(line.Row, "title") ?? "",
            JsonLines.Text(line.Row, "previous"),
            JsonLines.Text(line.Row, "next"),
            JsonLines.Text(line.Row, "passage")));

    /// <summary>Lines in batches, each handed on as soon as it is full; a passage is not cut unless it is longer than <paramref name="most"/> lines.</summary>
    public static IEnumerable<ContextLine[]> InBatches(IEnumerable<ContextLine> lines, int size, int most)
    {
        var batch = new List<ContextLine>(size);
        foreach (var line in lines)
        {
            if (batch.Count >= most || (batch.Count >= size && !IsOnePassage(batch[^1], line)))
            {
                yield return [.. batch];
                batch.Clear();
            }

            batch.Add(line);
            if (batch.Count >= size && line.Passage is null)
            {
                yield return [.. batch];
                batch.Clear();
            }
        }

        if (batch.Count > 0)
        {
            yield return [.. batch];
        }
    }

    /// <summary>The lines from <paramref name="start"/> on that can be tagged in one go: bare ones, those of one passage, or one with its neighbours.</summary>
    public static IReadOnlyList<ContextLine> Together(ContextLine[] lines, int start)
    {
        var first = lines[start];
        var end = start + 1;
        while (end < lines.Length && (first.IsBare ? lines[end].IsBare : IsOnePassage(first, lines[end])))
        {
            end++;
        }

        return lines[start..end];
    }

    /// <summary>The sentences to tag for the lines of <see cref="Together"/>, and which of them is which line.</summary>
    public static IReadOnlyList<Sentence> SentencesOf(IReadOnlyList<ContextLine> lines, out int[] indexes)
    {
        var article = new ArticleId(ContentHash.Of(lines[0].Passage ?? lines[0].Id));
        if (lines[0].IsBare)
        {
            indexes = [.. Enumerable.Range(0, lines.Count)];
            return [.. lines.Select(line => SentenceOf(new ArticleId(ContentHash.Of(line.Id)), 0, line.Text))];
        }

        string[] texts = lines[0].Passage is null
            ? [.. new[] { lines[0].Previous, lines[0].Text, lines[0].Next }.OfType<string>()]
            : [.. lines.Select(line => line.Text)];
        var first = lines[0].Passage is null && lines[0].Previous is not null ? 1 : 0;
        indexes = [.. Enumerable.Range(first, lines.Count)];
        return [.. texts.Select((text, i) => SentenceOf(article, i, text))];
    }

    private static bool IsOnePassage(ContextLine one, ContextLine other) => one.Passage is not null && other.Passage == one.Passage && other.Title == one.Title;

    private static Sentence SentenceOf(ArticleId article, int index, string text) =>
        new(new SentenceId(article, index), new TextSpan(0, text.Length), text, BlockKind.Paragraph);
}
