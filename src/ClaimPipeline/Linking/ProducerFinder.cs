using ClaimPipeline.Records;

namespace ClaimPipeline.Linking;

/// <summary>
/// Finds a company or a mine that does what a sentence tells: its figures are not those of the country around it, so nothing that
/// official statistics say of the country may be held against them.
/// </summary>
internal static class ProducerFinder
{
    private const int Furthest = 10;

    /// <summary>Who does it, as an entity without a code; null when it is a country or nobody is named.</summary>
    /// <param name="reading">The sentence.</param>
    /// <param name="indicator">The verb or noun that says what is measured.</param>
    public static Slot<Entity>? Find(SentenceReading reading, Node indicator)
    {
        if (indicator.IsVerb)
        {
            return Subject(reading, indicator.Index);
        }

        if (reading.Word(indicator.Index - 1) is "its" or "their")
        {
            return Subject(reading, indicator.Index - 1);
        }

        // "Norvik's cobalt output".
        var owner = indicator.Index - 1;
        while (reading.At(owner) is { IsCommodity: true })
        {
            owner--;
        }

        return reading.At(owner) is { IsPossessive: true, Match: null } node && IsName(reading, node) ? Slot(reading, node, node) : null;
    }

    /// <summary>Who, before a verb, has or takes a share: "Google secured 15 %"; null when it is a country or nobody is named.</summary>
    public static Slot<Entity>? Sharer(SentenceReading reading, int verb) => reading.Word(verb - 1) == "," ? null : Subject(reading, verb);

    /// <summary>The nearest one before a verb that can do something.</summary>
    private static Slot<Entity>? Subject(SentenceReading reading, int verb)
    {
        for (var i = verb - 1; i >= Math.Max(0, verb - Furthest) && reading.Nodes[i] is var node; i--)
        {
            if (node.IsPlace || node.Figure is not null || node.Lower is ";" or ":" or "while" or "whereas" or "but" || Cues.CountryNouns.Contains(node.Lower) || Cues.FirstPerson.Contains(node.Lower))
            {
                return null;
            }

            if (IsFacility(node.Lower) && reading.At(i - 1) is { Match: null, Figure: null, Period: null } named && IsCapital(reading, named) && named.Index > 0)
            {
                return Slot(reading, named, node);
            }

            if (node.Match is null && node.Period is null && IsName(reading, node))
            {
                return Slot(reading, node, node);
            }
        }

        return null;
    }

    private static bool IsName(SentenceReading reading, Node node)
    {
        if (!IsCapital(reading, node))
        {
            return false;
        }

        var surface = node.Span.Slice(reading.Text);
        var isAcronym = surface.Length > 1 && !surface.Any(char.IsLower);
        var isOpening = node.Index == 0 || reading.Word(node.Index - 1) is "\"" or "\u201c" or "'" or "\u2018" or "-" or "\u2014" or "." or ":" or ")";
        return isAcronym || IsCompanyWord(node.Lower) || !isOpening
            || (!node.Lower.EndsWith('s') && (node.IsPossessive || reading.Word(node.Index + 1) is "alone" or "said" or "says" or "reported" or "expects" || reading.At(node.Index + 1) is { IsVerb: true }) && !IsFunctionWord(node.Lower));
    }

    private static bool IsCapital(SentenceReading reading, Node node) => char.IsUpper(reading.Text[node.Span.Start]);

    private static bool IsFacility(string word) =>
        word is "mine" or "pit" or "plant" or "smelter" or "refinery" or "field" or "basin" or "project" or "deposit" or "works" or "factory" or "concentrator" or "complex" or "joint-venture" or "venture";

    private static bool IsCompanyWord(string word) =>
        word is "inc" or "corp" or "corporation" or "ltd" or "limited" or "plc" or "group" or "company" or "co" or "holding" or "holdings" or "resources" or "minerals" or "metals" or "industries";

    private static bool IsFunctionWord(string word) =>
        word is "it" or "this" or "that" or "he" or "she" or "who" or "which" or "what" or "nobody" or "everyone" or "everybody" or "none" or "each" or "another" or "one" or "all" or "only"
            or "the" or "a" or "an" or "in" or "and" or "so" or "then" or "today" or "together" or "they" or "there" or "government" or "industry" or "agriculture" or "nature" or "i";

    private static Slot<Entity> Slot(SentenceReading reading, Node first, Node last)
    {
        var span = TextSpan.FromBounds(first.Span.Start, last.Span.End);
        return new(new Entity(span.Slice(reading.Text), null), ArticleContext.InArticle(reading, span), "producer", 0.8);
    }
}
