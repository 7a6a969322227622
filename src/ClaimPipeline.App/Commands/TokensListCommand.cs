using System.Globalization;
using System.Text.Json.Nodes;
using ClaimPipeline.Storage;

namespace ClaimPipeline.App.Commands;

/// <summary><c>tokens list</c>: the tokens, without what would let anybody in.</summary>
internal sealed class TokensListCommand(Terminal terminal, TimeProvider time)
    : Verb(terminal, time, "list", "List the tokens, good or not; the tokens themselves are kept nowhere.", "tokens list --data ./data")
{
    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        await using var workspace = await invocation.OpenAsync(withOfficialData: false);
        foreach (var token in await workspace.Get<IAccountStore>().TokensAsync(invocation.Cancellation))
        {
            var state = token.RevokedAt is { } revoked ? $"revoked {Day(revoked)}"
                : token.ExpiresAt is not { } end ? "good for ever"
                : token.IsGood(invocation.Time.GetUtcNow()) ? $"good until {Day(end)}" : $"expired {Day(end)}";
            await invocation.Terminal.Out.WriteLineAsync(invocation.Json
                ? new JsonObject { ["id"] = token.Id, ["user"] = token.Account, ["note"] = token.Note, ["state"] = state }.ToJsonString()
                : $"{token.Id}  {token.Account,-30} {state,-24} {token.Note}");
        }

        return ExitCode.Fine;
    }

    private static string Day(DateTimeOffset time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
