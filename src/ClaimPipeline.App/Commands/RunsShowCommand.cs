using System.CommandLine;
using System.Globalization;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.App.Commands;

/// <summary><c>runs show</c>: one run with all its counts.</summary>
internal sealed class RunsShowCommand : Verb
{
    private readonly Argument<string?> _id = new("RUN")
    {
        Description = "Id of the run, or how it begins; the latest run when left out.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public RunsShowCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "show", "Show one run with all its counts.", "runs show 3f2a --data ./data") => Command.Add(_id);

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        await using var workspace = await invocation.OpenAsync();
        var run = await FindAsync(workspace.Get<IRunLedger>(), invocation.Get(_id), invocation.Cancellation);
        if (invocation.Json)
        {
            invocation.PrintJson(run, RecordsJson.Compact.Run);
            return ExitCode.Fine;
        }

        var output = invocation.Terminal.Out;
        await output.WriteLineAsync($"run        {run.Id}");
        await output.WriteLineAsync($"pass       {run.Pass}");
        if (run.Source is { } source)
        {
            await output.WriteLineAsync($"source     {source}");
        }

        await output.WriteLineAsync($"version    {run.Version}");
        await output.WriteLineAsync($"began      {run.StartedAt.ToString("u", CultureInfo.InvariantCulture)}");
        await output.WriteLineAsync(run.FinishedAt is { } end
            ? $"ended      {end.ToString("u", CultureInfo.InvariantCulture)} ({RunsCommand.Ending(run)}, {RunsCommand.Seconds(run)} s)"
            : $"ended      {RunsCommand.Ending(run)}");
        await output.WriteLineAsync(FormattableString.Invariant($"read       {run.Read}"));
        await output.WriteLineAsync(FormattableString.Invariant($"kept       {run.Kept}"));
        await output.WriteLineAsync(FormattableString.Invariant($"unchanged  {run.Unchanged}"));
        await output.WriteLineAsync(FormattableString.Invariant($"dropped    {run.Dropped.Sum(drop => drop.Count)}"));
        foreach (var drop in run.Dropped.OrderByDescending(drop => drop.Count).ThenBy(drop => drop.Reason))
        {
            await output.WriteLineAsync(FormattableString.Invariant($"  {drop.Reason,-20} {drop.Count}"));
        }

        await output.WriteLineAsync(FormattableString.Invariant($"quarantined {run.Quarantined}"));
        return ExitCode.Fine;
    }

    private static async Task<Run> FindAsync(IRunLedger ledger, string? id, CancellationToken cancellationToken)
    {
        if (id is null)
        {
            return await ledger.LatestAsync(1, cancellationToken) is [var latest]
                ? latest
                : throw new UsageException("There are no runs in this data folder yet: run a pass first.");
        }

        var found = (await ledger.LatestAsync(int.MaxValue, cancellationToken))
            .Where(run => run.Id.Value.StartsWith(id, StringComparison.OrdinalIgnoreCase))
            .Take(2)
            .ToList();
        return found.Count switch
        {
            1 => found[0],
            0 => throw new UsageException($"No run's id begins with '{id}': 'claimpipeline runs' lists them."),
            _ => throw new UsageException($"More than one run's id begins with '{id}': type more of it."),
        };
    }
}
