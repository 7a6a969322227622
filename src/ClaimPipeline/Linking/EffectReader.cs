using ClaimPipeline.Records;

namespace ClaimPipeline.Linking;

/// <summary>
/// "This announcement shall be effective from the date of publication", "the rules have been in force since that day": a sentence that says
/// of a measure told before that it holds. What it leaves out comes from there.
/// </summary>
internal sealed class EffectReader(SlotFinders slots)
{
    /// <summary>How many sentences the measure may lie back.</summary>
    private const int FarthestBack = 6;

    private const double Inherited = 0.5;

    public IEnumerable<ClaimDraft> Read(SentenceReading reading)
    {
        if (Measure(reading) is not { } noun || (Immediate(reading) ?? StandingReader.Find(reading)) is not { } effect
            || slots.Context.Before.FirstOrDefault(f => f.Ban is not null && reading.Position - f.Position <= FarthestBack)?.Ban is not { Subject: { } subject, Place: { } place } known)
        {
            yield break;
        }

        var draft = new ClaimDraft(reading, ClaimKind.Ban, AssertionForm.Event)
        {
            Probability = known.Probability,
            Polarity = Polarity.Asserted,
            Status = ClaimStatus.InForce,
            Subject = subject with { Rule = "same-measure", Confidence = Math.Min(Inherited, subject.Confidence) },
            Place = place with { Rule = "same-measure", Confidence = Math.Min(Inherited, place.Confidence) },
            Counterpart = known.Counterpart is { } target ? target with { Rule = "same-measure", Confidence = Math.Min(Inherited, target.Confidence) } : null,
            Indicator = known.Indicator is { } indicator ? indicator with { Rule = "same-measure", Confidence = Math.Min(Inherited, indicator.Confidence) } : null,
            MeasureType = known.MeasureType is { } type ? type with { Rule = "same-measure", Confidence = Math.Min(Inherited, type.Confidence) } : null,
        };
        if (reading.Nodes.FirstOrDefault(n => n.Period is not null) is { Period: { } day } since)
        {
            draft.Period = new(day.Period, ArticleContext.InArticle(reading, since.Span), Claim.InForceSince, day.Confidence);
        }

        draft.Cover(noun);
        draft.Cover(effect);
        yield return draft;
    }

    /// <summary>"this announcement", "the rules": what takes effect.</summary>
    private static Node? Measure(SentenceReading reading) => reading.Nodes.Take(10).FirstOrDefault(n =>
        n.Lower is "announcement" or "notice" or "measure" or "measures" or "rule" or "rules" or "order" or "decree" or "regulation" or "regulations" or "catalogue"
            or "law" or "restriction" or "restrictions" or "controls" or "notification"
        && reading.Word(n.Index - 1) is "the" or "this" or "these" or "new");

    /// <summary>"effective from the date of publication", "takes effect immediately"; the last word of it.</summary>
    private static Node? Immediate(SentenceReading reading)
    {
        var effect = reading.Nodes.FirstOrDefault(n =>
            (n.Lower == "effective" && reading.Nearest(n.Index, 4, 0, b => b.Lower is "be" or "is" or "are" or "became" or "becomes") is not null)
            || (n.Lower is "effect" or "force" && reading.Nearest(n.Index, 3, 0, b => b.Lower is "take" or "takes" or "took" or "come" or "comes" or "came" or "enter" or "enters" or "entered") is not null));
        if (effect is null || reading.Nearest(effect.Index, 8, 0, n => n.Lower is "not" or "until" or "when" or "if" or "would") is not null)
        {
            return null;
        }

        return reading.Nearest(effect.Index, 0, 9, n => n.Lower is "publication" or "promulgation" or "issuance" or "issue" or "immediately" or "once" or "signing");
    }
}
