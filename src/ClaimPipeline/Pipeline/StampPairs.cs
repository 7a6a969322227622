using System.Runtime.CompilerServices;
using ClaimPipeline.Records;

namespace ClaimPipeline.Pipeline;

/// <summary>What the store and the index have, side by side.</summary>
internal static class StampPairs
{
    /// <summary>Every article of store or index once, with its stamp in each; both sides come ordered by id.</summary>
    public static async IAsyncEnumerable<(ArticleId Article, string? InStore, string? InIndex)> Of(
        IAsyncEnumerable<(ArticleId Article, string Stamp)> stored,
        IAsyncEnumerable<(ArticleId Article, string Stamp)> indexed,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var store = stored.GetAsyncEnumerator(cancellationToken);
        await using var index = indexed.GetAsyncEnumerator(cancellationToken);
        var hasStore = await store.MoveNextAsync();
        var hasIndex = await index.MoveNextAsync();
        while (hasStore || hasIndex)
        {
            var order = !hasStore ? 1 : !hasIndex ? -1
                : string.CompareOrdinal(store.Current.Article.Value, index.Current.Article.Value);
            yield return order switch
            {
                < 0 => (store.Current.Article, store.Current.Stamp, null),
                > 0 => (index.Current.Article, null, index.Current.Stamp),
                _ => (store.Current.Article, store.Current.Stamp, index.Current.Stamp),
            };
            if (order <= 0)
            {
                hasStore = await store.MoveNextAsync();
            }

            if (order >= 0)
            {
                hasIndex = await index.MoveNextAsync();
            }
        }
    }
}
