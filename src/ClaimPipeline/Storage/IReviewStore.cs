using ClaimPipeline.Records;

namespace ClaimPipeline.Storage;

/// <summary>What people decided on sentences; only ever appended to. See <see cref="ReviewRules"/> for what stands.</summary>
public interface IReviewStore
{
    /// <summary>Appends reviews, all or none.</summary>
    /// <returns>The same with the numbers that they got, rising.</returns>
    /// <exception cref="ArgumentException">One has an empty text or reviewer, or labels without being a labelling.</exception>
    Task<IReadOnlyList<Review>> AppendAsync(IReadOnlyList<Review> reviews, CancellationToken cancellationToken);

    /// <summary>All reviews behind a number, by number.</summary>
    IAsyncEnumerable<Review> ListAsync(long after, CancellationToken cancellationToken);

    /// <summary>All reviews of a text, by number.</summary>
    Task<IReadOnlyList<Review>> OfTextAsync(string text, CancellationToken cancellationToken);

    /// <summary>The latest reviews of one reviewer, or with null of all, latest first.</summary>
    Task<IReadOnlyList<Review>> LatestAsync(string? reviewer, int max, CancellationToken cancellationToken);
}
