using System.CommandLine;
using ClaimPipeline.App.Access;
using ClaimPipeline.Storage;

namespace ClaimPipeline.App.Commands;

/// <summary><c>users password</c>: another password.</summary>
internal sealed class UsersPasswordCommand : Verb
{
    private readonly Argument<string> _name = new("NAME") { Description = "Whose." };

    private readonly Option<string?> _file = new("--password-file")
    {
        Description = "A file whose first line is the password; else it is asked for, or read from standard input.", HelpName = "FILE",
    };

    public UsersPasswordCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "password", "Give a user another password; their sessions end.", "users password ann --data ./data")
    {
        Command.Add(_name);
        Command.Add(_file);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        var name = invocation.Get(_name)!;
        await using var workspace = await invocation.OpenAsync(withOfficialData: false);
        var store = workspace.Get<IAccountStore>();
        var account = await store.GetAsync(name, invocation.Cancellation)
            ?? throw new UsageException($"There is no user '{name}': 'claimpipeline users list' names those that there are.");
        await store.ReplaceAsync(Passwords.With(account, PasswordInput.Read(invocation, invocation.Get(_file))), invocation.Cancellation);
        await invocation.Terminal.Error.WriteLineAsync($"{account.Name} has another password; sessions that were open have ended.");
        return ExitCode.Fine;
    }
}
