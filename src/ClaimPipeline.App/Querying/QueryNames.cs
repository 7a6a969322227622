using ClaimPipeline.Gazetteer;
using ClaimPipeline.Records;
using ClaimPipeline.Search;

namespace ClaimPipeline.App.Querying;

/// <summary>Lets queries name places, commodities and indicators as the gazetteer does.</summary>
internal static class QueryNames
{
    /// <summary>See <see cref="ResolveName"/>. Narrower commodities and indicators are searched for as well; a country is not its bloc.</summary>
    public static IReadOnlyList<Entity> Resolve(ClaimSlot slot, string name)
    {
        var gazetteer = EntityGazetteer.Default;
        var kind = slot switch
        {
            ClaimSlot.Place => EntityKind.Place,
            ClaimSlot.Commodity => EntityKind.Commodity,
            _ => EntityKind.Indicator,
        };
        if (!gazetteer.TryGet(kind, name, out var entry)
            && !gazetteer.TryGet(kind, slot == ClaimSlot.Place ? name.ToUpperInvariant() : name.ToLowerInvariant(), out entry))
        {
            entry = gazetteer.FindAll(name)
                .FirstOrDefault(match => match.Kind == kind && match.Span.Length == name.Trim().Length)?.Entry;
        }

        if (entry is null)
        {
            return [];
        }

        return slot == ClaimSlot.Place
            ? [entry.Entity]
            :
            [
                entry.Entity,
                .. gazetteer.Entries(kind)
                    .Where(e => e.Id != entry.Id && gazetteer.IsSameOrNarrower(kind, e.Id, entry.Id))
                    .Select(e => e.Entity),
            ];
    }
}
