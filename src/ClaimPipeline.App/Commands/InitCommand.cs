using System.Text.Json.Nodes;

namespace ClaimPipeline.App.Commands;

/// <summary><c>init</c>: makes a data folder ready.</summary>
internal sealed class InitCommand(Terminal terminal, TimeProvider time) : Verb(
    terminal, time, "init", "Make a data folder ready; every other verb does so too on first use.", "init --data ./data")
{
    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        await using var workspace = await invocation.OpenAsync();
        if (invocation.Json)
        {
            await invocation.Terminal.Out.WriteLineAsync(new JsonObject { ["dataFolder"] = workspace.Folder.Root }.ToJsonString());
        }
        else
        {
            await invocation.Terminal.Out.WriteLineAsync($"Ready: {workspace.Folder.Root}");
        }

        return ExitCode.Fine;
    }
}
