using ClaimPipeline.Records;

namespace ClaimPipeline.Search;

/// <summary>
/// Finds what a name or code in a query stands for: the entity itself first, then the narrower ones that are to be searched for as
/// well; nothing when the name is not known.
/// </summary>
/// <param name="slot">What kind of thing is named.</param>
/// <param name="name">As typed.</param>
public delegate IReadOnlyList<Entity> ResolveName(ClaimSlot slot, string name);
