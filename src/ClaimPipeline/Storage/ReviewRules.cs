using ClaimPipeline.Records;

namespace ClaimPipeline.Storage;

/// <summary>What every store of reviews checks, and which decisions stand.</summary>
public static class ReviewRules
{
    /// <summary>The decisions that stand: the latest of each reviewer on each text that was not withdrawn, by number.</summary>
    /// <param name="reviews">Reviews by number.</param>
    public static IReadOnlyList<Review> Standing(IEnumerable<Review> reviews)
    {
        ArgumentNullException.ThrowIfNull(reviews);
        var made = new Dictionary<(string Text, string Reviewer), Stack<Review>>();
        foreach (var review in reviews)
        {
            var key = (review.Text, review.Reviewer);
            if (!made.TryGetValue(key, out var ofReviewer))
            {
                made[key] = ofReviewer = new Stack<Review>();
            }

            if (review.Decision != ReviewDecision.Withdrawn)
            {
                ofReviewer.Push(review);
            }
            else
            {
                ofReviewer.TryPop(out _);
            }
        }

        return [.. made.Values.Where(ofReviewer => ofReviewer.Count > 0).Select(ofReviewer => ofReviewer.Peek()).OrderBy(review => review.Number)];
    }

    /// <summary>The one labelling per text that counts: the latest that stands, whoever made it; by the first decision on each text.</summary>
    /// <param name="reviews">Reviews by number.</param>
    public static IReadOnlyList<Review> Counting(IEnumerable<Review> reviews)
    {
        var latest = new Dictionary<string, Review>(StringComparer.Ordinal);
        foreach (var review in Standing(reviews).Where(review => review.Decision == ReviewDecision.Labelled))
        {
            latest[review.Text] = review;
        }

        return [.. latest.Values];
    }

    /// <summary>Refuses what cannot be a review; every store calls it first.</summary>
    /// <exception cref="ArgumentException">One cannot.</exception>
    public static void Check(IReadOnlyList<Review> reviews)
    {
        ArgumentNullException.ThrowIfNull(reviews);
        foreach (var review in reviews)
        {
            if (string.IsNullOrWhiteSpace(review.Text) || string.IsNullOrWhiteSpace(review.Reviewer))
            {
                throw new ArgumentException("A review needs the text that it is about and the name of its reviewer.", nameof(reviews));
            }

            if (review.Decision != ReviewDecision.Labelled && review.Labels.Count > 0)
            {
                throw new ArgumentException("Only a labelling has labels.", nameof(reviews));
            }
        }
    }
}
