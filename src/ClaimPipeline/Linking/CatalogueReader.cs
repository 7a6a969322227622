using ClaimPipeline.Gazetteer;
using ClaimPipeline.Records;

namespace ClaimPipeline.Linking;

/// <summary>How many technologies a list forbids or restricts: "24 and 110 technologies prohibited and restricted from export respectively".</summary>
internal sealed class CatalogueReader(SlotFinders slots)
{
    public IEnumerable<ClaimDraft> Read(SentenceReading reading)
    {
        var counts = reading.OpenFigures.Where(n => n.Figure!.Quantity is { Value: >= 1 and < 10_000, Unit.Dimension: Dimension.Count or Dimension.None } q && decimal.IsInteger(q.Value)).ToList();
        if (counts.Count == 0 || !SpeaksOfCatalogue(reading))
        {
            yield break;
        }

        var words = reading.Nodes.Where(n => Indicator(n) is not null).ToList();
        var isPaired = reading.Nodes.Any(n => n.Lower == "respectively") && counts.Count >= 2 && words.Count >= counts.Count;
        if (isPaired)
        {
            // The words that the list of numbers answers to are the last ones before "respectively", or else the ones behind the numbers.
            words = [.. words.Where(w => w.Index > counts[^1].Index).Take(counts.Count)];
            isPaired = words.Count == counts.Count;
        }

        for (var i = 0; i < counts.Count; i++)
        {
            // "24 prohibited export items": the figure's own words may say it.
            var inside = isPaired ? null : InsideIndicator(counts[i]);
            var word = isPaired ? words[i] : inside is not null ? counts[i] : Nearest(reading, counts[i]);
            if (word is null || !IsOfListedThings(reading, counts[i], word))
            {
                continue;
            }

            if (slots.Probability(reading, ClaimKind.Ban, isUnmistakable: true) is { } probability)
            {
                yield return Make(reading, counts[i], word, inside ?? Indicator(word)!, probability);
            }
        }
    }

    private ClaimDraft Make(SentenceReading reading, Node count, Node word, string indicator, double probability)
    {
        var draft = new ClaimDraft(reading, ClaimKind.Ban, AssertionForm.Level)
        {
            Probability = probability,
            Status = reading.Source.Tagged.Status,
            Indicator = slots.Context.Slot(EntityKind.Indicator, indicator, "sentence", 0.9, reading, word),
            Place = slots.Place.Find(reading, count, null, n => n.IsActor),
        };
        var catalogue = reading.Nodes.FirstOrDefault(n => n.IsCommodity && n.Code == "technology_catalogue");
        draft.Subject = catalogue is not null
            ? ArticleContext.Slot(reading, catalogue, 0.95)
            : slots.Default(EntityKind.Commodity, "technology_catalogue", "listed-technologies", 0.7);
        draft.MeasureType = indicator switch
        {
            "technologies_prohibited" => slots.Default(EntityKind.MeasureType, "P31T", "listed-technologies", 0.8),
            "technologies_restricted" => slots.Default(EntityKind.MeasureType, "P33T", "listed-technologies", 0.8),
            _ => null,
        };
        draft.Add(count.Figure!, FigureRole.Value);
        draft.Cover(word);
        draft.Period = slots.Period.Find(reading, count, isEvent: true);
        slots.Finish(draft, count);
        return draft;
    }

    private static string? Indicator(Node node) => node.Match is not null && node.IsIndicator
        ? node.Code.StartsWith("technologies_", StringComparison.Ordinal) ? node.Code : null
        : OfWord(node.Lower);

    /// <summary>What the words between a number and its noun say was done with the things counted.</summary>
    private static string? InsideIndicator(Node node) =>
        node.Figure?.Surface.Split(' ').Select(OfWord).FirstOrDefault(code => code is "technologies_prohibited" or "technologies_restricted");

    private static string? OfWord(string word) => word switch
    {
        "prohibited" or "banned" or "forbidden" => "technologies_prohibited",
        "restricted" or "controlled" => "technologies_restricted",
        "added" => "technologies_added",
        "removed" or "deleted" or "dropped" => "technologies_removed",
        "modified" or "revised" or "amended" or "adjusted" => "technologies_modified",
        "listed" or "lists" or "contains" or "covers" or "includes" or "comprises" => "technologies_listed",
        _ => null,
    };

    /// <summary>The nearest word in the same clause that says what was done with the things counted.</summary>
    private static Node? Nearest(SentenceReading reading, Node count)
    {
        // "removed 34 items from the catalogue of prohibited technologies": the verb before the number says what was done.
        if (reading.Nearest(count.Index, 2, 0, n => Indicator(n) is "technologies_added" or "technologies_removed" or "technologies_modified" or "technologies_listed") is { } verb)
        {
            return verb;
        }

        var strong = reading.Nearest(count.Index, 6, 8, n => Indicator(n) is "technologies_prohibited" or "technologies_restricted" && !reading.HasBetween(count.Index, n.Index, x => x.Figure is not null && x.Index > count.Index));
        return strong ?? reading.Nearest(count.Index, 5, 4, n => Indicator(n) is not null && !reading.HasBetween(count.Index, n.Index, x => x.Figure is not null));
    }

    private static bool IsOfListedThings(SentenceReading reading, Node count, Node word)
    {
        if (word.IsIndicator)
        {
            return true;
        }

        var unit = count.Figure!.Quantity.Unit.Code;
        bool IsThing(string text) => text.TrimEnd('s', '}') is var t && (t.EndsWith("technolog", StringComparison.Ordinal) || t.EndsWith("technologie", StringComparison.Ordinal)
            || t.EndsWith("technology", StringComparison.Ordinal) || t.EndsWith("item", StringComparison.Ordinal) || t.EndsWith("project", StringComparison.Ordinal)
            || t.EndsWith("entrie", StringComparison.Ordinal) || t.EndsWith("entry", StringComparison.Ordinal));
        return IsThing(unit) || reading.Figures.Any(f => IsThing(f.Figure!.Quantity.Unit.Code)) || reading.Nearest(Math.Max(count.Index, word.Index), 3, 6, n => IsThing(n.Lower)) is not null;
    }

    private bool SpeaksOfCatalogue(SentenceReading reading)
    {
        bool Mentions(SentenceReading r) => r.Nodes.Any(n => Cues.Technology.Contains(n.Lower) || n.Code is "technology_catalogue" or "technologies_prohibited" or "technologies_restricted"
            || n.Lower is "catalogue" or "catalog" || (n.Match is not null && n.Lower.Contains("technolog", StringComparison.Ordinal)) || n.Figure?.Quantity.Unit.Code.Contains("technolog", StringComparison.Ordinal) == true || InsideIndicator(n) is not null);
        var readings = slots.Context.Readings;
        return Mentions(reading) && reading.Nodes.Any(n => n.Lower.Contains("export", StringComparison.Ordinal) || n.Figure?.Surface.Contains("export", StringComparison.Ordinal) == true || n.Code == "technology_catalogue" || n.Lower is "catalogue" or "catalog")
            || (reading.Nodes.Any(n => n.Lower.Contains("export", StringComparison.Ordinal) || n.Lower.Contains("prohibited", StringComparison.Ordinal))
                && Enumerable.Range(1, 6).Any(d => reading.Position - d >= 0 && reading.Position - d < readings.Count && readings[reading.Position - d].Nodes.Any(n => n.Code == "technology_catalogue" || n.Lower is "catalogue" or "catalog")));
    }
}
