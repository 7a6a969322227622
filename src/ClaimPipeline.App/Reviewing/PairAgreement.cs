using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.App.Reviewing;

/// <summary>How far two reviewers agree on one label, over the sentences that both labelled.</summary>
/// <param name="First">One of them.</param>
/// <param name="Second">The other.</param>
/// <param name="Label">The label.</param>
/// <param name="Both">Sentences that both labelled.</param>
/// <param name="Same">Of these, on how many they say the same of the label.</param>
/// <param name="Kappa">Cohen's kappa: 1 is full agreement, 0 what chance would give; null when both always say one and the same, so that chance cannot be told from agreement.</param>
public sealed record PairAgreement(string First, string Second, ClaimKind Label, int Both, int Same, double? Kappa)
{
    /// <summary>The labels that are reviewed.</summary>
    public static IReadOnlyList<ClaimKind> Labels { get; } = [ClaimKind.Quota, ClaimKind.Ban, ClaimKind.Share];

    /// <summary>Every pair of reviewers that has sentences in common, with each label.</summary>
    /// <param name="reviews">Reviews by number.</param>
    public static IReadOnlyList<PairAgreement> Of(IEnumerable<Review> reviews)
    {
        var labelled = ReviewRules.Standing(reviews).Where(review => review.Decision == ReviewDecision.Labelled)
            .GroupBy(review => review.Reviewer, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (Reviewer: g.Key, Labels: g.ToDictionary(review => review.Text, review => review.Labels, StringComparer.Ordinal)))
            .ToList();
        var pairs = new List<PairAgreement>();
        for (var i = 0; i < labelled.Count; i++)
        {
            for (var j = i + 1; j < labelled.Count; j++)
            {
                var (first, second) = (labelled[i], labelled[j]);
                var texts = first.Labels.Keys.Where(second.Labels.ContainsKey).ToList();
                if (texts.Count > 0)
                {
                    pairs.AddRange(Labels.Select(label => Of(first.Reviewer, second.Reviewer, label, texts.ConvertAll(t => (first.Labels[t].Contains(label), second.Labels[t].Contains(label))))));
                }
            }
        }

        return pairs;
    }

    private static PairAgreement Of(string first, string second, ClaimKind label, List<(bool First, bool Second)> said)
    {
        var same = said.Count(s => s.First == s.Second);
        var (yes, too) = ((double)said.Count(s => s.First) / said.Count, (double)said.Count(s => s.Second) / said.Count);
        var chance = (yes * too) + ((1 - yes) * (1 - too));
        return new PairAgreement(first, second, label, said.Count, same, chance >= 1 ? null : (((double)same / said.Count) - chance) / (1 - chance));
    }
}
