using ClaimPipeline.Records;

namespace ClaimPipeline.Linking;

/// <summary>Finds of whom a figure is that belongs to all but one: "outside China", "all countries except Brazil", "the rest of the world".</summary>
internal static class RemainderFinder
{
    /// <summary>The place left out; null when the figure is nobody's remainder, or the text does not say whose.</summary>
    public static Slot<Entity>? Excluded(SentenceReading reading, Node figure, IEnumerable<Focus> before)
    {
        foreach (var node in reading.Nodes)
        {
            if (Math.Abs(node.Index - figure.Index) > 14 || reading.HasBetween(node.Index, figure.Index, n => n.Figure is not null || n.Lower is ";" or "while" or "whereas"))
            {
                continue;
            }

            if (IsExclusion(reading, node.Index))
            {
                var next = reading.Word(node.Index + 1) is "the" or "for" or "from" ? node.Index + 2 : node.Index + 1;
                if (reading.At(next) is { IsActor: true } left && reading.Word(next + 1) is not "and")
                {
                    return ArticleContext.Slot(reading, left, 0.85);
                }
            }
            else if (node.Code == "OTH" && node.Index < figure.Index)
            {
                var named = reading.Nodes.Take(node.Index).LastOrDefault(n => n.IsActor);
                return named is not null
                    ? ArticleContext.Slot(reading, named, 0.7)
                    : before.FirstOrDefault() is { Place: { Value.Id: not null } place } focus && focus.Paragraph == reading.Paragraph && !place.Value.Is("WLD") && !place.Value.Is("OTH")
                        ? place with { Rule = "previous-sentence", Confidence = Math.Min(place.Confidence, 0.65) }
                        : null;
            }
        }

        return null;
    }

    private static bool IsExclusion(SentenceReading reading, int index) => reading.Word(index) switch
    {
        "outside" => reading.Word(index + 1) is not "of",
        "except" or "excluding" => true,
        "than" => reading.Word(index - 1) == "other" && reading.Word(index - 2) is "countries" or "nations" or "producers",
        "but" => reading.Word(index - 1) is "countries" or "nations" or "all" && reading.Nodes.Take(index).Any(n => n.Lower == "all"),
        _ => false,
    };
}
