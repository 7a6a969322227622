using System.CommandLine;
using ClaimPipeline.Storage;

namespace ClaimPipeline.App.Commands;

/// <summary><c>users remove</c>: shuts somebody out.</summary>
internal sealed class UsersRemoveCommand : Verb
{
    private readonly Argument<string> _name = new("NAME") { Description = "Whom." };

    public UsersRemoveCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "remove", "Shut a user out at once, tokens and open sessions included; what they decided stays.", "users remove ann --data ./data") =>
        Command.Add(_name);

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        var name = invocation.Get(_name)!;
        await using var workspace = await invocation.OpenAsync(withOfficialData: false);
        if (!await workspace.Get<IAccountStore>().RemoveAsync(name, invocation.Cancellation))
        {
            throw new UsageException($"There is no user '{name}': 'claimpipeline users list' names those that there are.");
        }

        await invocation.Terminal.Error.WriteLineAsync($"{name} may not use the server any more.");
        return ExitCode.Fine;
    }
}
