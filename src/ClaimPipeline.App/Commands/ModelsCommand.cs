using System.CommandLine;
using ClaimPipeline.Classification;

namespace ClaimPipeline.App.Commands;

/// <summary><c>models</c>: the versions of the classifier's model; <c>models use</c> goes back to one.</summary>
internal sealed class ModelsCommand : Verb
{
    private readonly Option<string> _path = PathOption();

    public ModelsCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "models", "List the versions of the classifier's model and say which one is used.", "models --path models/claims", hasData: false)
    {
        Command.Add(_path);
        Add(new ModelsUseCommand(terminal, time));
    }

    /// <summary>The folder of versions.</summary>
    internal static Option<string> PathOption() => new("--path")
    {
        Description = "The folder of versions.", DefaultValueFactory = _ => "models/claims", HelpName = "DIR",
    };

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        var path = invocation.Get(_path)!;
        var used = ModelFile.Locate(path);
        foreach (var version in ModelFile.Versions(path))
        {
            var file = Path.Combine(path, version, ModelFile.Name);
            await invocation.Terminal.Out.WriteLineAsync($"{(file == used ? "*" : " ")} {version}  {Describe(file)}");
        }

        return ExitCode.Fine;
    }

    private static string Describe(string file)
    {
        try
        {
            var header = ModelFile.Read(file).Header;
            return FormattableString.Invariant($"{header.Version}, {header.TrainingSentences} sentences, corpus {header.Corpus[..12]}");
        }
        catch (ModelFileException broken)
        {
            return $"cannot be used: {broken.Message}";
        }
    }
}
