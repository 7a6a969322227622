using System.Globalization;

namespace ClaimPipeline.Records;

/// <summary>One checkable statement of a sentence, born complete.</summary>
public sealed record Claim
{
    /// <summary>Rule of a <see cref="Period"/> from which on a measure is said to be in force, rather than in which it was taken.</summary>
    public const string InForceSince = "in-force-since";

    /// <summary>See <see cref="IdOf"/>.</summary>
    public required ClaimId Id { get; init; }

    /// <summary>The sentence that makes it.</summary>
    public required SentenceId Sentence { get; init; }

    /// <summary>In Article.Text (of a headline's claim: in Article.Title): the words that make the claim, at most the whole sentence.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>What it is about.</summary>
    public required ClaimKind Kind { get; init; }

    /// <summary>How sure the classifier (or, for a Statistic, the linker) is that this is a claim, 0 to 1.</summary>
    public required double Probability { get; init; }

    /// <summary>Asserted or denied.</summary>
    public Polarity Polarity { get; init; }

    /// <summary>State of the measure; null when the text says none or the claim is of no measure.</summary>
    public ClaimStatus? Status { get; init; }

    /// <summary>Shape of the statement.</summary>
    public required AssertionForm Form { get; init; }

    /// <summary>Direction of a Change, Trend or Comparison (Down: less than); None otherwise.</summary>
    public Change Direction { get; init; }

    /// <summary>For a Rank: 1 is the largest. Null otherwise.</summary>
    public int? Rank { get; init; }

    /// <summary>What is measured: production, reserves, exports ... (for a share: of which it is a share).</summary>
    public Slot<Entity>? Indicator { get; init; }

    /// <summary>Commodity, product or technology.</summary>
    public Slot<Entity>? Subject { get; init; }

    /// <summary>Whose production, reserves, measure ... it is.</summary>
    public Slot<Entity>? Place { get; init; }

    /// <summary>The partner: target of a ban, supplier of imports, the other side of a comparison.</summary>
    public Slot<Entity>? Counterpart { get; init; }

    /// <summary>For a share: the place whose total is the whole; the world as a rule.</summary>
    public Slot<Entity>? Whole { get; init; }

    /// <summary>When.</summary>
    public Slot<Period>? Period { get; init; }

    /// <summary>Who says so ("according to the USGS"), or who set the measure.</summary>
    public Slot<Entity>? Authority { get; init; }

    /// <summary>UNCTAD MAST code of the measure (P31 export prohibition, P33 export licence, E3 import prohibition; suffix T: of technology).</summary>
    public Slot<Entity>? MeasureType { get; init; }

    /// <summary>The figures, by position in the sentence.</summary>
    public ValueList<ClaimFigure> Figures { get; init; } = [];

    /// <summary>The first figure in that role; null when there is none.</summary>
    public Figure? FigureIn(FigureRole role)
    {
        foreach (var figure in Figures)
        {
            if (figure.Role == role)
            {
                return figure.Figure;
            }
        }

        return null;
    }

    /// <summary>The figure that stands for the claim: the first in the role Value, else the first; null without any.</summary>
    public ClaimFigure? MainFigure()
    {
        ClaimFigure? first = null;
        foreach (var figure in Figures)
        {
            if (figure.Role == FigureRole.Value)
            {
                return figure;
            }

            first ??= figure;
        }

        return first;
    }

    /// <summary>
    /// Hash of sentence, kind, form, span, figures' spans and, so that two claims over the same words differ, place,
    /// subject and indicator.
    /// </summary>
    public static ClaimId IdOf(Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        var figures = string.Join(';', claim.Figures.Select(f =>
            string.Create(CultureInfo.InvariantCulture, $"{f.Role}@{f.Figure.Span.Start}+{f.Figure.Span.Length}")));
        return new ClaimId(ContentHash.Of(
            claim.Sentence.Value,
            claim.Kind.ToString(),
            claim.Form.ToString(),
            string.Create(CultureInfo.InvariantCulture, $"{claim.Span.Start}+{claim.Span.Length}"),
            figures,
            claim.Indicator?.Value.Name,
            claim.Subject?.Value.Name,
            claim.Place?.Value.Name,
            claim.Counterpart?.Value.Name));
    }
}
