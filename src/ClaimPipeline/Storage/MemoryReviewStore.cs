using ClaimPipeline.Records;

namespace ClaimPipeline.Storage;

/// <summary>Reviews that are remembered as long as the process lives.</summary>
public sealed class MemoryReviewStore : IReviewStore
{
    private readonly Lock _gate = new();
    private readonly List<Review> _reviews = [];

    /// <inheritdoc/>
    public Task<IReadOnlyList<Review>> AppendAsync(IReadOnlyList<Review> reviews, CancellationToken cancellationToken)
    {
        ReviewRules.Check(reviews);
        lock (_gate)
        {
            var numbered = reviews.Select((review, i) => review with { Number = _reviews.Count + i + 1 }).ToList();
            _reviews.AddRange(numbered);
            return Task.FromResult<IReadOnlyList<Review>>(numbered);
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<Review> ListAsync(long after, CancellationToken cancellationToken) =>
        All().Where(review => review.Number > after).ToAsyncEnumerable();

    /// <inheritdoc/>
    public Task<IReadOnlyList<Review>> OfTextAsync(string text, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Review>>([.. All().Where(review => review.Text == text)]);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Review>> LatestAsync(string? reviewer, int max, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Review>>([.. All().Where(review => reviewer is null || review.Reviewer == reviewer).Reverse().Take(max)]);

    private Review[] All()
    {
        lock (_gate)
        {
            return [.. _reviews];
        }
    }
}
