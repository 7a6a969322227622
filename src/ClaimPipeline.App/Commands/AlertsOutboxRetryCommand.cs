using System.CommandLine;
using System.Globalization;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.App.Commands;

/// <summary><c>alerts outbox retry</c>: what was given up is to be told after all.</summary>
internal sealed class AlertsOutboxRetryCommand : Verb
{
    private readonly Argument<string?> _id = new("ID") { Description = "The delivery; all that were given up without one.", Arity = ArgumentArity.ZeroOrOne };

    public AlertsOutboxRetryCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "retry", "Let the next run tell what was given up.", "alerts outbox retry --data ./data") => Command.Add(_id);

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        await using var workspace = await invocation.OpenAsync();
        var store = workspace.Get<IAlertStore>();
        var dead = (await store.OutboxAsync(AlertDeliveryState.Dead, invocation.Cancellation))
            .Where(d => invocation.Get(_id) is null || d.Id == invocation.Get(_id)).ToList();
        if (invocation.Get(_id) is { } id && dead.Count == 0)
        {
            throw new UsageException($"No delivery '{id}' was given up: 'claimpipeline alerts outbox list --state Dead' names those that were.");
        }

        foreach (var delivery in dead)
        {
            await store.SaveAsync(delivery with { State = AlertDeliveryState.Pending, Attempts = 0 }, invocation.Cancellation);
        }

        await invocation.Terminal.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{dead.Count} to be told by the next 'claimpipeline alerts run'."));
        return ExitCode.Fine;
    }
}
