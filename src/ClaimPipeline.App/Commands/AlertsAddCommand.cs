using System.CommandLine;
using System.Globalization;
using ClaimPipeline.App.Alerts;
using ClaimPipeline.Pipeline;
using ClaimPipeline.Records;

namespace ClaimPipeline.App.Commands;

/// <summary><c>alerts add</c>: saves a search.</summary>
internal sealed class AlertsAddCommand : Verb
{
    private readonly Argument<string> _name = new("NAME") { Description = "Letters, digits, hyphens, dots and underscores." };

    private readonly Argument<string?> _query = new("QUERY") { Description = "As 'search' takes it, in one pair of quotes.", Arity = ArgumentArity.ZeroOrOne };

    private readonly Option<bool> _sources = new("--sources") { Description = "In a query's place: tell when something is the matter with a source." };

    private readonly Option<string> _to = new("--to")
    {
        Description = "file:PATH, lines of JSON; atom:PATH, a feed; mailto:ADDRESS, a letter; or an http or https address, which gets them by POST.",
        Required = true,
        HelpName = "TARGET",
    };

    public AlertsAddCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "add", "Save a search; what it finds already is not told.",
            "alerts add quotas 'type:quota commodity:\"rare earths\"' --to atom:quotas.xml --data ./data")
    {
        Command.Add(_name);
        Command.Add(_query);
        Command.Add(_sources);
        Command.Add(_to);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        var name = invocation.Get(_name)!;
        AlertForm.CheckName(name);
        var watches = invocation.Get(_sources) ? AlertSubject.Sources : AlertSubject.Claims;
        if (watches == AlertSubject.Claims == invocation.Get(_query) is null)
        {
            throw new UsageException("alerts add needs a query, or --sources in its place.");
        }

        var query = invocation.Get(_query) ?? "";
        TypedQuery.Read(query);
        var (channel, target) = AlertForm.ReadTarget(invocation.Get(_to)!, FileOf);
        await using var workspace = await invocation.OpenAsync();
        var alert = new Alert { Name = name, Query = query, Watches = watches, Channel = channel, Target = target, CreatedAt = invocation.Time.GetUtcNow() };
        var found = await workspace.Get<AlertPass>().AddAsync(alert, invocation.Cancellation)
            ?? throw new UsageException($"There is an alert '{name}' already: take another name, or 'claimpipeline alerts remove {name}' first.");
        if (invocation.Json)
        {
            invocation.PrintJson(alert, RecordsJson.Compact.Alert);
        }

        await invocation.Terminal.Error.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"Saved. It finds {found:#,0} {(watches == AlertSubject.Claims ? "claim(s)" : "source(s)")} now, which are not told; 'claimpipeline alerts run' tells those that come."));
        return ExitCode.Fine;
    }

    private static string FileOf(string typed)
    {
        var path = Path.GetFullPath(typed);
        return Directory.Exists(Path.GetDirectoryName(path)) && !Directory.Exists(path)
            ? path
            : throw new UsageException($"--to {typed}: this names no file in an existing folder.");
    }
}
