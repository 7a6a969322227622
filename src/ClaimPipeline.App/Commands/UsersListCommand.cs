using System.Globalization;
using System.Text.Json.Nodes;
using ClaimPipeline.Storage;

namespace ClaimPipeline.App.Commands;

/// <summary><c>users list</c>: who may use the server.</summary>
internal sealed class UsersListCommand(Terminal terminal, TimeProvider time)
    : Verb(terminal, time, "list", "List those who may use the server.", "users list --data ./data")
{
    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        await using var workspace = await invocation.OpenAsync(withOfficialData: false);
        foreach (var account in await workspace.Get<IAccountStore>().ListAsync(invocation.Cancellation))
        {
            var (role, since) = (account.Role.ToString().ToLowerInvariant(), account.CreatedAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            await invocation.Terminal.Out.WriteLineAsync(invocation.Json
                ? new JsonObject { ["name"] = account.Name, ["role"] = role, ["since"] = since }.ToJsonString()
                : $"{account.Name,-30} {role,-10} since {since}");
        }

        return ExitCode.Fine;
    }
}
