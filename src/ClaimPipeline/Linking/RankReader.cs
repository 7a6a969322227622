using ClaimPipeline.Gazetteer;
using ClaimPipeline.Records;

namespace ClaimPipeline.Linking;

/// <summary>"the world's second-largest producer of nickel", "ranking first", "reserves are the largest in the world".</summary>
internal sealed class RankReader(SlotFinders slots)
{
    public IEnumerable<ClaimDraft> Read(SentenceReading reading)
    {
        foreach (var node in reading.Nodes)
        {
            var draft = Superlative(reading, node) ?? Ranking(reading, node) ?? Apposition(reading, node);
            if (draft is not null)
            {
                yield return draft;
            }
        }
    }

    private ClaimDraft? Superlative(SentenceReading reading, Node node)
    {
        var (isSuperlative, rank, first) = SuperlativeAt(reading, node.Index);
        if (!isSuperlative)
        {
            return null;
        }

        // "largest rare earth producer", "largest producer", "largest proven reserves".
        var target = reading.Nodes.Skip(node.Index + 1).Take(6).TakeWhile(n => n.Lower is not ("," or "." or ";" or "and" or "than" or "in")).FirstOrDefault(n => Target(n) is not null);
        var isPredicate = target is null;
        if (isPredicate)
        {
            // "reserves are the largest in the world".
            target = reading.Nodes.Take(first).Reverse().Take(8).TakeWhile(n => !n.IsActor).FirstOrDefault(n => Target(n) is { IsAgent: false });
            if (target is null || reading.Nearest(first, 3, 0, n => n.Lower is "is" or "are" or "were" or "was" or "remain" or "being") is null)
            {
                return null;
            }
        }

        if (target!.Match?.Entry.Id.Value is "capacity" or "market" or "revenue" or "trade")
        {
            return null;
        }

        var (code, isAgent) = Target(target)!.Value;
        if (!isAgent && target.Lower is "deposit" or "deposits" or "mine" or "mines" or "smelter")
        {
            return null;
        }

        var after = reading.Nodes.Skip(Math.Max(node.Index, target.Index) + 1).Take(10).ToList();
        return Make(reading, node, target, code, rank, after, isOneOf: reading.Nodes.Skip(Math.Max(0, first - 6)).Take(Math.Min(6, first)).Any(n => n.Lower == "one") && reading.Word(target.Index).EndsWith('s'));
    }

    private ClaimDraft? Ranking(SentenceReading reading, Node node)
    {
        if (node.Lower is not ("ranks" or "ranked" or "ranking" or "rank" or "placing" or "placed") || Ordinal(reading, node.Index + 1) is not { } rank)
        {
            return null;
        }

        var target = reading.Nodes.Where(n => Target(n) is not null && n.Code is not "capacity").OrderBy(n => Math.Abs(n.Index - node.Index)).FirstOrDefault();
        return target is null ? null : Make(reading, node, target, Target(target)!.Value.Code, rank, reading.Nodes.Skip(node.Index + 1).Take(8).ToList(), isOneOf: false);
    }

    /// <summary>"has reserves of 25 million tons, the third largest in the world", "5,613 tonnes, third in the world".</summary>
    private ClaimDraft? Apposition(SentenceReading reading, Node node)
    {
        var (isSuperlative, rank, first) = SuperlativeAt(reading, node.Index);
        if (!isSuperlative)
        {
            (rank, first) = (OrdinalOf(node.Lower), node.Index);
        }

        var comma = reading.Word(first - 1) == "the" ? first - 2 : first - 1;
        var world = reading.Word(node.Index + 1) is "in" or "of" && reading.Nodes.Skip(node.Index + 2).Take(2).Any(n => n.IsWorld);
        if (rank == 0 || reading.Word(comma) != "," || !(world || reading.Word(node.Index + 1) is "worldwide" or "globally"))
        {
            return null;
        }

        var target = reading.Nodes.Take(comma).LastOrDefault(n => Target(n) is { IsAgent: false });
        return target is null ? null : Make(reading, node, target, Target(target)!.Value.Code, rank, [.. reading.Nodes.Skip(node.Index + 1).Take(8)], isOneOf: false);
    }

    private ClaimDraft? Make(SentenceReading reading, Node cue, Node target, string code, int rank, List<Node> after, bool isOneOf)
    {
        var draft = new ClaimDraft(reading, ClaimKind.Statistic, AssertionForm.Rank) { Rank = isOneOf ? null : rank };
        draft.Cover(cue);
        draft.Cover(target);
        draft.Indicator = slots.Context.Slot(EntityKind.Indicator, code, "sentence", 0.92, reading, target);
        var scope = reading.Nodes.Skip(Math.Max(0, cue.Index - 4)).Take(Math.Min(4, cue.Index)).LastOrDefault(n => n.IsPlace && (n.IsPossessive || !n.IsActor))
            ?? after.FirstOrDefault(n => n.IsPlace && !n.IsActor && reading.Word(n.Index - 1) is "in" or "the");
        draft.Whole = scope is not null
            ? ArticleContext.Slot(reading, scope, 0.9)
            : slots.Default(EntityKind.Place, "WLD", "default-world", 0.5);
        draft.Place = Overtaker(reading, cue) ?? slots.Place.Find(reading, cue, null, n => n != scope && !n.IsWorld && !(n.IsPossessive && n.Index == cue.Index - 1));
        draft.Subject = Commodity(reading, cue, target) ?? slots.Subject.Find(reading, target, target);
        if (draft.Place is null || draft.Subject is null)
        {
            return null;
        }

        // "importers of rare earths to the United States": who imports is the one they come to.
        if (code == "imports" && reading.Nodes.Skip(target.Index).Take(8).FirstOrDefault(n => n.IsActor && (reading.Word(n.Index - 1) == "to" || (reading.Word(n.Index - 1) == "the" && reading.Word(n.Index - 2) == "to"))) is { } goal)
        {
            draft.Counterpart = draft.Place;
            draft.Place = ArticleContext.Slot(reading, goal, 0.5, "importer-to");
        }
        else
        {
            draft.Counterpart = SlotFinders.Partner(reading, target, draft.Place, n => n.Index > target.Index);
        }

        slots.Finish(draft, cue);
        draft.Probability = SlotFinders.Confidence(draft);
        return draft.Probability >= slots.Context.Options.MinStatisticProbability ? draft : null;
    }

    /// <summary>"Indonesia overtook Australia as the largest exporter": the rank is that of the one who overtakes.</summary>
    private static Slot<Entity>? Overtaker(SentenceReading reading, Node cue)
    {
        var verb = reading.Nodes.Take(cue.Index).LastOrDefault(n => n.Lower is "overtook" or "overtakes" or "overtaken" or "surpassed" or "surpasses" or "replaced" or "replaces" or "displaced" or "overtaking" or "passed");
        return verb is not null && verb.Lower != "overtaken" && reading.Nodes.Take(verb.Index).LastOrDefault(n => n.IsActor && !PlaceFinder.IsOblique(reading, n)) is { } winner
            ? ArticleContext.Slot(reading, winner, 0.9)
            : null;
    }

    private static Slot<Entity>? Commodity(SentenceReading reading, Node cue, Node target)
    {
        var low = Math.Min(cue.Index, target.Index);
        var high = Math.Max(cue.Index, target.Index);
        var between = reading.Nodes.Skip(low + 1).Take(high - low - 1).LastOrDefault(n => n.IsCommodity);
        if (between is null && reading.Word(target.Index + 1) is "of" or "for")
        {
            between = reading.Nodes.Skip(target.Index + 2).Take(4).FirstOrDefault(n => n.IsCommodity);
        }

        if (between is null && reading.At(target.Index - 1) is { IsCommodity: true } before)
        {
            between = before;
        }

        return between is null ? null : ArticleContext.Slot(reading, between, 0.95);
    }

    /// <summary>"largest", "second-largest", "third biggest", "No. 1", "number one"; with the index where the expression begins.</summary>
    private static (bool Found, int Rank, int First) SuperlativeAt(SentenceReading reading, int index)
    {
        var word = reading.Word(index);
        var dash = word.IndexOf('-', StringComparison.Ordinal);
        if (dash > 0 && Cues.Superlative.Contains(word[(dash + 1)..]) && OrdinalOf(word[..dash]) is var joined and > 0)
        {
            return (true, joined, index);
        }

        if (Cues.Superlative.Contains(word) && reading.Nodes[index].Match is null)
        {
            return OrdinalOf(reading.Word(index - 1)) is var separate and > 0 ? (true, separate, index - 1)
                : reading.Word(index - 1) == "-" && OrdinalOf(reading.Word(index - 2)) is var dashed and > 0 ? (true, dashed, index - 2)
                : (true, 1, index);
        }

        return word == "number" && reading.Word(index + 1) is "one" or "1" ? (true, 1, index)
            : word == "no" && reading.Word(index + 1) == "." && reading.Word(index + 2) is ['1'] or ['2'] or ['3'] ? (true, reading.Word(index + 2)[0] - '0', index)
            : (false, 0, index);
    }

    private static int? Ordinal(SentenceReading reading, int index)
    {
        while (reading.Word(index) is "the" or "as" or "world" or "globally" or "in" or "number" or "no" or "." or "among")
        {
            index++;
        }

        return OrdinalOf(reading.Word(index)) is var rank and > 0 ? rank : Cues.Superlative.Contains(reading.Word(index)) ? 1 : reading.Word(index) switch { "one" or "1" => 1, "2" or "two" => 2, _ => null };
    }

    private static int OrdinalOf(string word) => word switch
    {
        "first" or "1st" => 1,
        "second" or "2nd" => 2,
        "third" or "3rd" => 3,
        "fourth" or "4th" => 4,
        "fifth" or "5th" => 5,
        "sixth" or "6th" => 6,
        "seventh" or "7th" => 7,
        "eighth" or "8th" => 8,
        "ninth" or "9th" => 9,
        "tenth" or "10th" => 10,
        _ => 0,
    };

    private static (string Code, bool IsAgent)? Target(Node node)
    {
        if (!node.IsIndicator || node.IsVerb)
        {
            return null;
        }

        return node.Lower.TrimEnd('s') switch
        {
            "supplier" => ("exports", true),
            "buyer" => ("imports", true),
            _ when IndicatorFinder.IsAgent(node) => (node.Code, true),
            _ when node.Code == "production" && node.Lower is not ("production" or "output") => null,
            _ when node.Code is "reserves" or "production" or "mine_production" or "refinery_production" or "exports" or "imports" or "consumption" or "resources" => (node.Code, false),
            _ => null,
        };
    }
}
