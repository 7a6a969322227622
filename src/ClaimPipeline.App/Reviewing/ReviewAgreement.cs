using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.App.Reviewing;

/// <summary>How far reviewers agree on sentences that several of them labelled.</summary>
/// <param name="Pairs">Pairs of labellings of one sentence by two reviewers.</param>
/// <param name="Same">Of these, how many give exactly the same labels.</param>
/// <param name="Kappa">Cohen's kappa over all yes-or-no decisions on labels: 1 is full agreement, 0 what chance would give; null without pairs.</param>
public sealed record ReviewAgreement(int Pairs, int Same, double? Kappa)
{
    private static readonly ClaimKind[] Kinds = [ClaimKind.Quota, ClaimKind.Ban, ClaimKind.Share];

    /// <summary>The agreement of all reviews, given by number.</summary>
    public static ReviewAgreement Of(IEnumerable<Review> reviews)
    {
        var (pairs, same, decisions, alike, yesFirst, yesSecond) = (0, 0, 0, 0, 0, 0);
        foreach (var ofText in ReviewRules.Standing(reviews).Where(r => r.Decision == ReviewDecision.Labelled).GroupBy(r => r.Text, StringComparer.Ordinal))
        {
            var labellings = ofText.OrderBy(r => r.Reviewer, StringComparer.Ordinal).Select(r => r.Labels.ToHashSet()).ToList();
            for (var i = 0; i < labellings.Count; i++)
            {
                for (var j = i + 1; j < labellings.Count; j++)
                {
                    pairs++;
                    same += labellings[i].SetEquals(labellings[j]) ? 1 : 0;
                    foreach (var kind in Kinds)
                    {
                        var (first, second) = (labellings[i].Contains(kind), labellings[j].Contains(kind));
                        decisions++;
                        alike += first == second ? 1 : 0;
                        yesFirst += first ? 1 : 0;
                        yesSecond += second ? 1 : 0;
                    }
                }
            }
        }

        return new ReviewAgreement(pairs, same, Cohen(decisions, alike, yesFirst, yesSecond));
    }

    private static double? Cohen(int decisions, int alike, int yesFirst, int yesSecond)
    {
        if (decisions == 0)
        {
            return null;
        }

        var (first, second) = ((double)yesFirst / decisions, (double)yesSecond / decisions);
        var chance = (first * second) + ((1 - first) * (1 - second));
        return chance >= 1 ? 1 : (((double)alike / decisions) - chance) / (1 - chance);
    }
}
