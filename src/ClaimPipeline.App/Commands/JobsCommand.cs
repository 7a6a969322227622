namespace ClaimPipeline.App.Commands;

/// <summary><c>jobs</c>: sources that are crawled by themselves.</summary>
internal sealed class JobsCommand : Verb
{
    public JobsCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "jobs", "Say when sources are crawled by themselves, and run these schedules.", "jobs list --data ./data")
    {
        Add(new JobsAddCommand(terminal, time));
        Add(new JobsListCommand(terminal, time));
        Add(new JobsRunCommand(terminal, time));
        Add(new JobsChangeCommand(
            terminal, time, "now", "Run sources as soon as a scheduler sees it, paused and quiet hours or not.",
            schedule => schedule with { IsWanted = true }, "are run as soon as a scheduler sees it"));
        Add(new JobsChangeCommand(
            terminal, time, "pause", "Let sources wait until they are resumed.", schedule => schedule with { IsPaused = true }, "wait until they are resumed"));
        Add(new JobsChangeCommand(
            terminal, time, "resume", "Let paused sources go on.", schedule => schedule with { IsPaused = false }, "go on"));
        Add(new JobsChangeCommand(
            terminal, time, "remove", "Forget the schedules of sources; their pages stay.", _ => null, "have no schedule any more"));
    }

    /// <inheritdoc/>
    protected override Task<int> RunAsync(Invocation invocation) =>
        throw new UsageException("jobs needs a word behind it: add, list, run, now, pause, resume or remove. Try: claimpipeline jobs --help");
}
