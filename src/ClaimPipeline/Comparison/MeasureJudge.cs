using System.Globalization;
using ClaimPipeline.Gazetteer;
using ClaimPipeline.Records;

namespace ClaimPipeline.Comparison;

/// <summary>
/// Checks bans, licences and other measures against the list of measures. The list is not complete, so that nothing is found never
/// refutes; what refutes is a known measure that says something else: of technology, not of goods; a licence, not a ban; not yet, or no
/// longer in force.
/// </summary>
internal static class MeasureJudge
{
    public static VerdictDraft Judge(ClaimContext context)
    {
        var claim = context.Claim;
        if (claim.Subject is null)
        {
            return VerdictDraft.NotEnough(VerdictReason.TooVague, "The text does not say what the measure is about.");
        }

        if (context.Subject is not { } subject)
        {
            return VerdictDraft.NotEnough(VerdictReason.NoReference, $"No list here covers '{claim.Subject.Value.Name}'.");
        }

        var steps = new List<string>();
        var jurisdiction = context.Place ?? Borrowed(context, steps);
        if (jurisdiction is null)
        {
            return VerdictDraft.NotEnough(VerdictReason.TooVague, "The text does not say whose measure it is.");
        }

        var type = claim.MeasureType?.Value.Id?.Value;
        var direction = context.Indicator switch
        {
            "exports" => "export",
            "imports" => "import",
            _ => type switch { ['P', ..] => "export", ['E', ..] => "import", _ => null },
        };
        var candidates = MeasureCandidate.Of(context.Reference, jurisdiction, subject, direction, context.Counterpart);
        steps.Add($"measures of {Wording.Place(jurisdiction)} on {claim.Subject.Value.Name}{(direction is null ? "" : $" ({direction})")}: "
            + (candidates.Count == 0 ? "none known" : string.Join(", ", candidates.Select(c => c.Measure.Id.Value))));
        var asOf = context.Period.Stated?.End ?? context.Period.ArticleDate;
        var known = candidates.Where(c => asOf is not { } day || c.Known is not { } k || k <= day).ToList();
        if (known.Count == 0)
        {
            return VerdictDraft.NotEnough(
                VerdictReason.NoReference,
                $"No measure of {Wording.Place(jurisdiction)} on {claim.Subject.Value.Name} is on the list here" + (candidates.Count > 0 ? " for that time." : ".")).With(steps);
        }

        var isTechnology = MeasureCandidate.IsOfTechnology(type) || MeasureCandidate.IsTechnologySubject(subject);
        var view = new View(context, MeasureCandidate.FamilyOf(type), isTechnology, asOf, known, jurisdiction);
        // Where no ban was ever known, the end of one says first of all that there was one.
        var saysEnded = claim.Status is ClaimStatus.Lifted or ClaimStatus.Expired or ClaimStatus.Suspended
            && (view.Family != MeasureFamily.Prohibition || known.Exists(c => c.Family == MeasureFamily.Prohibition && c.IsTechnology == isTechnology));
        return (saysEnded ? Ended(view) : Taken(view)).With(steps);
    }

    private static VerdictDraft Taken(View view)
    {
        var same = view.Known.Where(c => c.IsTechnology == view.IsTechnology && Fits(view.Family, c.Family)).ToList();
        var match = Best(view, same.Where(c => c.CoversAll)) ?? Best(view, same);
        if (view.Context.Claim.Polarity == Polarity.Denied)
        {
            return match is { CoversAll: true } && view.Context.Claim.Kind == ClaimKind.Ban && view.Context.Confidence >= view.Context.Options.LeastSlotConfidence && IsCurrent(view, match)
                ? VerdictDraft.Refuted(VerdictReason.Mismatch, 0.65, $"The text denies it, but {Told(match)}.").Citing(Cite(match))
                : VerdictDraft.NotEnough(VerdictReason.NoReference, "Nothing on the list here confirms or contradicts what the text denies.").Citing(Cite(match));
        }

        if (match is { CoversAll: true })
        {
            return Timed(view, match);
        }

        if (match is not null && IsClass(view.Context.Subject!))
        {
            // "Several critical minerals": a measure on some of them is what is meant, or another one; on one of them hardly.
            return Covered(view, match) > 1
                ? VerdictDraft.Supported(VerdictReason.Exact, 0.6, $"{Sentence(Told(match))}.").Citing(Cite(match))
                : VerdictDraft.NotEnough(VerdictReason.TooVague, $"The text does not say which {Subject(view)}; one is covered by {Told(match)}.").Citing(Cite(match));
        }

        if (match is not null)
        {
            return VerdictDraft.Conflicting(
                VerdictReason.ScopeOverstated, 0.6,
                $"The text speaks of {Subject(view)} as a whole; what is on the list covers a part: {Told(match)}.").Citing(Cite(match));
        }

        return OfAnotherKind(view);
    }

    /// <summary>A measure there is, but of technology, or a milder one.</summary>
    private static VerdictDraft OfAnotherKind(View view)
    {
        var mayRefute = view.Context.Claim.Status != ClaimStatus.Planned && view.Context.Confidence >= view.Context.Options.LeastSlotConfidence
            && view.Context.Claim.MeasureType is { Confidence: var sure } && sure >= view.Context.Options.LeastSlotConfidence;
        var technology = view.IsTechnology ? null : Best(view, view.Known.Where(c => c.IsTechnology && c.CoversAll && Fits(view.Family, c.Family)));
        // A duty may stand beside a ban, so only one on the very goods speaks against it.
        var milder = Best(view, view.Known.Where(c => c.IsTechnology == view.IsTechnology && c.CoversAll
            && (c.Family is MeasureFamily.Licence or MeasureFamily.Quota || (c.Family == MeasureFamily.Duty && c.IsSpecific))));
        if (view.Family == MeasureFamily.Any)
        {
            return technology is null
                ? VerdictDraft.NotEnough(VerdictReason.NoReference, $"No such measure on {Subject(view)} is on the list here.")
                : VerdictDraft.Supported(VerdictReason.Exact, 0.6, $"There is such a measure, on the technology: {Told(technology)}.").Citing(Cite(technology));
        }

        if (view.Family == MeasureFamily.Prohibition && (technology ?? milder) is { } other)
        {
            var words = technology is not null
                ? $"The text tells a ban on {Subject(view)} itself; {Told(technology)}: it covers technology, not the goods."
                : $"The text tells a ban on {Subject(view)}; {Told(other)}: {Kind(other)}, not a ban.";
            return mayRefute
                ? VerdictDraft.Refuted(VerdictReason.ScopeOverstated, technology is not null ? 0.8 : 0.65, words).Citing(Cite(technology)).Citing(Cite(milder))
                : VerdictDraft.NotEnough(VerdictReason.TooVague, words).Citing(Cite(other));
        }

        return VerdictDraft.NotEnough(
            VerdictReason.NoReference,
            $"No such measure on {Subject(view)} is on the list here; it has {string.Join(", ", view.Known.Select(c => c.Measure.Id.Value).Take(3))}.")
            .Citing(view.Known.Take(3).SelectMany(Cite));
    }

    private static VerdictDraft Timed(View view, MeasureCandidate match)
    {
        var status = view.Context.Claim.Status;
        // "Put under licence in August": the month of the announcement, whether or not it was in force by then.
        var saysWhenTaken = view.Context.Period.Stated is { } said && match.Measure.Announced?.Overlaps(said) == true
            && view.Context.Claim.Period?.Rule != Claim.InForceSince;
        if (view.AsOf is { } day && status == ClaimStatus.InForce && view.Context.MayRefute && !saysWhenTaken)
        {
            if (match.From is null ? match.Measure.Status == "announced" : match.From > day)
            {
                return VerdictDraft.Refuted(
                    VerdictReason.NotYetInForce, 0.8,
                    $"The text tells it as in force; {Told(match)}: not yet in force on {Day(day)}.").Citing(Cite(match));
            }

            if (match.To is { } to && to < day && view.Context.Period.Stated is not { } stated || match.To is { } end && view.Context.Period.Stated is { } period && end < period.Start)
            {
                return VerdictDraft.Refuted(
                    VerdictReason.Lifted, 0.75,
                    $"The text tells it as in force; {Told(match)}: it had ended by {Day(day)}.").Citing(Cite(match));
            }
        }

        if (view.AsOf is { } now && match.To is { } last && last < now.AddYears(-1) && !view.Context.Period.IsStated)
        {
            return VerdictDraft.NotEnough(
                VerdictReason.TooVague, $"{Sentence(Told(match))}: it had ended long before the article, which does not say when it means.").Citing(Cite(match));
        }

        var score = view.AsOf is null ? 0.75 : 0.85;
        return VerdictDraft.Supported(VerdictReason.Exact, score, $"{Sentence(Told(match))}.").Citing(Cite(match));
    }

    private static VerdictDraft Ended(View view)
    {
        var lifting = view.Known.LastOrDefault(c => c.Family == MeasureFamily.Lifting && c.CoversAll);
        var ended = view.Known.LastOrDefault(c => Fits(view.Family, c.Family) && c.Family != MeasureFamily.Lifting
            && (c.Measure.Status is "suspended" || (c.To is { } to && (view.AsOf is not { } day || to <= day.AddDays(31)))));
        if ((ended ?? lifting) is { } proof)
        {
            return VerdictDraft.Supported(VerdictReason.Exact, 0.75, $"{Sentence(Told(proof))}: it has ended or was suspended.").Citing(Cite(ended)).Citing(Cite(lifting));
        }

        var standing = view.AsOf is { } now ? view.Known.LastOrDefault(c => Fits(view.Family, c.Family) && c.CoversAll && c.HoldsOn(now) && c.To is null) : null;
        return standing is not null && view.Context.MayRefute && view.Family is MeasureFamily.Prohibition or MeasureFamily.Licence
            ? VerdictDraft.Refuted(VerdictReason.Mismatch, 0.6, $"The text tells it as ended; {Told(standing!)}: no end of it is known.").Citing(Cite(standing))
            : VerdictDraft.NotEnough(VerdictReason.NoReference, $"That a measure on {Subject(view)} ended is not on the list here.").Citing(Cite(standing));
    }

    /// <summary>
    /// The measure that the claim most likely means: the one taken in the stated period, else one that held at the article's date; the
    /// more specific one; the family told; one that still stands; the latest known about then.
    /// </summary>
    private static MeasureCandidate? Best(View view, IEnumerable<MeasureCandidate> candidates)
    {
        var stated = view.Context.Period.Stated;
        return candidates.Where(c => c.Family != MeasureFamily.Lifting || view.Family == MeasureFamily.Lifting)
            .OrderByDescending(c => stated is { } period && (c.Measure.Announced?.Overlaps(period) == true || c.Measure.InForceFrom?.Overlaps(period) == true))
            .ThenBy(c => view.AsOf is null && view.Context.Article.Nearness(c.Known).IsLater)
            .ThenByDescending(c => view.AsOf is { } day ? c.HoldsOn(day) : c.Measure.Status == "in_force")
            .ThenByDescending(c => c.IsSpecific)
            .ThenByDescending(c => c.Family == view.Family)
            .ThenByDescending(c => c.Known ?? DateOnly.MinValue)
            .FirstOrDefault();
    }

    /// <summary>A class of goods such as minerals or wildlife, rather than one of them.</summary>
    private static bool IsClass(string subject) =>
        subject == "critical_minerals" || !EntityGazetteer.Default.TryGet(EntityKind.Commodity, subject, out var entry) || entry.Broader.Count == 0;

    private static int Covered(View view, MeasureCandidate match) =>
        match.Measure.Commodities.Count(c => Terms.IsWithin(EntityKind.Commodity, c.Value, view.Context.Subject!));

    private static bool IsCurrent(View view, MeasureCandidate match) => view.AsOf is not { } day || match.HoldsOn(day);

    private static bool Fits(MeasureFamily claimed, MeasureFamily actual) =>
        claimed == actual || (claimed == MeasureFamily.Any && actual is not (MeasureFamily.Framework or MeasureFamily.Lifting))
        || (claimed == MeasureFamily.Licence && actual == MeasureFamily.Prohibition);

    /// <summary>The jurisdiction of the article's other measures on the same subject, when they all have one.</summary>
    private static string? Borrowed(ClaimContext context, List<string> steps)
    {
        string? found = null;
        foreach (var sibling in context.Article.Claims)
        {
            if (sibling.Kind == ClaimKind.Ban && sibling.Place?.Value.Id is { } place && sibling.Subject?.Value.Id is { } subject
                && Terms.Related(EntityKind.Commodity, subject.Value, context.Subject!))
            {
                if (found is not null && found != place.Value)
                {
                    return null;
                }

                found = place.Value;
            }
        }

        if (found is not null)
        {
            steps.Add($"jurisdiction: {Wording.Place(found)}, from the article's other measures on the same subject");
        }

        return found;
    }

    private static string Told(MeasureCandidate candidate)
    {
        var measure = candidate.Measure;
        var from = measure.InForceFrom is { } start ? $", in force from {start}" : measure.Status == "announced" ? ", not in force" : "";
        var to = measure.InForceTo is { } end ? $" to {end}" : measure.Status == "suspended" ? ", later suspended" : "";
        return $"{measure.LegalReference ?? measure.Id.Value} ({measure.TypeLabel}, announced {measure.Announced?.ToString() ?? "at an unknown date"}{from}{to})";
    }

    private static string Kind(MeasureCandidate candidate) => candidate.Family switch
    {
        MeasureFamily.Licence => "a licence is asked for",
        MeasureFamily.Quota => "the amount is limited",
        _ => "it costs a duty",
    };

    private static string Subject(View view) => view.Context.Claim.Subject!.Value.Name;

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IEnumerable<Evidence> Cite(MeasureCandidate? candidate) => candidate is null
        ? []
        : [new Evidence { Measure = candidate.Measure.Id, Citation = Wording.Citation(candidate.Measure) }];

    private sealed record View(
        ClaimContext Context, MeasureFamily Family, bool IsTechnology, DateOnly? AsOf, List<MeasureCandidate> Known, string Jurisdiction);
}
