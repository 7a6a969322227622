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
        Description = "A seed list (JSON), or a folder of them. Without it, the list given last to this data folder, and what earlier runs found.",
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

    /// <summary>
    /// What is to be crawled. The data folder keeps the seeds it was last given, so that a later run without any knows publisher, language
    /// and scope of what is in its frontier.
    /// </summary>
    public CrawlRequest RequestOf(Invocation invocation, DataFolder folder)
    {
        var seeds = invocation.Get(_seeds) is { } path ? folder.TakeSeeds(path) : folder.Seeds();
        return new CrawlRequest(seeds) { Now = invocation.Get(_now), FromQuarantine = invocation.Get(_fromQuarantine) };
    }

    /// <summary>Says on standard error that publishers cannot tell who crawls, while the contact is the one that nobody set.</summary>
    public static void WarnOfMissingContact(Invocation invocation, CrawlingOptions options, CrawlRequest request)
    {
        if (request.Seeds.Count > 0 && options.Contact == new CrawlingOptions().Contact)
        {
            invocation.Terminal.Error.WriteLine(
                "Publishers cannot tell who you are: set Crawling:Contact to a page or address of yours (--set Crawling:Contact=https://your.page/bot).");
        }
    }

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
