namespace ClaimPipeline.App.Commands;

/// <summary><c>tokens</c>: what programs show the server instead of a password.</summary>
internal sealed class TokensCommand : Verb
{
    public TokensCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "tokens", "Make, list and revoke tokens, with which programs use the server.", "tokens list --data ./data")
    {
        Add(new TokensAddCommand(terminal, time));
        Add(new TokensListCommand(terminal, time));
        Add(new TokensRevokeCommand(terminal, time));
    }

    /// <inheritdoc/>
    protected override Task<int> RunAsync(Invocation invocation) =>
        throw new UsageException("Type one of: tokens add, tokens list, tokens revoke.");
}
