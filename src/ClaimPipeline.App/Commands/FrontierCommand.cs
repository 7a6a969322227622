using System.CommandLine;
using System.Globalization;
using ClaimPipeline.App.Wording;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;
using Spectre.Console;
using Cell = Spectre.Console.Text;

namespace ClaimPipeline.App.Commands;

/// <summary><c>frontier</c>: what the crawler knows of each host, and what it has given up.</summary>
internal sealed class FrontierCommand : Verb
{
    private readonly Option<bool> _quarantine = new("--quarantine")
    {
        Description = "List the addresses that were given up, each with its reason.",
    };

    private readonly Option<string?> _url = new("--url") { Description = "Show what is known of one address.", HelpName = "URL" };

    public FrontierCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "frontier", "Show what is to be crawled, by host, and what was given up.", "frontier --quarantine --data ./data")
    {
        Command.Add(_quarantine);
        Command.Add(_url);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        await using var workspace = await invocation.OpenAsync();
        var frontier = workspace.Get<IFrontierStore>();
        if (invocation.Get(_url) is { } typed)
        {
            var url = Crawling.UrlNormalizer.Normalize(typed) ?? typed;
            Print(invocation, await frontier.GetAsync(url, invocation.Cancellation) ?? throw new UsageException($"No crawl has heard of {url}."));
        }
        else if (invocation.Get(_quarantine))
        {
            await foreach (var entry in frontier.QuarantinedAsync(invocation.Cancellation))
            {
                Print(invocation, entry);
            }
        }
        else
        {
            Print(invocation, await frontier.HostsAsync(invocation.Time.GetUtcNow(), invocation.Cancellation));
        }

        return ExitCode.Fine;
    }

    private static void Print(Invocation invocation, FrontierEntry entry)
    {
        if (invocation.Json)
        {
            invocation.PrintJson(entry, RecordsJson.Compact.FrontierEntry);
            return;
        }

        var state = entry.Quarantined is { } reason
            ? $"given up, {reason}"
            : $"due {Moment(entry.DueAt)}, last fetched {(entry.LastFetchedAt is { } last ? Moment(last) : "never")}";
        invocation.Terminal.Out.WriteLine($"{entry.Url}  {state}{(entry.Detail is { } detail ? $": {detail}" : "")}");
    }

    private static void Print(Invocation invocation, IReadOnlyList<FrontierHost> hosts)
    {
        if (invocation.Json)
        {
            foreach (var host in hosts)
            {
                invocation.PrintJson(host, RecordsJson.Compact.FrontierHost);
            }

            return;
        }

        if (hosts.Count == 0)
        {
            invocation.Terminal.Out.WriteLine("Nothing is to be crawled yet: claimpipeline crawl --seeds FILE");
            return;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns(
            new TableColumn("Host"), new TableColumn("Known").RightAligned(), new TableColumn("Due").RightAligned(),
            new TableColumn("Given up").RightAligned(), new TableColumn("Next (UTC)"));
        foreach (var host in hosts)
        {
            table.AddRow(
                new Cell(host.Authority), new Cell(Counts.Of(host.Known)), new Cell(Counts.Of(host.Due)), new Cell(Counts.Of(host.Quarantined)),
                new Cell(host.NextDue is { } next ? Moment(next) : ""));
        }

        invocation.Terminal.Ansi.Write(table);
    }

    private static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
