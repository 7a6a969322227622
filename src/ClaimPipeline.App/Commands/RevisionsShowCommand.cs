using System.CommandLine;
using System.Globalization;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.App.Commands;

/// <summary><c>revisions show</c>: one revision with both archived copies.</summary>
internal sealed class RevisionsShowCommand : Verb
{
    private readonly Argument<string> _id = new("ID") { Description = "Id of a revision, or how it begins." };

    public RevisionsShowCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "show", "Show one revision with both archived copies.", "revisions show 7c41 --data ./data") => Command.Add(_id);

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        var typed = invocation.Get(_id)!;
        await using var workspace = await invocation.OpenAsync();
        var found = await workspace.Get<IRevisionStore>().ListAsync(invocation.Cancellation)
            .Where(r => r.Id.Value.StartsWith(typed, StringComparison.Ordinal)).Take(2).ToListAsync(invocation.Cancellation);
        if (found is not [var revision])
        {
            throw new UsageException(found.Count == 0
                ? $"No revision has an id that begins with '{typed}': 'claimpipeline revisions list' prints ids."
                : $"More than one id begins with '{typed}': type more of it.");
        }

        if (invocation.Json)
        {
            invocation.PrintJson(revision, RecordsJson.Compact.Revision);
            return ExitCode.Fine;
        }

        var print = invocation.Terminal.Out;
        await print.WriteLineAsync($"{revision.Told()}");
        await print.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  revision   {revision.Id}, {revision.Kind}, seen {revision.SeenAt:u}"));
        if (revision.RelativeDifference is { } relative)
        {
            await print.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  difference {relative * 100:+0.##;-0.##;0} %"));
        }

        await PrintAsync(print, "earlier", revision.Earlier);
        if (revision.Later is { } later)
        {
            await PrintAsync(print, "later", later);
        }

        return ExitCode.Fine;
    }

    private static async Task PrintAsync(TextWriter print, string word, RevisionSide side)
    {
        await print.WriteLineAsync($"{word}  {side.Url}");
        await print.WriteLineAsync($"  text       {(side.Text.Length > 0 ? side.Text : "(not there)")}");
        await print.WriteLineAsync($"  article    {side.Article}{(side.Claim is { } claim ? $", claim {claim}" : "")}");
        await print.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  page       {side.Page}, fetched {side.FetchedAt:u}"));
        await print.WriteLineAsync(side.Location is { } at
            ? string.Create(CultureInfo.InvariantCulture, $"  archived   {at.File}, offset {at.Offset}, {at.Length} bytes, {at.Digest}")
            : "  archived   the store does not say where");
    }
}
