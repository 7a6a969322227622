using System.CommandLine;
using ClaimPipeline.Storage;

namespace ClaimPipeline.App.Commands;

/// <summary><c>tokens revoke</c>: makes a token worthless.</summary>
internal sealed class TokensRevokeCommand : Verb
{
    private readonly Argument<string> _id = new("ID") { Description = "Its id, as 'tokens list' prints it." };

    public TokensRevokeCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "revoke", "Make a token worthless at once.", "tokens revoke 1f00ab2c --data ./data") =>
        Command.Add(_id);

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        var id = invocation.Get(_id)!;
        await using var workspace = await invocation.OpenAsync(withOfficialData: false);
        if (!await workspace.Get<IAccountStore>().RevokeTokenAsync(id, invocation.Time.GetUtcNow(), invocation.Cancellation))
        {
            throw new UsageException($"There is no token '{id}': 'claimpipeline tokens list' names those that there are.");
        }

        await invocation.Terminal.Error.WriteLineAsync($"The token {id} is worth nothing any more.");
        return ExitCode.Fine;
    }
}
