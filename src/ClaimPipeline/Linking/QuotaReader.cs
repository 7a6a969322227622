using ClaimPipeline.Gazetteer;
using ClaimPipeline.Records;

namespace ClaimPipeline.Linking;

/// <summary>Limits that an authority or cartel sets: their level, change, or that they rise, fall, begin or end.</summary>
internal sealed class QuotaReader(SlotFinders slots)
{
    public IEnumerable<ClaimDraft> Read(SentenceReading reading)
    {
        var cues = reading.Nodes.Where(n => IsCue(reading, n)).ToList();
        if (cues.Count == 0)
        {
            yield break;
        }

        var found = false;
        if (slots.Probability(reading, ClaimKind.Quota, cues.Exists(n => IndicatorFinder.IsQuota(n) || IsAgreedChange(reading, n))) is { } probability)
        {
            foreach (var group in FigureGroup.Of(reading, n => StatisticReader.IsAmount(n) && !IsCounter(n)))
            {
                if (Level(reading, group, cues, probability) is { } draft)
                {
                    found = true;
                    yield return draft;
                }
            }

            if (!found && WithoutFigure(reading, cues, probability) is { } claim)
            {
                yield return claim;
            }
        }
    }

    /// <summary>"Eight members", "three batches": they count who or how often, not what is limited.</summary>
    private static bool IsCounter(Node node) => node.Figure!.Quantity.Unit is
    {
        Dimension: Dimension.Count,
        Code: "{batch}" or "{round}" or "{tranche}" or "{member}" or "{country}" or "{nation}" or "{producer}" or "{company}" or "{time}" or "{item}"
            or "{exporter}" or "{trader}" or "{analyst}" or "{official}" or "{person}" or "{source}" or "{farmer}",
    };

    private ClaimDraft? Level(SentenceReading reading, FigureGroup group, List<Node> cues, double probability)
    {
        var cue = IndicatorFinder.Best(reading, group.Head, cues.Contains);
        var rival = IndicatorFinder.Best(reading, group.Head, n => IndicatorFinder.IsStatistic(n) && !cues.Contains(n));
        if (cue is null || cue.Value.Score < 0 || (rival is { Node.IsVerb: true } && rival.Value.Score > cue.Value.Score + 1.5 && !IsCutOf(reading, group)))
        {
            return null;
        }

        if (group.Head.Figure!.Quantity.Unit.Dimension == Dimension.Ratio && group.Change is null && !reading.Source.Tagged.Is(ClaimKind.Quota))
        {
            return null;
        }

        if (group.Head.Figure.Quantity.Unit.Dimension is Dimension.Money
            || (group.Head.Figure.Quantity.Unit.Dimension is Dimension.None or Dimension.Count && cue.Value.Score < 1)
            || (group.Head.Figure.Quantity.Unit.Dimension == Dimension.Ratio && cue.Value.Score < 0))
        {
            return null;
        }

        var isCut = group.Change is not null && group.Value is null && group.Baseline is null;
        var form = group.Change is not null || group.Baseline is not null ? AssertionForm.Change : AssertionForm.Level;
        var draft = new ClaimDraft(reading, ClaimKind.Quota, form) { Probability = probability, Direction = form == AssertionForm.Change ? group.Direction : Change.None };
        Fill(draft, reading, cue.Value.Node, group.Head, isCut);
        foreach (var (member, role) in group.Members)
        {
            draft.Add(member.Figure!, role);
        }

        slots.Finish(draft, group.Head);
        return draft;
    }

    private ClaimDraft? WithoutFigure(SentenceReading reading, List<Node> cues, double probability)
    {
        var nouns = cues.Where(IndicatorFinder.IsQuota).ToList();
        var cue = nouns.Find(n => RelationReader.TrendCue(reading, n) is not null) ?? nouns.FirstOrDefault() ?? cues[0];
        var trend = RelationReader.TrendCue(reading, cue) is { Lower: not ("lifted" or "lift" or "lifts") } found ? found : null;
        if (trend is null && !reading.Source.Tagged.Is(ClaimKind.Quota))
        {
            return null;
        }

        var draft = new ClaimDraft(reading, ClaimKind.Quota, trend is null ? AssertionForm.Event : AssertionForm.Trend)
        {
            Probability = probability,
            Direction = trend is null ? Change.None : Cues.Direction(trend.Lower),
        };
        Fill(draft, reading, cue, cue, isCut: false);
        draft.Cover(cue);
        draft.Cover(trend);
        if (!reading.Source.Tagged.Is(ClaimKind.Quota) && (draft.Place is null || draft.Subject is null))
        {
            return null;
        }

        slots.Finish(draft, cue);
        return draft;
    }

    private void Fill(ClaimDraft draft, SentenceReading reading, Node cue, Node anchor, bool isCut)
    {
        draft.Polarity = reading.Source.Tagged.Polarity;
        draft.Status = reading.Source.Tagged.Status;
        draft.Subject = slots.Subject.Find(reading, anchor, cue);
        draft.Authority = reading.Nodes.FirstOrDefault(n => n.IsPlace && PlaceFinder.IsGroupOf(reading, n)) is { } group
            ? ArticleContext.Slot(reading, group, 0.8)
            : AuthorityFinder.Setter(reading, cue);
        var recipient = Recipient(reading, anchor);
        if (cue.Code == "export_quota" && recipient is not null)
        {
            (draft.Counterpart, recipient) = (recipient, null);
        }

        if (cue.Code == "import_quota" && recipient is { Span: { } span } && reading.Nodes.Any(n => n.IsDemonym && ArticleContext.InArticle(reading, n.Span) == span))
        {
            recipient = null;
        }

        if (cue.Code == "import_quota" && reading.Nodes.Skip(cue.Index + 1).Take(4).FirstOrDefault(n => n.IsActor && (n.IsDemonym || reading.Word(n.Index - 1) == "from")) is { } origin
            && reading.Nodes.Take(cue.Index).Any(n => n.IsActor && n.Code != origin.Code) && recipient is null)
        {
            // "the EU raised the import quota for Ukrainian sugar".
            draft.Counterpart = ArticleContext.Slot(reading, origin, 0.8);
        }

        draft.Counterpart ??= cue.Code == "export_quota" ? Behind(reading, anchor) : null;
        draft.Place = recipient ?? slots.Place.Find(reading, anchor, cue, n => n.IsActor && n.Match!.Entry.Entity != draft.Counterpart?.Value);
        if (draft.Subject is null && (draft.Place?.Value ?? draft.Authority?.Value) is { } actor && actor.Id is { Value: "OPEC" or "OPECPLUS" or "OPEC10" or "OAPEC" or "OPECPLUS_NON_OPEC" })
        {
            draft.Subject = slots.Default(EntityKind.Commodity, "crude_oil", "actor-trades", 0.8);
        }

        draft.Indicator = Indicator(reading, cue, anchor, draft, isCut);
        if (draft.Authority is null && draft.Place is { Value.Id.Value: "OPEC" or "OPECPLUS" or "EUU" } self)
        {
            draft.Authority = self with { Rule = "sets-its-own" };
        }
    }

    private Slot<Entity> Indicator(SentenceReading reading, Node cue, Node anchor, ClaimDraft draft, bool isCut)
    {
        var code = cue.IsIndicator ? cue.Code : "quota";
        var rule = "sentence";
        if (code is "quota" or "production_quota" || !cue.IsIndicator || !IndicatorFinder.IsQuota(cue))
        {
            (code, rule) = Narrow(reading, cue, anchor, code);
        }

        if (code == "quota" && anchor.Figure is { Quantity.Unit.Dimension: Dimension.VolumeRate } && draft.Subject?.Value.Is("crude_oil") == true)
        {
            (code, rule) = ("production_quota", "oil-quota");
        }

        if (code is "production_quota" or "production" && draft.Subject?.Value.Is("crude_oil") == true)
        {
            code = isCut ? draft.Direction == Change.Up ? "oil_production_increase" : "oil_production_cut" : "oil_production_quota";
        }

        if (!code.EndsWith("quota", StringComparison.Ordinal) && !code.StartsWith("oil_", StringComparison.Ordinal))
        {
            (code, rule) = ("quota", "quota-of-unknown-kind");
        }

        return slots.Context.Slot(EntityKind.Indicator, code, rule, rule == "sentence" ? 0.92 : 0.7, reading, cue);
    }

    /// <summary>A bare "quota", "ceiling" or "cap": of what, by the words around it, else by what was said before.</summary>
    private (string Code, string Rule) Narrow(SentenceReading reading, Node cue, Node anchor, string code)
    {
        if (!IndicatorFinder.IsQuota(cue) && KindOf(cue) is { } own)
        {
            return (own, "limit-of");
        }

        var kind = reading.Nodes
            .Select(n => (Node: n, Kind: KindOf(n)))
            .Where(p => p.Kind is not null && p.Node != cue && !IsOtherMeasure(reading, p.Node, cue))
            .OrderBy(p => Math.Min(Math.Abs(p.Node.Index - cue.Index), Math.Abs(p.Node.Index - anchor.Index) + 2))
            .FirstOrDefault();
        if (kind.Kind is not null && Math.Abs(kind.Node.Index - cue.Index) <= 12 && (code == "quota" || kind.Kind == "smelting_quota" || !cue.IsIndicator || !IndicatorFinder.IsQuota(cue)))
        {
            return (kind.Kind, "quota-of-neighbour");
        }

        if (code == "production_quota" || KindOf(cue) == "production_quota")
        {
            return ("production_quota", "sentence");
        }

        var before = slots.Context.Before.FirstOrDefault(f => f.Indicator is { Value.Id.Value: var c } && c.EndsWith("quota", StringComparison.Ordinal) && c != "quota" && reading.Position - f.Position <= 3);
        return before is not null ? (before.Indicator!.Value.Id!.Value.Value, "previous-sentence") : ("quota", "sentence");
    }

    /// <summary>"export restrictions and increased quotas": the exports belong to the restrictions.</summary>
    private static bool IsOtherMeasure(SentenceReading reading, Node node, Node cue) =>
        reading.Word(node.Index + 1) is "ban" or "bans" or "restrictions" or "restriction" or "curbs" or "controls" or "duty" or "duties" or "tax" or "licence" or "license"
        || reading.Word(node.Index - 1) is "ban" or "banned"
        || reading.HasBetween(node.Index, cue.Index, n => n.Lower is ";" or "while" or "but");

    private static string? KindOf(Node node) => node.IsIndicator && !IndicatorFinder.IsAgent(node)
        ? node.Code switch
        {
            "exports" or "export_quota" when node.Lower is not ("supplies" or "supply" or "supplied" or "supplier" or "suppliers" or "shipments") => "export_quota",
            "imports" or "import_quota" => "import_quota",
            "smelter_production" => "smelting_quota",
            "refinery_production" => "production_quota",
            "catch" or "catch_quota" => "catch_quota",
            "production" or "mine_production" or "oil_production_cut" or "oil_production_increase" => "production_quota",
            "emissions" => "emission_quota",
            "sales" => "sales_quota",
            _ => null,
        }
        : node.Lower switch
        {
            "smelting" or "separation" => "smelting_quota",
            "mining" or "producers" => "production_quota",
            "fishing" or "fish" or "fishermen" or "boats" or "vessels" or "tuna" or "cod" or "herring" or "mackerel" or "whaling" => "catch_quota",
            _ => node.IsCommodity && node.Match!.Entry.Broader.Any(b => b.Value is "fish" or "tuna" or "bluefin_tuna") ? "catch_quota" : null,
        };

    /// <summary>Who gets it: "for the Dominican Republic at 160,160 short tons", "assigned to Uganda".</summary>
    private static Slot<Entity>? Recipient(SentenceReading reading, Node anchor)
    {
        var node = reading.Nodes.Take(anchor.Index).Reverse().Take(8).TakeWhile(n => n.Figure is null)
            .FirstOrDefault(n => n.IsActor && reading.Word(reading.Word(n.Index - 1) == "the" ? n.Index - 2 : n.Index - 1) is "for" or "to");
        return node is null || reading.Nearest(node.Index, 8, 0, n => n.Lower is "quota" or "quotas" or "allocated" or "allocation" or "allocations" or "assigned" or "granted" or "and" or "for" || n.Code.EndsWith("quota", StringComparison.Ordinal)) is null
            ? null
            : ArticleContext.Slot(reading, node, 0.85);
    }

    /// <summary>"an export quota of 737,987 tonnes for the European Community".</summary>
    private static Slot<Entity>? Behind(SentenceReading reading, Node anchor)
    {
        var node = reading.Nodes.Skip(anchor.Index + 1).Take(5).FirstOrDefault(n => n.IsActor && reading.Word(reading.Word(n.Index - 1) == "the" ? n.Index - 2 : n.Index - 1) is "for" or "to");
        return node is null ? null : ArticleContext.Slot(reading, node, 0.75);
    }

    private static bool IsCutOf(SentenceReading reading, FigureGroup group) =>
        group.Change is not null || reading.Nearest(group.Head.Index, 6, 4, n => n.Lower is "cut" or "cuts" or "cutting" or "curb" or "curbs" or "quota" or "ceiling") is not null;

    /// <summary>A quota noun; a limit word; and, where the classifier accepts the label, a cut or rise that members agreed.</summary>
    private static bool IsCue(SentenceReading reading, Node node)
    {
        if (node.IsIndicator)
        {
            return IndicatorFinder.IsQuota(node) || IsAgreedChange(reading, node) || (node.Code is "oil_production_cut" or "oil_production_increase" && reading.Source.Tagged.Is(ClaimKind.Quota))
                || (reading.Source.Tagged.Is(ClaimKind.Quota) && node.Code is "production" or "exports" or "imports" or "catch" or "sales" && !IndicatorFinder.IsAgent(node) && HasLimitVerb(reading, node));
        }

        return reading.Source.Tagged.Is(ClaimKind.Quota) && node.Match is null
            && (node.Lower is "limit" or "limits" or "cap" or "caps" or "ceiling" or "ceilings" or "target" or "limited" or "limiting" or "capped" or "curbs" or "cut" or "cuts" or "cutting"
                or "allocated" or "restraint" or "reduction" or "reductions" or "supply" or "pump" || IsLimitVerb(reading, node));
    }

    /// <summary>"must keep to 10 million barrels", "may land 6,784 tonnes", "the second batch of the year is 135,000 tonnes".</summary>
    private static bool IsLimitVerb(SentenceReading reading, Node node) =>
        (node.Lower is "keep" or "stick" && reading.Word(node.Index + 1) == "to")
        || (node.Lower is "land" or "catch" or "fish" && reading.Nearest(node.Index, 2, 0, n => n.Lower is "may" or "can" or "must") is not null)
        || (node.Lower is "batch" or "tranche" && reading.Nearest(node.Index, 2, 0, n => n.Lower is "first" or "second" or "third" or "last" or "final") is not null);

    /// <summary>"Eight members of OPEC+ will raise their output by 137,000 barrels per day".</summary>
    private static bool IsAgreedChange(SentenceReading reading, Node node) =>
        node is { Code: "production", IsVerb: false } && !IndicatorFinder.IsAgent(node) && reading.Nodes.Any(n => n.IsPlace && n.Code is "OPEC" or "OPECPLUS")
        && reading.Nearest(node.Index, 4, 0, n => n.Match is null && Cues.Direction(n.Lower) != Change.None) is not null
        && reading.Nearest(node.Index, 3, 0, n => n.Lower is "its" or "their" or "crude") is not null
        && reading.Figures.Any(f => f.Figure!.Quantity.Unit.Dimension == Dimension.VolumeRate && reading.Word(reading.Governor(f.Index)) == "by");

    private static bool HasLimitVerb(SentenceReading reading, Node node) => reading.Nearest(node.Index, 5, 3, n => n.Match is null
        && n.Lower is "cut" or "cuts" or "cutting" or "reduce" or "reduced" or "reducing" or "limit" or "limited" or "limits" or "limiting" or "cap" or "capped" or "curb" or "restrain" or "freeze"
            or "restore" or "unwind" or "trim" or "lower" or "may" or "allowed" or "permitted" or "must" or "maximum" or "raise" or "hike" or "boost" or "ceiling" or "agreed" or "restrict" or "allows") is not null;
}
