using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.App.Commands;

/// <summary><c>quarantine drop</c>: items given up.</summary>
internal sealed class QuarantineDropCommand : Verb
{
    private readonly QuarantineChoice _choice = new();

    public QuarantineDropCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "drop", "Give items up: they are not tried before another version of the program comes, and not listed.", "quarantine drop 3f2a --data ./data") =>
        _choice.AddTo(Command);

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        await using var workspace = await invocation.OpenAsync();
        var chosen = await _choice.SetStateAsync(workspace.Get<IQuarantineStore>(), QuarantineState.Dropped, invocation);
        await invocation.Terminal.Error.WriteLineAsync(FormattableString.Invariant(
            $"{chosen.Count} item(s) given up; 'quarantine list --all' still has them"));
        return ExitCode.Fine;
    }
}
