using System.CommandLine;
using System.Text.RegularExpressions;
using ClaimPipeline.App.Access;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.App.Commands;

/// <summary><c>users add</c>: lets somebody use the server.</summary>
internal sealed partial class UsersAddCommand : Verb
{
    private readonly Argument<string> _name = new("NAME") { Description = "Letters, digits, hyphens, dots, underscores and @." };

    private readonly Option<AccountRole> _role = new("--role")
    {
        Description = "Reader: search, read, check, export. Reviewer: decide on sentences as well. Admin: everything.",
    };

    private readonly Option<string?> _file = new("--password-file")
    {
        Description = "A file whose first line is the password; else it is asked for, or read from standard input.", HelpName = "FILE",
    };

    public UsersAddCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "add", "Add somebody who may use the server.", "users add ann --role reviewer --data ./data")
    {
        Command.Add(_name);
        Command.Add(_role);
        Command.Add(_file);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        var name = invocation.Get(_name)!;
        if (!Names().IsMatch(name) || string.Equals(name, WhoAsks.Local, StringComparison.OrdinalIgnoreCase))
        {
            throw new UsageException($"'{name}' is no name of a user: use letters, digits, hyphens, dots, underscores and @, at most 100; 'local' is taken.");
        }

        var account = Passwords.NewAccount(name, invocation.Get(_role), PasswordInput.Read(invocation, invocation.Get(_file)), invocation.Time.GetUtcNow());
        await using var workspace = await invocation.OpenAsync(withOfficialData: false);
        if (!await workspace.Get<IAccountStore>().AddAsync(account, invocation.Cancellation))
        {
            throw new UsageException($"There is a user '{name}' already: take another name, or 'claimpipeline users remove {name}' first.");
        }

        await invocation.Terminal.Error.WriteLineAsync($"{name} may use the server as {account.Role.ToString().ToLowerInvariant()}.");
        return ExitCode.Fine;
    }

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._@-]{0,99}$")]
    private static partial Regex Names();
}
