using System.CommandLine;

namespace ClaimPipeline.App.Commands;

/// <summary>A command with an example that its help ends with.</summary>
internal sealed class VerbCommand(string name, string description, string example) : Command(name, description)
{
    /// <summary>A command line, without the program's name, that does something useful.</summary>
    public string Example { get; } = example;
}
