using System.CommandLine;
using System.Globalization;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.App.Commands;

/// <summary><c>revisions list</c>: the newest revisions.</summary>
internal sealed class RevisionsListCommand : Verb
{
    private readonly Option<int> _last = new("--last") { Description = "How many to list.", DefaultValueFactory = _ => 50, HelpName = "N" };

    private readonly Option<RevisionKind?> _kind = new("--kind")
    {
        Description = "Only those of a kind: Figure, Copy, Claim, Headline, Paragraph or Gone.", HelpName = "KIND",
    };

    private readonly Option<DateTimeOffset?> _since = new("--since") { Description = "Only those seen at that time (UTC) or later.", HelpName = "TIME" };

    private readonly Option<string?> _source = new("--source") { Description = "Only those of a host, or of one below it.", HelpName = "HOST" };

    public RevisionsListCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "list", "List revisions, the newest first.", "revisions list --kind Figure --last 10 --data ./data")
    {
        Command.Add(_last);
        Command.Add(_kind);
        Command.Add(_since);
        Command.Add(_source);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        var last = invocation.Get(_last);
        if (last < 1)
        {
            throw new UsageException("--last takes a number from 1.");
        }

        await using var workspace = await invocation.OpenAsync();
        var (kind, since, source) = (invocation.Get(_kind), invocation.Get(_since), invocation.Get(_source));
        var found = await workspace.Get<IRevisionStore>().ListAsync(invocation.Cancellation)
            .Where(r => (kind is null || r.Kind == kind) && !(r.SeenAt < since) && (source is null || IsFrom(r.Earlier.Url, source)))
            .Reverse()
            .Take(last)
            .ToListAsync(invocation.Cancellation);
        foreach (var revision in found)
        {
            if (invocation.Json)
            {
                invocation.PrintJson(revision, RecordsJson.Compact.Revision);
            }
            else
            {
                await invocation.Terminal.Out.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{revision.Id.Value[..12]}  {revision.SeenAt:yyyy-MM-dd HH:mm}  {revision.Kind,-9}  {revision.Told()}\n{"",14}{(revision.Later ?? revision.Earlier).Url}"));
            }
        }

        if (found.Count == 0)
        {
            await invocation.Terminal.Error.WriteLineAsync("There are no such revisions.");
        }

        return ExitCode.Fine;
    }

    private static bool IsFrom(string url, string host) => Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && (uri.Host.Equals(host, StringComparison.OrdinalIgnoreCase) || uri.Host.EndsWith("." + host, StringComparison.OrdinalIgnoreCase));
}
