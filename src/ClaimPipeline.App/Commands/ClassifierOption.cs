using System.CommandLine;
using ClaimPipeline.Classification;

namespace ClaimPipeline.App.Commands;

/// <summary><c>--classifier</c>, for verbs that tag sentences: <c>Classification:Classifier</c> in a word.</summary>
internal sealed class ClassifierOption
{
    private readonly Option<string?> _name = new("--classifier")
    {
        Description = "What tags sentences: hybrid, keyword, or mlnet where that provider is installed. Else as set by Classification:Classifier.",
        HelpName = "NAME",
    };

    /// <summary>Adds it to a verb.</summary>
    public void AddTo(Command command) => command.Add(_name);

    /// <summary>The setting that was typed, if it was.</summary>
    public IEnumerable<KeyValuePair<string, string?>> SettingsOf(Invocation invocation) =>
        invocation.Get(_name) is { } name ? [new("Classification:Classifier", name)] : [];

    /// <summary>The options of the room with what was typed.</summary>
    public ClassificationOptions OptionsOf(Invocation invocation) => invocation.OptionsOf<ClassificationOptions>(SettingsOf(invocation));
}
