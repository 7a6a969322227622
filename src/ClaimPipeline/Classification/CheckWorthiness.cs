using ClaimPipeline.Records;

namespace ClaimPipeline.Classification;

/// <summary>
/// How much a sentence deserves a check, between 0 and 1: the probability that it makes a claim at all, lowered when it names
/// nothing that could be looked up (a figure, a place or authority, a time) and when it is opinion. It ranks sentences; it is no probability.
/// </summary>
public static class CheckWorthiness
{
    private const double Bare = 0.55;
    private const double PerHandle = 0.15;
    private const double Opinion = 0.6;

    /// <summary>The worth of a sentence that was classified.</summary>
    public static double Of(TaggedSentence tagged)
    {
        ArgumentNullException.ThrowIfNull(tagged);
        var tokens = new SentenceScanner(Lexicon.Shared).Scan(SentenceReading.TextOf(tagged.Sentence));
        var none = 1.0;
        foreach (var tag in tagged.Tags)
        {
            none *= 1 - tag.Probability;
        }

        var classes = CueFinder.Classes(tokens, 0, tokens.Length);
        var handles = (CueFinder.In(classes, WordClass.Number) || CueFinder.In(classes, WordClass.Percent) ? 1 : 0)
            + (CueFinder.In(classes, WordClass.Place) || CueFinder.In(classes, WordClass.Authority) ? 1 : 0)
            + (CueFinder.In(classes, WordClass.Month) || CueFinder.In(classes, WordClass.Time) ? 1 : 0);
        var isOpinion = CueFinder.In(classes, WordClass.First) || CueFinder.In(classes, WordClass.Second);
        return (1 - none) * (Bare + PerHandle * handles) * (isOpinion ? Opinion : 1);
    }
}
