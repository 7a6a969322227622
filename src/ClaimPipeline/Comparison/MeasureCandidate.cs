using ClaimPipeline.Gazetteer;
using ClaimPipeline.Records;

namespace ClaimPipeline.Comparison;

/// <summary>A measure as seen from one claim.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Family">What it does.</param>
/// <param name="IsTechnology">Of know-how, not of goods.</param>
/// <param name="CoversAll">It covers all that the claim speaks of, not a part of it.</param>
/// <param name="IsSpecific">It names just that, not something broader or a whole catalogue.</param>
internal sealed record MeasureCandidate(Measure Measure, MeasureFamily Family, bool IsTechnology, bool CoversAll, bool IsSpecific)
{
    /// <summary>First day it can have been known.</summary>
    public DateOnly? Known => Measure.Announced?.Start ?? Measure.InForceFrom?.Start;

    public DateOnly? From => Measure.InForceFrom?.Start;

    public DateOnly? To => Measure.InForceTo?.End;

    /// <summary>Whether it holds on that day; a measure without a start is not known to hold.</summary>
    public bool HoldsOn(DateOnly day) => From is { } from && from <= day && (To is not { } to || to >= day);

    public static MeasureFamily FamilyOf(string? type)
    {
        var code = IsOfTechnology(type) ? type![..^1] : type;
        return code switch
        {
            "P31" or "E3" or "E31" or "E32" or "E322" or "X_MARKET" => MeasureFamily.Prohibition,
            "P33" or "E1" => MeasureFamily.Licence,
            "P32" or "E2" or "E6" or "X_PROD" or "X_CATCH" => MeasureFamily.Quota,
            "P4" => MeasureFamily.Duty,
            "X_LIFT" => MeasureFamily.Lifting,
            "X_STRAT" or "X_TARGET" or "X_INVEST" => MeasureFamily.Framework,
            _ => MeasureFamily.Any,
        };
    }

    public static bool IsOfTechnology(string? type) =>
        type is { Length: > 1 } && type[^1] == 'T' && !type.StartsWith("X_", StringComparison.Ordinal);

    /// <summary>All measures of the jurisdiction that touch the subject, by the first day they were known.</summary>
    public static List<MeasureCandidate> Of(ReferenceView reference, string jurisdiction, string subject, string? direction, string? target)
    {
        var goods = GoodsOf(subject);
        var found = new List<MeasureCandidate>();
        foreach (var measure in reference.MeasuresTouching(jurisdiction))
        {
            if (direction is not null && measure.Direction != "internal" && measure.Direction != direction)
            {
                continue;
            }

            if (target is not null and not "WLD" && measure.Targets.Count > 0
                && !measure.Targets.Any(t => t.Value == "WLD" || Terms.Related(EntityKind.Place, t.Value, target)))
            {
                continue;
            }

            var isTechnology = IsOfTechnology(measure.Type);
            var wide = false;
            var touches = false;
            var exact = false;
            foreach (var commodity in measure.Commodities)
            {
                var code = commodity.Value;
                exact |= code == subject || code == goods;
                if (Terms.IsWithin(EntityKind.Commodity, subject, code) || Terms.IsWithin(EntityKind.Commodity, goods, code)
                    || (isTechnology && IsTechnologySubject(subject) && code == "technology_catalogue"))
                {
                    wide = touches = true;
                }
                else if (Terms.IsWithin(EntityKind.Commodity, code, subject) || Terms.IsWithin(EntityKind.Commodity, code, goods))
                {
                    touches = true;
                }
            }

            if (touches)
            {
                found.Add(new MeasureCandidate(measure, FamilyOf(measure.Type), isTechnology, wide, exact));
            }
        }

        found.Sort((a, b) => (a.Known ?? DateOnly.MinValue).CompareTo(b.Known ?? DateOnly.MinValue));
        return found;
    }

    /// <summary>Whether the subject is know-how rather than goods.</summary>
    public static bool IsTechnologySubject(string subject) =>
        subject.EndsWith("_technology", StringComparison.Ordinal) || subject.StartsWith("technology_catalogue", StringComparison.Ordinal);

    /// <summary>What a technology is the technology of.</summary>
    private static string GoodsOf(string subject) =>
        subject.EndsWith("_technology", StringComparison.Ordinal)
            && EntityGazetteer.Default.TryGet(EntityKind.Commodity, subject, out var entry) && entry.Broader.Count > 0
            ? entry.Broader[0].Value
            : subject;
}
