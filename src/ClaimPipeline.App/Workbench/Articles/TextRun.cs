using ClaimPipeline.App.Wording;
using ClaimPipeline.Records;

namespace ClaimPipeline.App.Workbench.Articles;

/// <summary>A run of characters that the same claims cover.</summary>
/// <param name="Text">The characters.</param>
/// <param name="Claims">The claims that cover it, of a figure only those whose figure it is; none for text between claims.</param>
/// <param name="Begin">Those that begin with it.</param>
/// <param name="End">Those that end with it.</param>
/// <param name="IsFigure">Whether it is a figure of one of them.</param>
public sealed record TextRun(
    string Text, IReadOnlyList<ArticleClaim> Claims, IReadOnlyList<ArticleClaim> Begin, IReadOnlyList<ArticleClaim> End, bool IsFigure)
{
    /// <summary>
    /// The verdict that gives it its colour: that of the shortest claim, so that a wide claim does not hide what stands in it; the gravest
    /// where two are as short.
    /// </summary>
    public VerdictLabel? Shown => VerdictWords.Worst(
        Claims.Where(claim => claim.Span.Length == Claims.Min(other => other.Span.Length)).Select(claim => claim.Verdict?.Label));

    /// <summary>Cuts a piece of a text; joined the runs are the piece. Claims that reach beyond it begin and end at its borders.</summary>
    internal static IReadOnlyList<TextRun> Of(string text, TextSpan span, IReadOnlyList<ArticleClaim> claims)
    {
        var own = claims.Where(claim => claim.Span.Overlaps(span)).ToList();
        var figures = own.SelectMany(Figures).Where(figure => figure.Overlaps(span)).ToList();
        int[] borders =
        [
            .. own.Select(claim => claim.Span).Concat(figures)
                .SelectMany(part => new[] { part.Start, part.End })
                .Where(at => at > span.Start && at < span.End)
                .Append(span.Start).Append(span.End)
                .Distinct().Order(),
        ];
        var runs = new List<TextRun>();
        for (var i = 0; i + 1 < borders.Length; i++)
        {
            var piece = TextSpan.FromBounds(borders[i], borders[i + 1]);
            var covering = own.Where(claim => claim.Span.Overlaps(piece)).ToList();
            var owners = covering.Where(claim => Figures(claim).Any(figure => figure.Contains(piece))).ToList();
            runs.Add(new TextRun(
                piece.Slice(text),
                owners.Count > 0 ? owners : covering,
                [.. covering.Where(claim => claim.Span.Start == piece.Start)],
                [.. covering.Where(claim => claim.Span.End == piece.End)],
                owners.Count > 0));
        }

        return runs;
    }

    /// <summary>Where a claim's figures stand in the text of its claim.</summary>
    internal static IEnumerable<TextSpan> Figures(ArticleClaim claim)
    {
        var sentence = claim.SentenceStart;
        return claim.Claim.Figures.Select(figure => figure.Figure.Span.Shift(sentence));
    }
}
