using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using ClaimPipeline.Pipeline;
using ClaimPipeline.Records;

namespace ClaimPipeline.App.Commands;

/// <summary><c>alerts add</c>: saves a search.</summary>
internal sealed partial class AlertsAddCommand : Verb
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
        if (!Names().IsMatch(name))
        {
            throw new UsageException($"'{name}' is no name of an alert: use letters, digits, hyphens, dots and underscores.");
        }

        var watches = invocation.Get(_sources) ? AlertSubject.Sources : AlertSubject.Claims;
        if (watches == AlertSubject.Claims == invocation.Get(_query) is null)
        {
            throw new UsageException("alerts add needs a query, or --sources in its place.");
        }

        var query = invocation.Get(_query) ?? "";
        TypedQuery.Read(query);
        var (channel, target) = Target(invocation.Get(_to)!);
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

    private static (AlertChannel Channel, string Target) Target(string typed)
    {
        foreach (var (start, channel) in new[] { ("file:", AlertChannel.File), ("atom:", AlertChannel.Atom) })
        {
            if (typed.StartsWith(start, StringComparison.Ordinal) && typed.Length > start.Length)
            {
                var path = Path.GetFullPath(typed[start.Length..]);
                return Directory.Exists(Path.GetDirectoryName(path)) && !Directory.Exists(path)
                    ? (channel, path)
                    : throw new UsageException($"--to {typed}: this names no file in an existing folder.");
            }
        }

        if (typed.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
        {
            return Mailboxes().IsMatch(typed["mailto:".Length..])
                ? (AlertChannel.Mail, typed["mailto:".Length..])
                : throw new UsageException($"--to {typed}: this is no mailbox: write mailto:name@host.");
        }

        return Uri.TryCreate(typed, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? (AlertChannel.Webhook, uri.AbsoluteUri)
            : throw new UsageException($"--to {typed}: write file:PATH, atom:PATH, mailto:ADDRESS, or an http or https address.");
    }

    // What may stand in a command to a mail server without quotes.
    [GeneratedRegex(@"^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9.-]+$")]
    private static partial Regex Mailboxes();

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$")]
    private static partial Regex Names();
}
