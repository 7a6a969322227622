using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.App.Commands;

/// <summary><c>quarantine replay</c>: items to be tried again.</summary>
internal sealed class QuarantineReplayCommand : Verb
{
    private readonly QuarantineChoice _choice = new();

    public QuarantineReplayCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "replay", "Have the next run of their pass try items again; a new version of the program does so by itself.", "quarantine replay 3f2a --data ./data") =>
        _choice.AddTo(Command);

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        await using var workspace = await invocation.OpenAsync();
        var chosen = await _choice.SetStateAsync(workspace.Get<IQuarantineStore>(), QuarantineState.Replay, invocation);
        await invocation.Terminal.Error.WriteLineAsync(FormattableString.Invariant(
            $"{chosen.Count} item(s) are tried by the next run of: {string.Join(", ", chosen.Select(item => item.Pass).Distinct())}"));
        return ExitCode.Fine;
    }
}
