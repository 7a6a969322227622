using ClaimPipeline.Gazetteer;
using ClaimPipeline.Records;

namespace ClaimPipeline.Linking;

/// <summary>The finders of one article, and what all kinds of claims do with them.</summary>
internal sealed class SlotFinders(ArticleContext context)
{
    public ArticleContext Context { get; } = context;

    public PlaceFinder Place { get; } = new(context);

    public SubjectFinder Subject { get; } = new(context);

    public PeriodResolver Period { get; } = new(context);

    public AuthorityFinder Authority { get; } = new(context);

    public Slot<Entity> Default(EntityKind kind, string code, string rule, double confidence) =>
        Context.Slot(kind, code, rule, confidence);

    /// <summary>A slot with another value of the same list, read from the same words.</summary>
    public Slot<Entity> Recode(Slot<Entity> slot, EntityKind kind, string code, string? rule = null) =>
        slot with { Value = Context.Gazetteer.Of(kind, code), Rule = rule ?? slot.Rule };

    /// <summary>"refined copper output" is refinery production, "mine production" is named already; "reserves" are reserves.</summary>
    public Slot<Entity> Indicator(SentenceReading reading, Node node)
    {
        var slot = ArticleContext.Slot(reading, node, 0.92);
        if (node.Code != "production")
        {
            return slot;
        }

        for (var i = Math.Max(0, node.Index - 4); i < Math.Min(reading.Nodes.Count, node.Index + 5); i++)
        {
            var code = reading.Word(i) switch
            {
                "refined" or "refinery" or "processed" => "refinery_production",
                "mined" or "mine" or "ore" or "mining" or "concentrate" => "mine_production",
                "smelted" or "smelter" or "smelting" => "smelter_production",
                "primary" => "primary_production",
                _ when reading.Nodes[i].IsCommodity && reading.Word(i).StartsWith("refined ", StringComparison.Ordinal) => "refinery_production",
                _ => null,
            };
            if (code is not null)
            {
                return Recode(slot, EntityKind.Indicator, code);
            }
        }

        return slot;
    }

    /// <summary>Fills period and source, and multiplies what is known of each slot into the probability of a Statistic.</summary>
    public void Finish(ClaimDraft draft, Node anchor)
    {
        draft.Period ??= Period.Find(draft.Reading, anchor, draft.Form is AssertionForm.Event or AssertionForm.Trend, draft.Kind == ClaimKind.Quota);
        if (draft.Kind != ClaimKind.Quota)
        {
            // Quotas bear the name of their fiscal year, in the official lists as well.
            draft.Period = FiscalYears.Of(draft.Period, draft.Place?.Value);
        }

        draft.Authority ??= Authority.Source(draft.Reading);
    }

    /// <summary>Probability of a claim that no label stands for: as sure as its slots.</summary>
    public static double Confidence(ClaimDraft draft) =>
        (draft.Indicator?.Confidence ?? 0.4) * (draft.Subject?.Confidence ?? 0.4) * (draft.Place?.Confidence ?? 0.4);

    /// <summary>The classifier's probability where it accepts the label; otherwise null, or a lower one where the wording leaves no doubt.</summary>
    public double? Probability(SentenceReading reading, ClaimKind kind, bool isUnmistakable)
    {
        var tag = reading.Source.Tagged.ProbabilityOf(kind);
        if (tag is { Accepted: true })
        {
            return tag.Probability;
        }

        return isUnmistakable && (tag?.Probability ?? 1) >= Context.Options.MinTagProbability ? Math.Max(tag?.Probability ?? 0.5, 0.3) : null;
    }

    /// <summary>The partner of trade: "exports to X", "imports from X", "supplied by X".</summary>
    public static Slot<Entity>? Partner(SentenceReading reading, Node indicator, Slot<Entity>? place, Func<Node, bool>? allowed = null)
    {
        var word = indicator.Code switch
        {
            "exports" or "export_quota" => "to",
            "imports" or "import_quota" => "from",
            _ => null,
        };
        if (word is null)
        {
            return null;
        }

        for (var i = 0; i < reading.Nodes.Count; i++)
        {
            var node = reading.Nodes[i];
            if (!node.IsPlace || node.IsWorld || allowed?.Invoke(node) == false || (place is not null && node.Match!.Entry.Id == place.Value.Id))
            {
                continue;
            }

            var preposition = reading.Word(i - 1) == "the" ? i - 2 : i - 1;
            if (reading.Word(preposition) == word && Math.Abs(preposition - indicator.Index) <= 12)
            {
                return ArticleContext.Slot(reading, node, 0.8);
            }
        }

        return null;
    }
}
