using ClaimPipeline.Records;

namespace ClaimPipeline.Linking;

/// <summary>What a sentence leaves in the reader's mind for the next one.</summary>
internal static class FocusReader
{
    public static Focus Read(SentenceReading reading, IReadOnlyList<ClaimDraft> drafts, SlotFinders slots)
    {
        var place = reading.Nodes.FirstOrDefault(n => n.IsActor && !n.IsDemonym && !PlaceFinder.IsOblique(reading, n) && !PlaceFinder.IsAffected(reading, n))
            ?? reading.Nodes.FirstOrDefault(n => n.IsActor && !PlaceFinder.IsOblique(reading, n) && !PlaceFinder.IsAffected(reading, n));
        var subject = reading.Nodes.FirstOrDefault(n => n.IsCommodity);
        var indicator = reading.Nodes.LastOrDefault(n => IndicatorFinder.IsStatistic(n) && !n.IsVerb && !IndicatorFinder.IsAgent(n))
            ?? reading.Nodes.LastOrDefault(n => IndicatorFinder.IsStatistic(n) && !IndicatorFinder.IsAgent(n));
        var period = reading.Nodes.FirstOrDefault(n => n.Period is { Period.IsYear: true }) ?? (drafts.Count > 0 ? reading.Nodes.FirstOrDefault(n => n.Period is not null) : null);
        var source = drafts.Select(d => d.Authority).FirstOrDefault(a => a is { Rule: "attribution" }) ?? slots.Authority.Source(reading);
        return new Focus(reading.Position, reading.Paragraph)
        {
            Place = Named(drafts.Select(d => d.Place)) ?? (place is null ? null : ArticleContext.Slot(reading, place, 0.7)),
            Subject = subject is null ? null : ArticleContext.Slot(reading, subject, 0.7),
            Indicator = indicator is null ? null : ArticleContext.Slot(reading, indicator, 0.7),
            Period = period is null ? null : new(period.Period!.Period, ArticleContext.InArticle(reading, period.Span), period.Period.Rule, period.Period.Confidence),
            Authority = source is { Rule: "attribution" } ? source : null,
            Ban = drafts.FirstOrDefault(d => d is { Kind: ClaimKind.Ban, Place.Confidence: >= 0.5 }),
            Share = drafts.LastOrDefault(d => d.Kind == ClaimKind.Share && d.Place is { Value: var value } && !value.Is("OTH")),
        };
    }

    private static Slot<Entity>? Named(IEnumerable<Slot<Entity>?> places) =>
        places.FirstOrDefault(p => p is not null && !p.Value.Is("WLD") && !p.Value.Is("OTH"));
}
