using ClaimPipeline.Gazetteer;
using ClaimPipeline.Records;

namespace ClaimPipeline.Linking;

/// <summary>Prohibitions, embargoes, restrictions and licensing: who, whom, what, and of which kind.</summary>
internal sealed class BanReader(SlotFinders slots)
{
    /// <summary>How many sentences "the ban" that is in force may lie back.</summary>
    private const int KnownBack = 6;

    /// <summary>"The ban is in force" says too little for the classifier; that a ban was told of just before makes it a claim.</summary>
    private const double ProbabilityOfKnown = 0.5;

    private enum Strength
    {
        Prohibition,
        Restriction,
    }

    public IEnumerable<ClaimDraft> Read(SentenceReading reading)
    {
        if (Cue(reading) is not var (cue, strength)
            || (slots.Probability(reading, ClaimKind.Ban, IsUnmistakable(reading, cue)) ?? (IsOfKnownBan(reading, cue) ? ProbabilityOfKnown : null)) is not { } probability)
        {
            yield break;
        }

        var direction = Direction(reading, cue, out var trade);
        if (strength == Strength.Restriction && direction is null && cue.Lower is "control" or "list" or "permit" or "limit" or "limits" or "approval" or "approvals" or "controlled")
        {
            yield break;
        }

        if (Catalogue(reading, cue, probability) is { } catalogue)
        {
            yield return catalogue;
            if (reading.Nodes.Any(n => n.Lower == "respectively") || Technology(reading, cue) is null)
            {
                yield break;
            }
        }

        var draft = new ClaimDraft(reading, ClaimKind.Ban, AssertionForm.Event)
        {
            Probability = probability,
            Polarity = reading.Source.Tagged.Polarity,
            Status = reading.Source.Tagged.Status,
        };
        draft.Cover(cue);
        if (StandingReader.Find(reading) is { } standing && slots.Context.Article.Published is { Date: var today })
        {
            // What the text says of today, whatever day it names for the beginning.
            draft.Cover(standing);
            draft.Status = draft.Status is null or ClaimStatus.Announced ? ClaimStatus.InForce : draft.Status;
            draft.Period = new(Period.Day(today), ArticleContext.InArticle(reading, standing.Span), "still-in-force", 0.7);
        }

        var technology = Technology(reading, cue);
        if (technology is null && (cue.Code == "technologies_prohibited" || (Object(reading, cue) is not { Value.Id.Value: not "technology_catalogue" }
            && reading.Figures.Any(f => reading.IsClaimed(f.Figure!) && f.Figure!.Quantity.Unit.Dimension is Dimension.Count or Dimension.None))))
        {
            yield break;
        }

        draft.Subject = Subject(reading, cue, technology);
        draft.Counterpart = Target(reading, cue, trade, ref direction);
        var target = draft.Counterpart?.Value;
        draft.Place = slots.Place.Find(reading, cue, null, n => n.IsActor && n.Match!.Entry.Entity != target && !PlaceFinder.IsAffected(reading, n), guess: false)
            ?? (IsDefinite(reading, cue) ? OfTheSameMeasure(reading) ?? slots.Place.FromAuthority(reading) ?? slots.Place.FromContext(reading) : null);
        draft.Place = draft.Place is { Span: null } guessed && reading.Nodes.Any(n => n.IsPlace && n.Match!.Entry.Entity == guessed.Value) ? null : draft.Place;
        draft.Authority = AuthorityFinder.Setter(reading, cue) is { } setter && setter.Value != target ? setter : null;
        draft.Indicator = direction is null ? null : trade is not null
            ? slots.Context.Slot(EntityKind.Indicator, direction, "sentence", 0.9, reading, trade)
            : slots.Default(EntityKind.Indicator, direction, "embargo-of-trade", 0.6);
        draft.MeasureType = MeasureType(reading, cue, strength, direction, technology is not null, draft);
        if (draft.Subject is null && slots.Context.Before.FirstOrDefault(f => f.Ban is not null && reading.Position - f.Position <= (IsOfKnownBan(reading, cue) ? KnownBack : 2))?.Ban is { Subject: { } known } before)
        {
            draft.Subject = known with { Rule = "same-measure", Confidence = 0.45 };
            draft.Place ??= before.Place is { } place ? place with { Rule = "same-measure", Confidence = 0.45 } : null;
            draft.Indicator ??= before.Indicator is { } measured ? measured with { Rule = "same-measure", Confidence = 0.45 } : null;
            draft.MeasureType ??= before.MeasureType is { } type ? type with { Rule = "same-measure", Confidence = 0.45 } : null;
        }

        if (draft.Subject is null && draft.Place is null && draft.Indicator is null)
        {
            yield break;
        }

        slots.Finish(draft, cue);
        yield return draft;
        foreach (var other in Coordinated(reading, draft.Subject))
        {
            yield return draft.Copy(other);
        }
    }

    /// <summary>"issued the catalogue of prohibited and restricted export technologies": the list itself.</summary>
    private ClaimDraft? Catalogue(SentenceReading reading, Node cue, double probability)
    {
        var list = reading.Nodes.FirstOrDefault(n => n.Code == "technology_catalogue")
            ?? reading.Nodes.FirstOrDefault(n => n.Lower is "catalogue" or "catalog" && Cue(reading.Nodes.Skip(n.Index).Take(10), reading) is not null
                && reading.Nodes.Skip(n.Index).Take(12).Any(x => x.Lower.Contains("export", StringComparison.Ordinal))
                && reading.Nodes.Skip(n.Index).Take(20).Any(x => Cues.Technology.Contains(x.Lower) || (x.Match is not null && x.Lower.Contains("technolog", StringComparison.Ordinal))));
        if (list is null || reading.Word(list.Index - 1) is "from" or "the" && reading.Figures.Any(f => reading.IsClaimed(f.Figure!)))
        {
            return null;
        }

        var draft = new ClaimDraft(reading, ClaimKind.Ban, AssertionForm.Event)
        {
            Probability = probability,
            Polarity = reading.Source.Tagged.Polarity,
            Status = reading.Source.Tagged.Status,
            Subject = slots.Context.Slot(EntityKind.Commodity, "technology_catalogue", list.IsCommodity ? "sentence" : "catalogue-title", 0.85, reading, list),
            Indicator = slots.Default(EntityKind.Indicator, "exports", "catalogue-title", 0.8),
            MeasureType = slots.Default(EntityKind.MeasureType, "P31T", "catalogue-title", 0.7),
            Place = slots.Place.Find(reading, list, null, n => n.IsActor && !PlaceFinder.IsAffected(reading, n)),
            Authority = AuthorityFinder.Setter(reading, list),
        };
        draft.Cover(list);
        slots.Finish(draft, cue);
        return draft;
    }

    /// <summary>"gallium, germanium and antimony": the other goods of the list, a claim each.</summary>
    private static IEnumerable<Slot<Entity>> Coordinated(SentenceReading reading, Slot<Entity>? subject)
    {
        if (subject is not { Rule: "sentence", Span: { } span })
        {
            yield break;
        }

        var first = reading.Nodes.First(n => ArticleContext.InArticle(reading, n.Span) == span);
        for (var i = first.Index + 1; reading.At(i) is { } node && (node.IsCommodity || node.Lower is "," or "and" or "or"); i++)
        {
            if (node.IsCommodity)
            {
                yield return ArticleContext.Slot(reading, node, 0.88);
            }
        }
    }

    /// <summary>"the ban": the one spoken of before.</summary>
    private Slot<Entity>? OfTheSameMeasure(SentenceReading reading) =>
        slots.Context.Before.FirstOrDefault(f => f.Ban is not null && reading.Position - f.Position <= 30)?.Ban!.Place is { } place
            ? place with { Rule = "same-measure", Confidence = Math.Min(0.6, place.Confidence) }
            : null;

    /// <summary>"export bans on rare earths", "an embargo on oil": the words leave no doubt, whatever the classifier says.</summary>
    private static bool IsUnmistakable(SentenceReading reading, Node cue) =>
        (cue.Lower is "ban" or "bans" or "banned" or "embargo" or "embargoes" || (IsRestriction(cue.Lower) && reading.At(cue.Index - 1) is { IsIndicator: true }))
        && (cue.Lower.StartsWith("embargo", StringComparison.Ordinal) || reading.Nearest(cue.Index, 1, 3, n => n.IsIndicator && n.Code is "exports" or "imports") is not null)
        && reading.Nearest(cue.Index, 3, 7, n => n.IsCommodity) is not null
        && reading.Nodes.Any(n => n.IsActor && n.Index < cue.Index);

    /// <summary>"The ban is already in force", just after a sentence that told of one.</summary>
    private bool IsOfKnownBan(SentenceReading reading, Node cue) =>
        cue.Lower is "ban" or "embargo" or "prohibition" && reading.Word(cue.Index - 1) is "the" or "this" && StandingReader.Find(reading) is not null
        && slots.Context.Before.Any(f => f.Ban is not null && reading.Position - f.Position <= KnownBack);

    /// <summary>The word that forbids: prohibitions before restrictions, nouns and verbs before adjectives.</summary>
    private static (Node Node, Strength Strength)? Cue(SentenceReading reading) => Cue(reading.Nodes, reading);

    private static (Node Node, Strength Strength)? Cue(IEnumerable<Node> nodes, SentenceReading reading)
    {
        (Node Node, Strength Strength)? restriction = null;
        foreach (var node in nodes.Where(n => n.Match is null or { Kind: EntityKind.Indicator }))
        {
            if (IsProhibition(reading, node))
            {
                return (node, Strength.Prohibition);
            }

            // "tightened export restrictions": the noun, not the verb that changes it.
            if (IsRestriction(node.Lower) && (restriction is null
                || (reading.At(node.Index - 1) is { IsIndicator: true } && reading.At(restriction.Value.Node.Index - 1) is not { IsIndicator: true }) || (node.Index - restriction.Value.Node.Index <= 4 && restriction.Value.Node.Lower.StartsWith("tighten", StringComparison.Ordinal))))
            {
                restriction = (node, Strength.Restriction);
            }
        }

        return restriction;
    }

    private static bool IsProhibition(SentenceReading reading, Node node) => node.Lower switch
    {
        "ban" or "bans" or "banned" or "banning" or "embargo" or "embargoes" or "embargoed" or "moratorium" or "prohibition" or "prohibitions" or "prohibit" or "prohibits" or "prohibited"
            or "prohibiting" or "outlaw" or "outlaws" or "outlawed" or "forbid" or "forbids" or "forbade" or "forbidden" or "barred" or "bars" or "blacklist" or "blacklisted" => true,
        "halt" or "halts" or "halted" or "suspend" or "suspends" or "suspended" or "suspending" or "stop" or "stops" or "stopped" or "block" or "blocks" or "blocked" or "freeze" =>
            reading.Nearest(node.Index, 2, 7, n => n.IsIndicator && n.Code is "exports" or "imports" or "sales" or "trade" || n.Lower is "buying" or "selling" or "shipping" or "shipments") is not null
            && reading.Nearest(node.Index, 0, 4, n => n.Lower is "ban" or "restrictions" or "curbs") is null,
        _ when node.IsIndicator && node.Code == "technologies_prohibited" => true,
        _ => false,
    };

    private static bool IsRestriction(string word) => word
        is "restriction" or "restrictions" or "restrict" or "restricts" or "restricted" or "restricting" or "curb" or "curbs" or "curbed" or "curbing" or "control" or "controls" or "controlled"
        or "licence" or "licences" or "license" or "licenses" or "licensing" or "permit" or "permits" or "tighten" or "tightened" or "tightening" or "limits" or "limit" or "sanctions" or "sanctioned"
        or "restricted technologies" or "approval" or "approvals" or "list";

    /// <summary>exports, imports, sales ... and the word that says so; an embargo without one is of exports.</summary>
    private static string? Direction(SentenceReading reading, Node cue, out Node? trade)
    {
        trade = reading.Nearest(cue.Index, 7, 7, n => n.IsIndicator && n.Code is "exports" or "imports" or "sales" or "catch" or "technologies_prohibited"
                && !IndicatorFinder.IsAgent(n) && n.Lower is not ("supply" or "supplies" or "landed" or "sell" or "sells" or "ships" or "ship"))
            ?? reading.Nodes.FirstOrDefault(n => n.IsIndicator && n.Code is "exports" or "imports" && !IndicatorFinder.IsAgent(n) && Math.Abs(n.Index - cue.Index) <= 14);
        trade = cue.Code == "technologies_prohibited" ? cue : trade;
        if (trade is not null)
        {
            return trade.Code == "technologies_prohibited" ? "exports" : trade.Code;
        }

        if (reading.Nearest(cue.Index, 3, 4, n => n.Lower is "buying" or "purchases" or "purchase" or "importing") is not null)
        {
            return "imports";
        }

        if (reading.Nodes.Take(cue.Index).Any(n => n.Lower is "exporter" or "exporters"))
        {
            // "Exporters of graphite must obtain a licence".
            return "exports";
        }

        return cue.Lower.StartsWith("embargo", StringComparison.Ordinal) ? "exports" : null;
    }

    /// <summary>The word "technology" where it is what the measure covers: behind a commodity and its process words, or behind "exports of".</summary>
    private static Node? Technology(SentenceReading reading, Node cue)
    {
        foreach (var node in reading.Nodes)
        {
            if (node.IsCommodity && node.Code.EndsWith("_technology", StringComparison.Ordinal))
            {
                return node;
            }

            if (Cues.Technology.Contains(node.Lower) && node.Match is null && Math.Abs(node.Index - cue.Index) <= 16)
            {
                var i = node.Index - 1;
                while (i >= 0 && (Cues.Process.Contains(reading.Word(i)) || (reading.Nodes[i].IsIndicator && !reading.Nodes[i].IsVerb && reading.Nodes[i].Code is "production" or "mine_production" or "refinery_production")
                    || (reading.Nodes[i].IsIndicator && reading.Word(i) is "refining" or "processing")))
                {
                    i--;
                }

                if (reading.At(i) is { IsCommodity: true } || reading.Word(i) is "of" or "on" || (reading.At(i) is { IsIndicator: true, Code: "exports" }))
                {
                    return node;
                }
            }
        }

        return null;
    }

    private Slot<Entity>? Subject(SentenceReading reading, Node cue, Node? technology)
    {
        if (technology is { IsCommodity: true })
        {
            return ArticleContext.Slot(reading, technology, 0.95);
        }

        var subject = technology is null
            ? Object(reading, cue)
            : reading.Nodes.Take(technology.Index).LastOrDefault(n => n.IsCommodity && technology.Index - n.Index <= 12) is { } named
                ? ArticleContext.Slot(reading, named, 0.9)
                : reading.Nodes.FirstOrDefault(n => n.IsCommodity) is { } any ? ArticleContext.Slot(reading, any, 0.6) : null;
        subject ??= IsDefinite(reading, cue) || technology is not null ? slots.Subject.FromContext(reading) : null;
        if (technology is null || subject is null)
        {
            return subject;
        }

        // The technology of a commodity, where the list has one: rare_earths, rare_earth_technology.
        var list = slots.Context.Gazetteer;
        var own = list.Entries(EntityKind.Commodity).FirstOrDefault(e => e.Id.Value.EndsWith("_technology", StringComparison.Ordinal)
            && subject.Value.Id is { } id && (e.Broader.Contains(id) || e.Broader.Any(b => list.IsSameOrNarrower(EntityKind.Commodity, id, b))));
        return own is null ? subject : subject with { Value = own.Entity, Rule = subject.Rule == "sentence" ? "technology-of" : subject.Rule };
    }

    /// <summary>What is forbidden: behind the cue ("ban on the export of rare earths") or just before it ("rare earth embargo").</summary>
    private static Slot<Entity>? Object(SentenceReading reading, Node cue)
    {
        var before = reading.Nodes.Take(cue.Index).Reverse().Take(3).TakeWhile(n => n.IsCommodity || n.IsIndicator || n.Lower == "trade").FirstOrDefault(n => n.IsCommodity);
        var behind = reading.Nodes.Skip(cue.Index + 1).Take(14).TakeWhile(n => n.Lower is not ("." or ";" or "while" or "but")).FirstOrDefault(n => n.IsCommodity);
        var node = before ?? behind ?? reading.Nodes.Take(cue.Index).LastOrDefault(n => n.IsCommodity && cue.Index - n.Index <= 16)
            ?? reading.Nodes.Skip(cue.Index).FirstOrDefault(n => n.IsCommodity);
        return node is null ? null : ArticleContext.Slot(reading, node, node == before || node == behind ? 0.92 : 0.7);
    }

    /// <summary>Whom it is aimed at: "exports to the US", "sanctions against Russia", "ban on Russian oil", "imports from Iran".</summary>
    private static Slot<Entity>? Target(SentenceReading reading, Node cue, Node? trade, ref string? direction)
    {
        foreach (var node in reading.Nodes.Where(n => n.IsActor || (n.IsPlace && n.Code == "WEST")))
        {
            var preposition = reading.Word(node.Index - 1) is "the" ? node.Index - 2 : node.Index - 1;
            var word = reading.Word(preposition);
            var isNear = node.Index > cue.Index && node.Index - cue.Index <= 14 && !reading.HasBetween(cue.Index, node.Index, n => n.Lower is ";" or "after" or "is" or "was" or "will" or "blow");
            if (isNear && (word is "against" || (word is "to" && trade is { Code: "exports" or "sales" } && IsAttached(reading, trade, preposition)) || (word is "from" && trade is { Code: "imports" or "exports" })
                || (word is "on" && !node.IsPossessive && !node.IsDemonym) || (word is "from" && trade is null)))
            {
                direction = word is "from" && trade is null ? "imports" : direction;
                return ArticleContext.Slot(reading, node, 0.85);
            }

            if (isNear && (node.IsDemonym || node.IsPossessive) && word is "on" or "of" or "imports" or "buying" or "import")
            {
                if (trade is null && direction is "exports" or null)
                {
                    direction = "imports";
                }

                return direction == "exports" ? null : ArticleContext.Slot(reading, node, 0.75);
            }
        }

        return null;
    }

    /// <summary>Whether "to X" belongs to the exports and not to a later verb: only goods stand between.</summary>
    private static bool IsAttached(SentenceReading reading, Node trade, int preposition) =>
        trade.Index < preposition && preposition - trade.Index <= 16 && !reading.HasBetween(trade.Index, preposition, n => n.IsActor || (n.Match is null
            && n.Lower is "." or ";" or "is" or "was" or "are" or "were" or "will" or "would" or "has" or "have" or "had" or "that" or "which" or "blow" or "dealing" or "threat"
                or "impact" or "challenge" or "response" or "after" or "while" or "but" or "marking" or "due"));

    /// <summary>"the ban", "this ban", "by banning": the reader knows whose, so context may tell.</summary>
    private static bool IsDefinite(SentenceReading reading, Node cue) =>
        cue.Lower.EndsWith("ing", StringComparison.Ordinal) || reading.Nodes.Take(cue.Index).Reverse().Take(5).Any(n => n.Lower is "the" or "this" or "that" or "its" or "their" or "by" or "our" or "a")
        || reading.Nodes.Any(n => n.Match is null && (n.Lower is "it" or "its" || Cues.CountryNouns.Contains(n.Lower)));

    private Slot<Entity>? MeasureType(SentenceReading reading, Node cue, Strength strength, string? direction, bool isTechnology, ClaimDraft draft)
    {
        var code = (direction, strength) switch
        {
            ("exports", Strength.Prohibition) => "P31",
            ("exports", Strength.Restriction) => "P33",
            ("imports", Strength.Prohibition) => cue.Lower.StartsWith("embargo", StringComparison.Ordinal) ? "E322" : "E3",
            ("imports", Strength.Restriction) => "E1",
            ("catch", Strength.Prohibition) => "X_CATCH",
            ("sales", Strength.Prohibition) => "X_MARKET",
            _ => null,
        };
        if (code is null && strength == Strength.Prohibition && reading.Nearest(cue.Index, 4, 6, n => n.Lower is "use" or "sale" or "fishing" or "whaling" or "production" or "trade") is { } use)
        {
            code = use.Lower is "fishing" or "whaling" ? "X_CATCH" : "X_MARKET";
        }

        // "Kenya's ban on plastic bags": goods that nobody bans abroad only.
        if (code is null && strength == Strength.Prohibition && draft.Subject is { Rule: "sentence", Value.Id.Value: "single_use_plastics" or "asbestos" or "CFCs" or "HFCs" or "halons" or "ivory" or "pesticides" })
        {
            code = "X_MARKET";
        }

        if (code is null)
        {
            return null;
        }

        var typed = isTechnology && code is "P31" or "P33" ? code + "T" : code;
        return slots.Context.Slot(EntityKind.MeasureType, typed, "cue", 0.8, reading, cue);
    }
}
