using System.Globalization;
using System.Text.Json;
using ClaimPipeline.Figures;
using ClaimPipeline.Linking;
using ClaimPipeline.Records;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.Tests.Linking;

/// <summary>Sentences of one article with their labels and the claims they make: a line of <c>corpus/claims.jsonl</c>.</summary>
internal sealed record AnnotatedArticle(string Id, IReadOnlyList<Claim> Linked, IReadOnlyList<AnnotatedClaim> Expected)
{
    private static readonly FigureExtractor Extractor = new();
    private static readonly ClaimLinker Linker = new(new LinkingOptions());

    public static IReadOnlyList<AnnotatedArticle> ReadAll() =>
        [.. File.ReadLines(Repository.At("corpus", "claims.jsonl")).Where(l => l.Length > 0).Select(Read)];

    /// <summary>Links sentences whose accepted labels are given by their initials: Q, B, S.</summary>
    public static IReadOnlyList<Claim> Link(string title, DateOnly? published, params (string Labels, string Text)[] sentences) =>
        Link(title, published, null, sentences);

    /// <summary>The same; with column headers the sentences are rows of a table.</summary>
    public static IReadOnlyList<Claim> Link(string title, DateOnly? published, string? headers, params (string Labels, string Text)[] sentences)
    {
        var text = string.Join(' ', sentences.Select(s => s.Text));
        var article = new Article
        {
            Id = Article.IdOf("https://example.org/", title, null, text),
            Page = new PageId("page"),
            CanonicalUrl = "https://example.org/",
            Publisher = "Example",
            Title = title,
            Language = "en",
            Text = text,
            Published = published is { } date ? new SourcedDate(date, null, "test", 1) : null,
        };
        var quantified = new List<QuantifiedSentence>();
        var start = 0;
        foreach (var (labels, sentence) in sentences)
        {
            var tags = new[] { (ClaimKind.Quota, 'Q'), (ClaimKind.Ban, 'B'), (ClaimKind.Share, 'S') }
                .Select(t => new Tag(t.Item1, labels.Contains(t.Item2, StringComparison.Ordinal) ? 0.9 : 0.01, labels.Contains(t.Item2, StringComparison.Ordinal)));
            quantified.Add(Extractor.Extract(new TaggedSentence(
                new Sentence(new SentenceId(article.Id, quantified.Count), new TextSpan(start, sentence.Length), sentence, headers is null ? BlockKind.Paragraph : BlockKind.TableRow, headers),
                tags.ToValueList())));
            start += sentence.Length + 1;
        }

        return Linker.Link(article, quantified);
    }

    private static AnnotatedArticle Read(string line)
    {
        using var json = JsonDocument.Parse(line);
        var root = json.RootElement;
        var labels = root.GetProperty("labels").EnumerateArray().Select(l => l.GetString()!);
        var sentences = root.GetProperty("sentences").EnumerateArray().Select(s => s.GetString()!);
        return new(
            root.GetProperty("id").GetString()!,
            Link(root.TryGetProperty("title", out var title) ? title.GetString()! : "", DateOnly.ParseExact(root.GetProperty("published").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
                root.TryGetProperty("headers", out var headers) ? headers.GetString() : null, [.. labels.Zip(sentences)]),
            [.. root.GetProperty("claims").EnumerateArray().Select(AnnotatedClaim.Read)]);
    }
}
