using System.CommandLine;
using ClaimPipeline.Classification;

namespace ClaimPipeline.App.Commands;

/// <summary><c>models use</c>: makes a version the one that is used, a newer or an older one.</summary>
internal sealed class ModelsUseCommand : Verb
{
    private readonly Argument<string> _version = new("VERSION") { Description = "The version's folder, such as 1; 'highest' to follow the highest again." };

    private readonly Option<string> _path = ModelsCommand.PathOption();

    public ModelsUseCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "use", "Use this version of the model from now on, a newer or an older one.", "models use 1 --path models/claims", hasData: false)
    {
        Command.Add(_version);
        Command.Add(_path);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        var path = invocation.Get(_path)!;
        ModelFile.Use(path, invocation.Get(_version)!);
        await invocation.Terminal.Out.WriteLineAsync($"{ModelFile.Read(path).Version} is used from now on; the next 'analyze' does all pages again.");
        return ExitCode.Fine;
    }
}
