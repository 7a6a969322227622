using System.Text.Json.Nodes;
using ClaimPipeline.Records;
using static ClaimPipeline.App.Exporting.JsonLine;

namespace ClaimPipeline.App.Exporting;

/// <summary>
/// Claims as W3C Web Annotations of their articles. The quote with what stands around it finds the claim in the page; the position
/// counts code points, as the standard has it, in the text that was extracted from the page.
/// </summary>
internal sealed class AnnotationWriter(TextWriter output) : IClaimWriter
{
    /// <summary>Characters before and behind a quote that tell it from the same words elsewhere.</summary>
    private const int Around = 32;

    /// <inheritdoc/>
    public Task WriteHeaderAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task<bool> WriteAsync(ArticleAnalysis analysis, Claim claim, Verdict? verdict)
    {
        var article = analysis.Article;
        var sentence = analysis.SentenceOf(claim);
        var (text, span) = (article.TextOf(sentence), claim.Span);
        var before = TextSpan.FromBounds(Border(text, Math.Max(0, span.Start - Around)), span.Start);
        var behind = TextSpan.FromBounds(span.End, Border(text, Math.Min(text.Length, span.End + Around)));
        var start = CodePoints(text.AsSpan(0, span.Start));
        var body = new JsonArray(Object(("type", "TextualBody"), ("purpose", "tagging"), ("value", claim.Kind.ToString())));
        if (verdict is not null)
        {
            body.Add(Object(("type", "TextualBody"), ("purpose", "tagging"), ("value", $"{verdict.Label} ({verdict.Reason})")));
            body.Add(Object(
                ("type", "TextualBody"),
                ("purpose", "assessing"),
                ("format", "text/plain"),
                ("language", "en"),
                ("value", verdict.Explanation)));
        }

        var selectors = new JsonArray(Object(
            ("type", "TextQuoteSelector"), ("exact", span.Slice(text)), ("prefix", before.Slice(text)), ("suffix", behind.Slice(text))));
        if (sentence.Block != BlockKind.Title)
        {
            // Positions count in the text that was extracted, and the headline is not in it.
            selectors.Add(Object(("type", "TextPositionSelector"), ("start", start), ("end", start + CodePoints(span.Slice(text)))));
        }

        await output.WriteAsync(Of(Object(
            ("@context", "http://www.w3.org/ns/anno.jsonld"),
            ("id", $"urn:claimpipeline:claim:{claim.Id}"),
            ("type", "Annotation"),
            ("motivation", "assessing"),
            ("body", body),
            ("target", Object(
                ("source", article.CanonicalUrl),
                ("selector", selectors))))));
        return true;
    }

    // No half of a surrogate pair.
    private static int Border(string text, int at) => at < text.Length && char.IsLowSurrogate(text[at]) ? at + 1 : at;

    private static int CodePoints(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes())
        {
            count++;
        }

        return count;
    }
}
