using System.CommandLine;
using System.Globalization;
using ClaimPipeline.Crawling;
using ClaimPipeline.Pipeline;

namespace ClaimPipeline.App.Commands;

/// <summary>The options that say what is crawled; <c>crawl</c> and <c>run</c> have the same.</summary>
internal sealed class CrawlOptionSet
{
    private readonly Option<string?> _seeds = new("--seeds")
    {
        Description = "A seed list (JSON), or a folder of them. Without it, what earlier runs put into the frontier is crawled.",
        HelpName = "FILE|DIR",
    };

    private readonly Option<bool> _now = new("--now") { Description = "Check every known address again, due or not." };

    private readonly Option<bool> _fromQuarantine = new("--from-quarantine")
    {
        Description = "Try again what earlier runs gave up.",
    };

    private readonly Option<int?> _maxPages = new("--max-pages")
    {
        Description = "Stop after that many addresses; the next run goes on.", HelpName = "N",
    };

    private readonly Option<string[]> _allow = new("--allow-address")
    {
        Description = "A private or loopback address that may be reached, as HOST:PORT; several separated by commas.",
        HelpName = "HOST:PORT",
    };

    /// <summary>Gives the options to a verb.</summary>
    public void AddTo(Command command)
    {
        command.Add(_seeds);
        command.Add(_now);
        command.Add(_fromQuarantine);
        command.Add(_maxPages);
        command.Add(_allow);
    }

    /// <summary>What is to be crawled.</summary>
    public CrawlRequest RequestOf(Invocation invocation) => new(invocation.Get(_seeds) is { } seeds ? SeedListReader.Read(seeds) : [])
    {
        Now = invocation.Get(_now),
        FromQuarantine = invocation.Get(_fromQuarantine),
    };

    /// <summary>The settings that the options stand for.</summary>
    public IEnumerable<KeyValuePair<string, string?>> SettingsOf(Invocation invocation)
    {
        if (invocation.Get(_maxPages) is { } maxPages)
        {
            yield return new("Crawling:MaxPages", maxPages.ToString(CultureInfo.InvariantCulture));
        }

        var allowed = (invocation.Get(_allow) ?? [])
            .SelectMany(list => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        foreach (var (index, address) in allowed.Index())
        {
            yield return new(string.Create(CultureInfo.InvariantCulture, $"Crawling:AllowAddresses:{index}"), address);
        }
    }
}
