using ClaimPipeline.Records;
using ClaimPipeline.Sqlite;
using ClaimPipeline.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ClaimPipeline.Benchmarks.Crawl;

/// <summary>Makes the frontier of a crawl that has found far more than it has fetched.</summary>
internal static class FrontierFiller
{
    private const int Batch = 5_000;
    private static readonly DateTimeOffset Due = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Puts addresses of the generated site into the store of a new data folder.</summary>
    public static async Task FillAsync(string folder, Uri site, int count, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        await using var services = new ServiceCollection()
            .AddClaimPipelineSqlite(Path.Combine(folder, "store.db"))
            .BuildServiceProvider();
        var frontier = services.GetRequiredService<IFrontierStore>();
        for (var first = 0; first < count; first += Batch)
        {
            await frontier.AddAsync(
                [
                    .. Enumerable.Range(first, Math.Min(Batch, count - first)).Select(article => new FrontierEntry
                    {
                        Url = new Uri(site, GeneratedPages.PathOf(article)).AbsoluteUri,
                        Seed = "bench",
                        Kind = FrontierKind.Page,
                        Depth = 2,
                        DueAt = Due,
                        Priority = 498,
                    }),
                ],
                cancellationToken);
        }
    }
}
