using ClaimPipeline.Gazetteer;
using ClaimPipeline.Records;

namespace ClaimPipeline.Linking;

/// <summary>Whose production, reserves or measure a sentence speaks of.</summary>
internal sealed class PlaceFinder(ArticleContext context)
{
    private const double Enough = 0.0;
    private static readonly string[] Groups = ["OPEC", "OPECPLUS", "EUU", "EEC", "ASEAN", "G7", "G20", "EAEU", "OAPEC", "ICCAT", "ICO", "ITC", "UN", "WTO"];

    /// <summary>
    /// The place for an anchor (figure, indicator or cue): in the sentence by its grammar, else by pronoun, earlier sentences,
    /// title and topic; null when nothing tells.
    /// </summary>
    /// <param name="reading">The sentence.</param>
    /// <param name="anchor">Where the claim's heart is.</param>
    /// <param name="indicator">The indicator node; may be the anchor; null when there is none.</param>
    /// <param name="allowed">Which places may be meant.</param>
    /// <param name="guess">Whether context may supply it.</param>
    public Slot<Entity>? Find(SentenceReading reading, Node anchor, Node? indicator, Func<Node, bool> allowed, bool guess = true)
    {
        Node? best = null;
        var bestScore = double.MinValue;
        foreach (var node in reading.Nodes)
        {
            if (node.IsPlace && allowed(node) && !IsAttribution(reading, node))
            {
                var score = Score(reading, node, anchor, indicator);
                if (score > bestScore)
                {
                    (best, bestScore) = (node, score);
                }
            }
        }

        var pronoun = Pronoun(reading, anchor, best);
        if (best is not null && bestScore >= Enough && (pronoun is null || bestScore >= 4))
        {
            return Joint(reading, best) ?? ArticleContext.Slot(reading, best, Math.Min(0.97, 0.6 + (bestScore * 0.05)));
        }

        if (pronoun is not null && Antecedent(reading, pronoun) is { } antecedent)
        {
            return antecedent;
        }

        if (best is not null && bestScore >= Enough)
        {
            return Joint(reading, best) ?? ArticleContext.Slot(reading, best, Math.Min(0.97, 0.6 + (bestScore * 0.05)));
        }

        return guess ? FromAuthority(reading) ?? FromContext(reading) : null;
    }

    /// <summary>"Indonesia and Malaysia account for 85 %": both together, which no code stands for. The rule says whether the text says so ("together") or only
    /// may mean it ("joint").</summary>
    private static Slot<Entity>? Joint(SentenceReading reading, Node place)
    {
        var first = place.Index;
        while (!place.IsPossessive)
        {
            var article = reading.Word(first - 1) == "the" ? 1 : 0;
            if (reading.Word(first - 1 - article) is not ("and" or ",") || reading.At(first - 2 - article) is not { IsActor: true, IsPossessive: false })
            {
                break;
            }

            first -= 2 + article;
        }

        // "China and Russia must each keep to": what is said of each is no sum.
        if (first == place.Index || reading.Nodes.Any(n => n.Lower == "each") || !reading.HasBetween(first, place.Index, n => n.Lower == "and"))
        {
            return null;
        }

        var span = TextSpan.FromBounds(reading.Nodes[first].Span.Start, place.Span.End);
        var isSum = reading.Nodes.Any(n => n.Lower is "together" or "combined" or "jointly" or "collectively" || (n.Lower == "between" && reading.Word(n.Index + 1) == "them"));
        return new(new Entity(span.Slice(reading.Text), null), ArticleContext.InArticle(reading, span), isSum ? "together" : "joint", 0.8);
    }

    /// <summary>What "it", "the country" or "we" stands for; null when nothing before tells.</summary>
    public Slot<Entity>? Antecedent(SentenceReading reading, Node pronoun)
    {
        var span = ArticleContext.InArticle(reading, pronoun.Span);
        if (Cues.FirstPerson.Contains(pronoun.Lower))
        {
            return context.FirstPerson() is var (entry, confidence) ? new(entry.Entity, span, "first-person", confidence) : null;
        }

        // In the same sentence first: "China said it produced".
        var before = pronoun.Lower is "group" or "cartel" or "bloc" ? null : reading.Nodes.Take(pronoun.Index).LastOrDefault(n => n.IsActor && !IsOblique(reading, n) && !IsAttribution(reading, n) && !n.IsDemonym);
        if (before is not null && pronoun.Index - before.Index < 20)
        {
            return new(before.Match!.Entry.Entity, span, "anaphora", 0.8);
        }

        var isGroup = pronoun.Lower is "group" or "cartel" or "bloc";
        foreach (var focus in context.Before)
        {
            if (reading.Position - focus.Position > context.Options.LookBack * (isGroup ? 3 : 1))
            {
                break;
            }

            if (focus.Place is { Value: var value } && value.Id is { Value: not ("WLD" or "OTH") } id && (!isGroup || Groups.Contains(id.Value, StringComparer.Ordinal)))
            {
                return new(value, span, "anaphora", focus.Paragraph == reading.Paragraph ? 0.7 : 0.5);
            }
        }

        // Nothing before it: the title says which country.
        var titled = context.TitleMatches.Where(m => m.Kind == EntityKind.Place && m.Entry.Id.Value is not ("WLD" or "OTH")).Select(m => m.Entry).DistinctBy(e => e.Id).ToList();
        return titled.Count == 1 && (!isGroup || Groups.Contains(titled[0].Id.Value, StringComparer.Ordinal)) ? new(titled[0].Entity, span, "title", 0.6) : null;
    }

    /// <summary>From the sentences before, the title, the topic.</summary>
    public Slot<Entity>? FromContext(SentenceReading reading)
    {
        foreach (var focus in context.Before)
        {
            if (focus.Paragraph != reading.Paragraph || reading.Position - focus.Position > context.Options.LookBack)
            {
                break;
            }

            if (focus.Place is { Value: var value } && value.Id is { Value: not "OTH" })
            {
                return new(value, focus.Place.Span, "previous-sentence", reading.Position - focus.Position <= 1 ? 0.5 : 0.4);
            }
        }

        var titled = context.TitleMatches.Where(m => m.Kind == EntityKind.Place && m.Entry.Id.Value is not ("WLD" or "OTH")).ToList();
        if (titled.Count > 0 && titled.Select(m => m.Entry.Id).Distinct().Count() == 1)
        {
            return new(titled[0].Entry.Entity, null, "title", 0.45);
        }

        return context.TopicPlace is { Weight: >= 0.6 } topic ? new(topic.Entry.Entity, null, "article-topic", 0.3) : null;
    }

    /// <summary>The country of the ministry or office that acts in the sentence.</summary>
    public Slot<Entity>? FromAuthority(SentenceReading reading)
    {
        var authority = reading.Nodes.FirstOrDefault(n => n.IsAuthority && n.Match!.Entry.Place is not null && !IsStatistician(n));
        return authority is null
            ? null
            : context.Slot(EntityKind.Place, authority.Match!.Entry.Place!.Value.Value, "authority-place", 0.6, reading, authority);
    }

    public static bool IsOblique(SentenceReading reading, Node node)
    {
        var i = node.Index - 1;
        while (i >= 0 && reading.Word(i) is "the" or "both" or "other" or "countries" or "as" or "such" or "like" or "including" || (i >= 0 && reading.Nodes[i].IsPlace) || (i >= 0 && reading.Word(i) is "," or "and" && reading.At(i - 1) is { IsPlace: true }))
        {
            i--;
        }

        return Cues.Oblique.Contains(reading.Word(i)) && !(reading.Word(i) == "after" && i == 0);
    }

    /// <summary>Whether the place only feels it: "a blow to the United States", "the technology industry of the United States".</summary>
    public static bool IsAffected(SentenceReading reading, Node node) =>
        (IsOblique(reading, node) && reading.Word(node.Index - 1) is not "from")
        || reading.Word(reading.Word(node.Index - 1) == "the" ? node.Index - 2 : node.Index - 1) is "of" or "on" or "in" && node.Index > 2 && reading.Nearest(node.Index, 5, 0, n => n.Lower is "impact" or "industry" or "chain" or "development" or "companies" or "market") is not null
        || reading.Word(node.Index + 1) is "industry" or "industries" or "companies" or "firms" or "defense" or "defence" or "technology" or "market";

    /// <summary>Whether the place only qualifies a source: "according to Chinese customs", "Indonesian officials said".</summary>
    private static bool IsAttribution(SentenceReading reading, Node node) =>
        (reading.Word(node.Index - 1) == "to" && reading.Word(node.Index - 2) == "according")
        || (reading.Word(node.Index + 1) is "-" && reading.Word(node.Index + 2) is "based" or "backed" or "led" or "owned" or "listed")
        || (node.IsDemonym && reading.Word(node.Index + 1) is "officials" or "official" or "analysts" or "analyst" or "traders" or "media" or "newspaper" or "newspapers" or "firm" or "firms" or "giant" or "carmaker" or "miner" or "dollar" or "dollars" or "companies" or "company");

    /// <summary>"its OPEC+ quota": a group that only says whose rules count for one of its members.</summary>
    public static bool IsGroupOf(SentenceReading reading, Node place) =>
        Groups.Contains(place.Code, StringComparer.Ordinal) && !place.IsPossessive && reading.Word(place.Index - 1) is "its" or "their" or "our";

    private static bool IsStatistician(Node node) =>
        node.Code is "USGS" or "BGS" or "EIA" or "IEA" or "USDA" or "WALL_STREET" or "REUTERS" or "BLOOMBERG" or "FAO" or "UNCTAD" or "COMTRADE";

    private static Node? Pronoun(SentenceReading reading, Node anchor, Node? best)
    {
        for (var i = anchor.Index - 1; i >= 0; i--)
        {
            var node = reading.Nodes[i];
            if (best is not null && node == best)
            {
                return null;
            }

            if (node.Match is null && (node.Lower is "it" or "its" or "they" or "their" || Cues.FirstPerson.Contains(node.Lower)))
            {
                return node;
            }

            if (Cues.CountryNouns.Contains(node.Lower) && reading.Word(i - 1) is "the" or "this" or "that" && reading.Word(i + 1) is not ("of" or "in"))
            {
                return node;
            }
        }

        return null;
    }

    private static double Score(SentenceReading reading, Node place, Node anchor, Node? indicator)
    {
        var target = indicator ?? anchor;
        var nearest = Math.Abs(place.Index - target.Index) <= Math.Abs(place.Index - anchor.Index) ? target : anchor;
        var distance = Math.Abs(place.Index - nearest.Index) - 1;
        var crossed = Math.Abs(place.Segment - nearest.Segment);
        var score = place.Index < nearest.Index ? 4.0 : 2.0;
        var preposition = reading.Word(reading.Word(place.Index - 1) == "the" ? place.Index - 2 : place.Index - 1);
        if (indicator is { Code: "exports" or "export_quota", IsVerb: false } && preposition == "from")
        {
            score += 2;
        }
        else if (IsOblique(reading, place))
        {
            score -= 5;
        }

        if (place.Index < target.Index && IsNounPhrase(reading, place.Index, target.Index))
        {
            // "China's rare earth reserves", "Chinese exports", "world production".
            score += 4;
        }
        else if (place.Index > target.Index && IsInPhrase(reading, target.Index, place.Index))
        {
            // "production in Chile", "reserves of Chile".
            score += 3;
        }
        else if (indicator is { IsVerb: true } && place.Index < indicator.Index && !place.IsDemonym && !place.IsPossessive)
        {
            score += 2;
        }

        if (reading.At(place.Index - 1) is { IsActor: true, IsPossessive: true })
        {
            // "Kuwait's OPEC quota".
            score -= 6;
        }

        if (IsGroupOf(reading, place))
        {
            // "its OPEC+ quota": the member's, not the group's.
            score -= 8;
        }

        if (place.IsWorld)
        {
            // The world is mostly the whole of something, seldom the one who has it.
            score -= 2.5;
            if (reading.HasBetween(place.Index, target.Index, n => Cues.Superlative.Contains(n.Lower)) || Cues.Superlative.Contains(reading.Word(place.Index + 1)))
            {
                score -= 5;
            }
        }

        if (place.IsDemonym && distance > 3)
        {
            score -= 1.5;
        }

        if (place.Match!.Relation == NameRelation.Capital)
        {
            score -= 0.5;
        }

        return score - (distance * 0.15) - (crossed * 0.8);
    }

    /// <summary>Whether only names of goods and plain adjectives stand between the place and what it has.</summary>
    private static bool IsNounPhrase(SentenceReading reading, int place, int target)
    {
        if (target - place > 6)
        {
            return false;
        }

        for (var i = place + 1; i < target; i++)
        {
            var node = reading.Nodes[i];
            if (node.IsPlace || node.Figure is not null || node.IsVerb || (node.Match is null && (Cues.Copula.Contains(node.Lower) || Cues.Oblique.Contains(node.Lower)
                || node.Lower is "," or "of" or "in" or "and" or "that" or "which" or ";" or ":")))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsInPhrase(SentenceReading reading, int target, int place)
    {
        if (place - target > 6)
        {
            return false;
        }

        var seen = false;
        for (var i = target + 1; i < place; i++)
        {
            var node = reading.Nodes[i];
            seen |= node.Lower is "in" or "of" or "by" or "across" or "within";
            if (node.IsPlace || node.Figure is not null || node.Lower is "," or ";" or "and" or "to" or "from" || Cues.Accounts.Contains(node.Lower))
            {
                return false;
            }
        }

        return seen;
    }
}
