using ClaimPipeline.Records;

namespace ClaimPipeline.Linking;

/// <summary>"The announcement did not explicitly refer to rare earths": what a measure is said not to cover.</summary>
internal sealed class ScopeDenialReader(SlotFinders slots)
{
    private const int FarthestBack = 6;

    public IEnumerable<ClaimDraft> Read(SentenceReading reading)
    {
        var noun = reading.Nodes.FirstOrDefault(n =>
            n.Lower is "announcement" or "notice" or "list" or "catalogue" or "measure" or "measures" or "rule" or "rules" or "order" or "decree" or "ban" or "embargo");
        if (noun is null || slots.Context.Before.FirstOrDefault(f => f.Ban is not null && reading.Position - f.Position <= FarthestBack)?.Ban is not { Place: { } place } known)
        {
            yield break;
        }

        foreach (var not in reading.Nodes.Where(n => n.Lower is "not" && n.Index > noun.Index))
        {
            if (reading.Nearest(not.Index, 0, 3, n => n.Lower is "refer" or "mention" or "name" or "include" or "cover" or "list" or "extend" or "apply") is not { } verb
                || reading.Nearest(verb.Index, 0, 3, n => n.IsCommodity) is not { } good)
            {
                continue;
            }

            var draft = new ClaimDraft(reading, ClaimKind.Ban, AssertionForm.Event)
            {
                Probability = known.Probability,
                Polarity = Polarity.Denied,
                Status = known.Status,
                Subject = ArticleContext.Slot(reading, good, 0.85),
                Place = place with { Rule = "same-measure", Confidence = Math.Min(0.5, place.Confidence) },
                Indicator = known.Indicator is { } indicator ? indicator with { Rule = "same-measure", Confidence = Math.Min(0.5, indicator.Confidence) } : null,
                MeasureType = known.MeasureType is { } type ? type with { Rule = "same-measure", Confidence = Math.Min(0.5, type.Confidence) } : null,
            };
            draft.Cover(not);
            draft.Cover(verb);
            yield return draft;
        }
    }
}
