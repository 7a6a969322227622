using System.CommandLine;
using ClaimPipeline.App.Access;
using ClaimPipeline.Storage;

namespace ClaimPipeline.App.Commands;

/// <summary><c>tokens add</c>: makes a token and shows it, once.</summary>
internal sealed class TokensAddCommand : Verb
{
    private readonly Argument<string> _user = new("USER") { Description = "Whose it is; it may what the user may." };

    private readonly Option<string> _note = new("--note") { Description = "What it is for.", DefaultValueFactory = _ => "", HelpName = "TEXT" };

    private readonly Option<int> _days = new("--days") { Description = "How long it is good; 0 for ever.", DefaultValueFactory = _ => 90, HelpName = "N" };

    public TokensAddCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "add", "Make a token for a program and print it; it is shown once and kept nowhere.", "tokens add ann --note 'nightly export' --data ./data")
    {
        Command.Add(_user);
        Command.Add(_note);
        Command.Add(_days);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        var (user, days, now) = (invocation.Get(_user)!, invocation.Get(_days), invocation.Time.GetUtcNow());
        if (days is < 0 or > 3650)
        {
            throw new UsageException("--days takes a number from 0 to 3650.");
        }

        await using var workspace = await invocation.OpenAsync(withOfficialData: false);
        var store = workspace.Get<IAccountStore>();
        var account = await store.GetAsync(user, invocation.Cancellation)
            ?? throw new UsageException($"There is no user '{user}': 'claimpipeline users add {user}' adds one.");
        var (secret, token) = Tokens.New(account.Name, invocation.Get(_note)!, now, days == 0 ? null : now.AddDays(days));
        await store.AddTokenAsync(token, invocation.Cancellation);
        await invocation.Terminal.Out.WriteLineAsync(secret);
        await invocation.Terminal.Error.WriteLineAsync(
            $"Token {token.Id} of {account.Name}, good {(token.ExpiresAt is { } end ? $"until {end:yyyy-MM-dd}" : "for ever")}. It is shown this once: 'claimpipeline tokens revoke {token.Id}' makes it worthless.");
        return ExitCode.Fine;
    }
}
