using ClaimPipeline.Records;

namespace ClaimPipeline.Gazetteer;

/// <summary>One concept of a code list.</summary>
/// <param name="Kind">Its list.</param>
/// <param name="Id">Its code, unique in the list.</param>
/// <param name="Name">Canonical English name.</param>
/// <param name="Broader">Codes one step up, of the same list: regions and blocs of a country, the class of a commodity.</param>
/// <param name="Place">For an authority: the country or bloc it belongs to; null when its name says none.</param>
public sealed record GazetteerEntry(
    EntityKind Kind, EntityId Id, string Name, ValueList<EntityId> Broader, EntityId? Place = null)
{
    /// <summary>As it stands in a claim.</summary>
    public Entity Entity { get; } = new(Name, Id);
}
