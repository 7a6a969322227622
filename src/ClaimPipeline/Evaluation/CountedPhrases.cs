using ClaimPipeline.Figures;
using ClaimPipeline.Records;
using ClaimPipeline.Units;

namespace ClaimPipeline.Evaluation;

/// <summary>The noun phrases that figures of one sentence count, adjectives included: "shipping container" for "9.3 million shipping containers".</summary>
internal sealed class CountedPhrases(string text)
{
    private const int Reach = 12;
    private const int FractionReach = 4;

    private static readonly System.Buffers.SearchValues<char> Ends = System.Buffers.SearchValues.Create(",.;:()");

    private readonly Dictionary<string, string> _known = new(StringComparer.Ordinal);

    /// <summary>The unit by NewsQuant's name.</summary>
    public string UnitOf(Figure figure)
    {
        var unit = figure.Quantity.Unit;
        if (unit.Code == "1")
        {
            return unit.Dimension == Dimension.Ratio && FractionOf(figure) is { Length: > 0 } whole ? "% " + whole : "-";
        }

        if (unit.Code[0] != '{' || unit.Dimension != Dimension.Count || unit.Code is "{TEU}")
        {
            return NewsQuantUnits.Of(unit, figure.Surface).ToLowerInvariant();
        }

        var end = unit.Code.IndexOf('}', StringComparison.Ordinal);
        var phrase = Counted(figure, unit.Code[1..end]);
        return end + 2 < unit.Code.Length ? $"{phrase} per {NewsQuantUnits.Of(unit with { Code = unit.Code[(end + 2)..] }, figure.Surface)}" : phrase;
    }

    /// <summary>What is counted as a part of a whole: "separate mission concept" of "one of four separate mission concepts".</summary>
    public string PartOf(Figure whole) => "% " + UnitOf(whole);

    private string Counted(Figure figure, string noun)
    {
        var words = new List<string>();
        if (text.AsSpan(0, figure.Span.Start).TrimEnd() is var before && (before.EndsWith(" top") || before.EndsWith(" record")))
        {
            words.Add(before.EndsWith(" top") ? "top" : "record");
        }

        foreach (var word in Words(figure.Span.Start).Take(Reach))
        {
            var single = Singular.Of(word);
            if (single == noun)
            {
                words.Add(noun == "person" && word.Equals("people", StringComparison.OrdinalIgnoreCase) ? "people" : noun);
                return _known[noun] = string.Join(' ', words);
            }

            if (!IsLeftOut(word))
            {
                words.Add(Plain(word));
            }
        }

        return _known.GetValueOrDefault(noun, noun);
    }

    // "of the US population", "the condos"
    private string FractionOf(Figure figure)
    {
        var words = new List<string>();
        var rest = text.AsSpan(figure.Span.End).TrimStart();
        var stop = rest.IndexOfAny(Ends);
        var end = text.Length - rest.Length + (stop < 0 ? rest.Length : stop);
        foreach (var word in Words(figure.Span.End, end))
        {
            var determiner = words.Count == 0 && word.ToLowerInvariant() is "of" or "the" or "all" or "its" or "their" or "his" or "her" or "a" or "an" or "our";
            if (determiner)
            {
                continue;
            }

            if (words.Count == 0 && IsLeftOut(word))
            {
                continue;
            }

            if (words.Count == FractionReach || (!IsAbbreviation(word) && (Lexicon.Find(word).Traits & (Traits.Function | Traits.Verb)) != 0))
            {
                break;
            }

            words.Add(word.ToLowerInvariant());
        }

        if (words.Count > 0)
        {
            words[^1] = Singular.Of(words[^1]);
        }

        return string.Join(' ', words);
    }

    private IEnumerable<string> Words(int start, int? end = null)
    {
        var last = end ?? text.Length;
        var at = start;
        while (at < last)
        {
            var first = at;
            while (at < last && (char.IsLetter(text[at]) || (at > first && text[at] is '-' && at + 1 < last && char.IsLetter(text[at + 1]))))
            {
                at++;
            }

            // Behind a digit stands a scale or a unit ("4.3M"), behind an apostrophe no word.
            if (at > first && (first == 0 || !(char.IsAsciiDigit(text[first - 1]) || text[first - 1] is '\'' or '’')))
            {
                yield return text[first..at];
            }

            at = Math.Max(at, first + 1);
        }
    }

    private static bool IsLeftOut(string word)
    {
        if (IsAbbreviation(word))
        {
            return false;
        }

        var info = Lexicon.Find(word);
        return (word.EndsWith("ly", StringComparison.Ordinal) && !word.Contains('-', StringComparison.Ordinal)) || info.Number != NumberWordKind.None || (info.Traits & (Traits.Function | Traits.Comparative)) != 0
            || word.Contains('-', StringComparison.Ordinal) && word.Split('-').All(part => Lexicon.Find(part).Number != NumberWordKind.None)
            || word.ToLowerInvariant() is "most" or "odd" or "combined" or "total";
    }

    // "US", "EV"
    private static bool IsAbbreviation(string word) => word.Length > 1 && !word.Any(char.IsLower);

    // The dictionary form of a superlative.
    private static string Plain(string word) => word.ToLowerInvariant() switch
    {
        "best" => "good",
        "worst" => "bad",
        var lower when lower.EndsWith("iest", StringComparison.Ordinal) => lower[..^4] + "y",
        var lower when lower.Length > 6 && lower.EndsWith("est", StringComparison.Ordinal) && !lower.EndsWith("forest", StringComparison.Ordinal) => lower[..^3],
        var lower => lower,
    };
}
