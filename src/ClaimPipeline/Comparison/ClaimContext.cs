using ClaimPipeline.Gazetteer;
using ClaimPipeline.Records;

namespace ClaimPipeline.Comparison;

/// <summary>One claim with what a judge needs to know of it.</summary>
internal sealed class ClaimContext
{
    public ClaimContext(Claim claim, ArticleFacts article, ReferenceView reference, ComparisonOptions options)
    {
        (Claim, Article, Reference, Options) = (claim, article, reference, options);
        Period = PeriodTarget.Of(claim, article.Published, options.LeastSlotConfidence);
        Indicator = claim.Indicator?.Value.Id?.Value;
        Subject = claim.Subject?.Value.Id?.Value;
        Place = claim.Place is null ? OnlyPlaceOf(claim, reference) : AreaOf(claim, reference) ?? claim.Place.Value.Id?.Value;
        Counterpart = claim.Counterpart?.Value.Id?.Value;
        Whole = claim.Whole?.Value.Id?.Value;
        Together = PlacesOf(claim.Place);
    }

    public Claim Claim { get; }

    public ArticleFacts Article { get; }

    public ReferenceView Reference { get; }

    public ComparisonOptions Options { get; }

    public PeriodTarget Period { get; }

    public string? Indicator { get; }

    public string? Subject { get; }

    public string? Place { get; }

    /// <summary>The countries that the text adds up ("China and Russia together"); empty for a claim of one place.</summary>
    public IReadOnlyList<string> Together { get; }

    public string? Counterpart { get; }

    public string? Whole { get; }

    /// <summary>The least sure of the slots that decide what is compared.</summary>
    public double Confidence => Math.Min(
        Math.Min(Claim.Indicator?.Confidence ?? 0, Claim.Subject?.Confidence ?? 0),
        Math.Min(Claim.Place?.Confidence ?? 0, Claim.Counterpart?.Confidence ?? 1));

    /// <summary>Whether the slots are sure enough to call the claim wrong.</summary>
    public bool MayRefute => Confidence >= Options.LeastSlotConfidence && Claim.Polarity == Polarity.Asserted;

    /// <summary>
    /// The source that the text names, when figures of it are here; "elsewhere" when it names one whose figures are not: then no figure
    /// here can call it wrong. Null when it names none, or the authority that took a measure.
    /// </summary>
    public string? NamedSource
    {
        get
        {
            if (Claim.Kind is ClaimKind.Quota or ClaimKind.Ban || Claim.Authority?.Value is not { } authority)
            {
                return null;
            }

            var code = authority.Id?.Value ?? authority.Name;
            return Reference.HasSource(code) ? code : Elsewhere;
        }
    }

    public const string Elsewhere = "elsewhere";

    /// <summary>"China's production of rare earths in 2022".</summary>
    public string Topic
    {
        get
        {
            var topic = (Claim.Indicator?.Value.Name ?? "figure") + (Claim.Subject is { } subject ? $" of {subject.Value.Name}" : "");
            if (Place == "OTH" && Counterpart is not null)
            {
                topic += $", all but {Claim.Counterpart!.Value.Name}";
            }
            else if (Claim.Place is { } place)
            {
                topic += $", {(Place == "WLD" ? "the world" : place.Value.Name)}";
            }

            return Period.Stated is { } period ? $"{topic}, {period}" : topic;
        }
    }

    /// <summary>What the claim lacks before anything can be looked up; null when it is complete.</summary>
    public string? Missing =>
        Claim.Indicator is null ? "what is measured"
        : Claim.Subject is null ? "of what"
        : Claim.Place is null && Place is null ? "where"
        : null;

    /// <summary>What the claim names that no official list here knows; null when all is known.</summary>
    public string? Unknown =>
        Indicator is null ? Claim.Indicator?.Value.Name
        : Subject is null ? Claim.Subject?.Value.Name
        : Place is null && !IsOfSeveral ? Claim.Place?.Value.Name
        : null;

    /// <summary>Whether it gives a level or a share of several countries at once.</summary>
    public bool IsOfSeveral => Together.Count > 1 && Claim is { Form: AssertionForm.Level, Kind: ClaimKind.Statistic or ClaimKind.Share };

    /// <summary>A place that a table must list to answer at all.</summary>
    public string PlaceOfTable => IsOfSeveral ? Together[0] : Place == "OTH" && Counterpart is not null ? Counterpart : Place!;

    /// <summary>The countries named together in a slot that no single code stands for.</summary>
    public static IReadOnlyList<string> PlacesOf(Slot<Entity>? slot) => slot is { Value: { Id: null } value, Rule: "together" or "joint" }
        ? [.. EntityGazetteer.Default.FindAll(value.Name).Where(m => m.Kind == EntityKind.Place && !Terms.IsAggregate(m.Entry.Id.Value)).Select(m => m.Entry.Id.Value).Distinct()]
        : [];

    /// <summary>A commission's quota is listed under the one area of it for which the goods have one; null for all else.</summary>
    private static string? AreaOf(Claim claim, ReferenceView reference)
    {
        if (claim.Kind != ClaimKind.Quota || claim.Subject?.Value.Id?.Value is not { } subject || claim.Place?.Value.Id?.Value is not { } place
            || !Terms.IsAggregate(place) || reference.IndicatorsOf(subject, place).Count > 0)
        {
            return null;
        }

        var areas = Terms.SelfAndNarrower(EntityKind.Place, place).Skip(1).Where(p => p.Length != 3 && reference.IndicatorsOf(subject, p).Count > 0).ToList();
        return areas.Count == 1 ? areas[0] : null;
    }

    /// <summary>
    /// For a claim without a place, such as "the quota for eastern bluefin tuna" or "24 technologies are prohibited": the one place that has
    /// such a figure at all, or the one area for which a commission sets the quota. It can only support, since the text does not name it.
    /// </summary>
    private static string? OnlyPlaceOf(Claim claim, ReferenceView reference)
    {
        if (claim.Subject?.Value.Id?.Value is not { } subject || claim.Indicator?.Value.Id?.Value is not { } indicator)
        {
            return null;
        }

        var places = reference.Table(indicator, subject).Select(r => r.Figure.Place.Value).Distinct().ToList();
        var areas = claim.Kind == ClaimKind.Quota ? places.FindAll(p => p.Length != 3) : [];
        return places.Count == 1 ? places[0] : areas.Count == 1 ? areas[0] : null;
    }

    /// <summary>Indicators that answer for the claimed one.</summary>
    public IReadOnlyList<string> Indicators => Terms.SelfAndNarrower(EntityKind.Indicator, Indicator!);
}
