using System.CommandLine;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.App.Commands;

/// <summary>A verb below <c>jobs</c> that changes schedules, each in one way.</summary>
internal sealed class JobsChangeCommand : Verb
{
    private readonly Argument<string[]> _sources = new("SOURCE") { Description = "Names of sources.", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<bool> _all = new("--all") { Description = "All sources that have a schedule." };
    private readonly Func<SourceSchedule, SourceSchedule?> _change;
    private readonly string _done;

    /// <summary>A verb.</summary>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="time">Its clock.</param>
    /// <param name="name">The word that is typed.</param>
    /// <param name="description">What it does.</param>
    /// <param name="change">The schedule as it is to be; null for none.</param>
    /// <param name="done">What is told of the sources afterwards.</param>
    public JobsChangeCommand(
        Terminal terminal, TimeProvider time, string name, string description, Func<SourceSchedule, SourceSchedule?> change, string done)
        : base(terminal, time, name, description, $"jobs {name} mining-com --data ./data")
    {
        (_change, _done) = (change, done);
        Command.Add(_sources);
        Command.Add(_all);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        var names = invocation.Get(_sources) ?? [];
        if (names.Length == 0 == !invocation.Get(_all))
        {
            throw new UsageException("Name sources, or all of them with --all: 'claimpipeline jobs list' has their names.");
        }

        await using var workspace = await invocation.OpenAsync(withOfficialData: false);
        var store = workspace.Get<IScheduleStore>();
        var known = (await store.ListAsync(invocation.Cancellation)).Select(schedule => schedule.Source).ToList();
        if (names.Except(known, StringComparer.Ordinal).FirstOrDefault() is { } unknown)
        {
            throw new UsageException($"The source '{unknown}' has no schedule: 'claimpipeline jobs list' names those that have, 'jobs add' makes one.");
        }

        var chosen = names.Length == 0 ? known : names.ToList();
        foreach (var source in chosen)
        {
            await store.ChangeAsync(source, schedule => schedule is null ? null : _change(schedule), invocation.Cancellation);
        }

        await invocation.Terminal.Error.WriteLineAsync(FormattableString.Invariant($"{chosen.Count} source(s) {_done}."));
        return ExitCode.Fine;
    }
}
