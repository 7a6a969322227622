using System.CommandLine;
using ClaimPipeline.Alerting;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.App.Commands;

/// <summary><c>revisions</c>: what later texts tell otherwise, as an Atom feed; <c>revisions list</c> and <c>show</c> print it.</summary>
internal sealed class RevisionsCommand : Verb
{
    private readonly Option<string?> _atom = new("--atom")
    {
        Description = "Write the newest revisions to an Atom feed, which is replaced in one step.", HelpName = "FILE",
    };

    public RevisionsCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "revisions", "What later versions of pages, and copies of stories, tell otherwise.", "revisions --atom revisions.xml --data ./data")
    {
        Command.Add(_atom);
        Add(new RevisionsListCommand(terminal, time));
        Add(new RevisionsShowCommand(terminal, time));
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        if (invocation.Get(_atom) is not { } file)
        {
            throw new UsageException("revisions needs --atom FILE, or a word behind it: list or show. Try: claimpipeline revisions --help");
        }

        await using var workspace = await invocation.OpenAsync();
        var newest = await workspace.Get<IRevisionStore>().ListAsync(invocation.Cancellation)
            .Reverse().Take(workspace.Get<AlertingOptions>().FeedEntries).ToListAsync(invocation.Cancellation);
        await AtomFile.WriteAsync(
            Path.GetFullPath(file), "urn:claimpipeline:revisions", "Revisions", newest.Count > 0 ? newest[0].SeenAt : invocation.Time.GetUtcNow(),
            newest.Select(Entry), invocation.Cancellation);
        await invocation.Terminal.Error.WriteLineAsync(FormattableString.Invariant($"{newest.Count} revision(s) written to {file}"));
        return ExitCode.Fine;
    }

    private static AtomEntry Entry(Revision revision) => new(
        $"urn:claimpipeline:revision:{revision.Id}",
        $"{revision.Kind}: {revision.Told()}",
        revision.SeenAt,
        (revision.Later ?? revision.Earlier).Url,
        null,
        $"{Place("Earlier", revision.Earlier)}\n{(revision.Later is { } later ? Place("Later", later) : "")}",
        revision.Kind.ToString());

    private static string Place(string word, RevisionSide side) => FormattableString.Invariant(
        $"{word}: fetched {side.FetchedAt:u}, page {side.Page}{(side.Location is { } at ? $", archived in {at.File} at byte {at.Offset}, {at.Length} bytes, {at.Digest}" : "")}: {side.Text}");
}
