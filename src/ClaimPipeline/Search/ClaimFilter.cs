using ClaimPipeline.Records;

namespace ClaimPipeline.Search;

/// <summary>A tree of conditions that one claim must meet by itself.</summary>
public abstract record ClaimFilter
{
    private ClaimFilter()
    {
    }

    /// <summary>Every claim.</summary>
    public sealed record Any : ClaimFilter;

    /// <summary>All of the parts.</summary>
    public sealed record And(ValueList<ClaimFilter> Parts) : ClaimFilter;

    /// <summary>At least one of the parts.</summary>
    public sealed record Or(ValueList<ClaimFilter> Parts) : ClaimFilter;

    /// <summary>Every claim but those.</summary>
    public sealed record Not(ClaimFilter Part) : ClaimFilter;

    /// <summary>Of that kind.</summary>
    public sealed record OfKind(ClaimKind Kind) : ClaimFilter;

    /// <summary>A slot holds one of these.</summary>
    /// <param name="Slot">Which slot.</param>
    /// <param name="Keys">See <see cref="EntityKey"/>.</param>
    public sealed record InSlot(ClaimSlot Slot, ValueList<string> Keys) : ClaimFilter;

    /// <summary>The claim's period shares a day with this one.</summary>
    public sealed record InPeriod(Period Period) : ClaimFilter;

    /// <summary>The verdict has that label; null: there is no verdict yet.</summary>
    public sealed record Judged(VerdictLabel? Label) : ClaimFilter;

    /// <summary>The verdict has that reason.</summary>
    public sealed record Because(VerdictReason Reason) : ClaimFilter;

    /// <summary>A later text tells it otherwise, or tells otherwise than an earlier one; see <see cref="SearchClaim.Revised"/>.</summary>
    /// <param name="Kind">In that way; null for any.</param>
    public sealed record Revised(RevisionKind? Kind) : ClaimFilter;

    /// <summary>One of the claim's figures lies in the range.</summary>
    public sealed record WithFigure(FigureRange Range) : ClaimFilter;
}

/// <summary>A slot of a claim that can be searched.</summary>
public enum ClaimSlot
{
    /// <summary><see cref="Claim.Place"/>.</summary>
    Place,

    /// <summary><see cref="Claim.Subject"/>.</summary>
    Commodity,

    /// <summary><see cref="Claim.Indicator"/>.</summary>
    Indicator,
}
