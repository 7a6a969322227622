using System.CommandLine;

namespace ClaimPipeline.App.Commands;

/// <summary><c>--search</c>, for verbs that write or read the index: <c>Search:Engine</c> in a word.</summary>
internal sealed class SearchEngineOption
{
    private readonly Option<string?> _engine = new("--search")
    {
        Description = "Engine of the index: sqlite, or lucene where that provider is installed. Else as set by Search:Engine.",
        HelpName = "ENGINE",
    };

    /// <summary>Adds it to a verb.</summary>
    public void AddTo(Command command) => command.Add(_engine);

    /// <summary>The setting that was typed, if it was.</summary>
    public IEnumerable<KeyValuePair<string, string?>> SettingsOf(Invocation invocation) =>
        invocation.Get(_engine) is { } engine ? [new("Search:Engine", engine)] : [];
}
