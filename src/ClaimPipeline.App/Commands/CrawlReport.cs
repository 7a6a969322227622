using System.Globalization;
using ClaimPipeline.Crawling;
using ClaimPipeline.Pipeline;
using ClaimPipeline.Storage;

namespace ClaimPipeline.App.Commands;

/// <summary>What an operator should know after a crawl: seeds that bring nothing, what was given up, when to come again.</summary>
internal static class CrawlReport
{
    private const int MostNamed = 20;

    /// <summary>Names the seeds whose address failed on standard error; says the rest in a line on standard output, for people only.</summary>
    public static async Task PrintAsync(Invocation invocation, IFrontierStore frontier, CrawlRequest request)
    {
        // Also after Ctrl-C: it is said quickly.
        var token = CancellationToken.None;
        var failed = 0;
        foreach (var seed in request.Seeds)
        {
            if (await frontier.GetAsync(UrlNormalizer.Normalize(seed.Url) ?? seed.Url, token) is { Detail: { } detail } && failed++ < MostNamed)
            {
                await invocation.Terminal.Error.WriteLineAsync($"seed '{seed.Name}' failed: {seed.Url}: {detail}");
            }
        }

        if (failed > MostNamed)
        {
            await invocation.Terminal.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"and {failed - MostNamed} more seeds"));
        }

        if (invocation.Json || await frontier.NextDueAsync(token) is not { } next)
        {
            return;
        }

        var given = await frontier.CountQuarantinedAsync(token);
        var quarantine = given == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; {given:#,0} addresses given up so far: claimpipeline frontier --quarantine");
        await invocation.Terminal.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"next visit {next.UtcDateTime:yyyy-MM-dd HH:mm} UTC{quarantine}"));
    }
}
