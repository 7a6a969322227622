namespace ClaimPipeline.App.Commands;

/// <summary><c>users</c>: who may use the server.</summary>
internal sealed class UsersCommand : Verb
{
    public UsersCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "users", "Add, list and remove those who may use the server.", "users list --data ./data")
    {
        Add(new UsersAddCommand(terminal, time));
        Add(new UsersListCommand(terminal, time));
        Add(new UsersPasswordCommand(terminal, time));
        Add(new UsersRemoveCommand(terminal, time));
    }

    /// <inheritdoc/>
    protected override Task<int> RunAsync(Invocation invocation) =>
        throw new UsageException("Type one of: users add, users list, users password, users remove.");
}
