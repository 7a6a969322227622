using System.Text.Json;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;
using Microsoft.Data.Sqlite;

namespace ClaimPipeline.Sqlite;

/// <summary>Reviews in a table that nothing is ever taken out of.</summary>
internal sealed class SqliteReviewStore(SqliteDatabase database) : IReviewStore
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<Review>> AppendAsync(IReadOnlyList<Review> reviews, CancellationToken cancellationToken)
    {
        ReviewRules.Check(reviews);
        return database.WriteAsync<IReadOnlyList<Review>>(session => [.. reviews.Select(review => Append(session, review))], cancellationToken);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<Review> ListAsync(
        long after, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        const int Page = 1000;
        for (var last = after; ;)
        {
            var page = await database.ReadAsync(
                session => session.Query("SELECT number, record FROM review WHERE number > $1 ORDER BY number LIMIT $2", Read, last, Page), cancellationToken);
            foreach (var review in page)
            {
                yield return review;
            }

            if (page.Count < Page)
            {
                yield break;
            }

            last = page[^1].Number;
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Review>> OfTextAsync(string text, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<Review>>(
        session => [.. session.Query("SELECT number, record FROM review WHERE text_id = $1 ORDER BY number", Read, Review.IdOf(text)).Where(r => r.Text == text)],
        cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Review>> LatestAsync(string? reviewer, int max, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<Review>>(
        session => reviewer is null
            ? session.Query("SELECT number, record FROM review ORDER BY number DESC LIMIT $1", Read, max)
            : session.Query("SELECT number, record FROM review WHERE reviewer = $1 ORDER BY number DESC LIMIT $2", Read, reviewer, max),
        cancellationToken);

    private static Review Append(SqliteSession session, Review review)
    {
        var number = session.Query("SELECT coalesce(max(number), 0) + 1 FROM review", r => r.GetInt64(0))[0];
        session.Execute(
            "INSERT INTO review (number, text_id, reviewer, record) VALUES ($1, $2, $3, $4)",
            number,
            Review.IdOf(review.Text),
            review.Reviewer,
            JsonSerializer.Serialize(review with { Number = number }, RecordsJson.Compact.Review));
        return review with { Number = number };
    }

    private static Review Read(SqliteDataReader reader) =>
        JsonSerializer.Deserialize(reader.GetString(1), RecordsJson.Compact.Review)! with { Number = reader.GetInt64(0) };
}
