using System.CommandLine;
using ClaimPipeline.App.Wording;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.App.Commands;

/// <summary><c>quarantine list</c>: each item with its error.</summary>
internal sealed class QuarantineListCommand : Verb
{
    private readonly Option<string?> _pass = new("--pass")
    {
        Description = "Items of one pass only: crawl, import, analyze, compare or index.", HelpName = "NAME",
    };

    private readonly Option<bool> _all = new("--all") { Description = "Also those that were given up by 'quarantine drop'." };

    public QuarantineListCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "list", "List the items in quarantine with their errors.", "quarantine list --pass analyze --data ./data")
    {
        Command.Add(_pass);
        Command.Add(_all);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        await using var workspace = await invocation.OpenAsync();
        var items = (await workspace.Get<IQuarantineStore>().ListAsync(invocation.Get(_pass), invocation.Cancellation))
            .Where(item => invocation.Get(_all) || item.State != QuarantineState.Dropped)
            .ToList();
        foreach (var item in items)
        {
            if (invocation.Json)
            {
                invocation.PrintJson(item, RecordsJson.Compact.QuarantinedItem);
                continue;
            }

            var output = invocation.Terminal.Out;
            await output.WriteLineAsync(FormattableString.Invariant(
                $"{item.Id[..8]}  {item.Pass}  {item.State}  tried {item.Attempts} times, first {Moments.Of(item.FirstSeen)}, last {Moments.Of(item.LastSeen)}"));
            await output.WriteLineAsync($"  item     {item.Name}");
            await output.WriteLineAsync($"  version  {item.Version}");
            await output.WriteLineAsync($"  error    {item.Error}");
            if (item.Stack.Length > 0)
            {
                await output.WriteLineAsync($"  at       {item.Stack}");
            }
        }

        if (items.Count == 0 && !invocation.Json)
        {
            await invocation.Terminal.Out.WriteLineAsync("Nothing is in quarantine.");
        }

        return ExitCode.Fine;
    }
}
