using ClaimPipeline.Records;

namespace ClaimPipeline.Classification;

/// <summary>
/// Chooses the sentences from whose review the classifier would learn most: those nearest to a threshold first, and of sentences
/// that are much alike only one.
/// </summary>
public static class ReviewChooser
{
    /// <summary>Of two sentences that share more than this part of their words, one is enough.</summary>
    private const double Alike = 0.6;

    /// <summary>The sentences to review, the most informative first; the same input gives the same choice.</summary>
    /// <param name="tagged">Candidates with their probabilities.</param>
    /// <param name="count">At most so many.</param>
    public static IReadOnlyList<TaggedSentence> Choose(IEnumerable<TaggedSentence> tagged, int count)
    {
        ArgumentNullException.ThrowIfNull(tagged);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var chosen = new List<TaggedSentence>();
        var words = new List<HashSet<string>>();
        foreach (var candidate in tagged.OrderByDescending(Doubt).ThenBy(t => t.Sentence.Text, StringComparer.Ordinal))
        {
            if (chosen.Count >= count)
            {
                break;
            }

            var own = candidate.Sentence.Text.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
            if (own.Count > 0 && !words.Exists(other => own.Count(other.Contains) > Alike * Math.Min(own.Count, other.Count)))
            {
                chosen.Add(candidate);
                words.Add(own);
            }
        }

        return chosen;
    }

    /// <summary>How little the classifier knows: 1 for a label at even odds, 0 when all labels are certain.</summary>
    public static double Doubt(TaggedSentence tagged)
    {
        ArgumentNullException.ThrowIfNull(tagged);
        var doubt = 0.0;
        foreach (var tag in tagged.Tags)
        {
            doubt = Math.Max(doubt, 1 - 2 * Math.Abs(tag.Probability - 0.5));
        }

        return doubt;
    }
}
