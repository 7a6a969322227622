using ClaimPipeline.App.Wording;
using ClaimPipeline.Records;
using ClaimPipeline.Search;

namespace ClaimPipeline.App.Workbench.Search;

/// <summary>The figures of an article beside those that its copies give for the same.</summary>
internal static class CopyNumbers
{
    /// <summary>A row for each claim of the article that has a figure.</summary>
    public static IReadOnlyList<CopyNumberRow> Of(SearchHit hit)
    {
        var own = Numbered(hit).ToList();
        var copies = hit.Copies.Select(copy => Numbered(copy).ToDictionary(n => n.Key, n => n.Claim)).ToArray();
        return
        [
            .. own.Select(row => new CopyNumberRow(
                ClaimTopic.Of(row.Claim),
                Cell(row.Claim, row.Claim)!,
                [.. copies.Select(copy => copy.TryGetValue(row.Key, out var same) ? Cell(same, row.Claim) : null)])),
        ];
    }

    // What is said of, and the how manieth claim that says so: the figure is what may differ.
    private static IEnumerable<((ClaimKind, AssertionForm, string, string, string, int) Key, Claim Claim)> Numbered(SearchHit hit) => hit.Claims
        .Select(found => found.Claim)
        .Where(claim => claim.MainFigure() is not null)
        .OrderBy(claim => claim.Span)
        .GroupBy(claim => (claim.Kind, claim.Form, Key(claim.Indicator), Key(claim.Subject), Key(claim.Place)))
        .SelectMany(same => same.Select((claim, i) => ((same.Key.Kind, same.Key.Form, same.Key.Item3, same.Key.Item4, same.Key.Item5, i), claim)));

    private static string Key(Slot<Entity>? slot) => slot is null ? "" : EntityKey.Of(slot.Value);

    private static CopyNumber? Cell(Claim claim, Claim own)
    {
        var (figure, ownFigure) = (claim.MainFigure()!.Figure.Quantity, own.MainFigure()!.Figure.Quantity);
        return new CopyNumber(claim.Id, FigureText.ForReading(figure), FigureKey.Of(figure) != FigureKey.Of(ownFigure));
    }
}

/// <summary>One thing said, with its figure here and in each copy.</summary>
/// <param name="Topic">What is said of.</param>
/// <param name="Own">Here.</param>
/// <param name="Copies">In each copy, in the order of copies; null where it is not among what was found.</param>
internal sealed record CopyNumberRow(string Topic, CopyNumber Own, IReadOnlyList<CopyNumber?> Copies);

/// <summary>A figure of one copy.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Text">The figure.</param>
/// <param name="Differs">Whether it is another amount than the article's.</param>
internal sealed record CopyNumber(ClaimId Claim, string Text, bool Differs);
