using System.CommandLine;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.App.Commands;

/// <summary>The items that <c>quarantine replay</c> and <c>quarantine drop</c> are about.</summary>
internal sealed class QuarantineChoice
{
    private readonly Argument<string[]> _ids = new("ITEM")
    {
        Description = "Ids as 'quarantine list' prints them, or how they begin.", Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<bool> _all = new("--all") { Description = "All items." };

    private readonly Option<string?> _pass = new("--pass")
    {
        Description = "With --all: those of one pass only: crawl, import, analyze, compare or index.", HelpName = "NAME",
    };

    /// <summary>Gives argument and options to a verb.</summary>
    public void AddTo(Command command)
    {
        command.Add(_ids);
        command.Add(_all);
        command.Add(_pass);
    }

    /// <summary>Decides on the chosen items, all or none of them.</summary>
    /// <returns>Those.</returns>
    /// <exception cref="UsageException">None was named, or a name fits none or several.</exception>
    public async Task<IReadOnlyList<QuarantinedItem>> SetStateAsync(IQuarantineStore store, QuarantineState state, Invocation invocation)
    {
        var ids = invocation.Get(_ids) ?? [];
        if (ids.Length == 0 == !invocation.Get(_all))
        {
            throw new UsageException("Name items by their ids, or all of them with --all: 'claimpipeline quarantine list' has the ids.");
        }

        var items = await store.ListAsync(invocation.Get(_pass), invocation.Cancellation);
        var chosen = invocation.Get(_all) ? items.Where(item => item.State != state).ToList() : ids.Select(id => Find(items, id)).Distinct().ToList();
        foreach (var item in chosen)
        {
            await store.SetStateAsync(item.Pass, item.Item, state, invocation.Cancellation);
        }

        return chosen;
    }

    private static QuarantinedItem Find(IReadOnlyList<QuarantinedItem> items, string id) =>
        items.Where(item => item.Id.StartsWith(id, StringComparison.OrdinalIgnoreCase)).Take(2).ToList() switch
        {
            [var one] => one,
            [] => throw new UsageException($"No id in quarantine begins with '{id}': 'claimpipeline quarantine list' has them."),
            _ => throw new UsageException($"More than one id in quarantine begins with '{id}': type more of it."),
        };
}
