using ClaimPipeline.Records;

namespace ClaimPipeline.App.Workbench.Search;

/// <summary>One facet as links.</summary>
/// <param name="Title">What is counted by.</param>
/// <param name="Choices">Its values, most claims first.</param>
public sealed record FacetGroup(string Title, ValueList<FacetChoice> Choices);

/// <summary>One value of a facet.</summary>
/// <param name="Name">For people.</param>
/// <param name="Claims">Claims that are left when it is chosen.</param>
/// <param name="Href">Chooses it, or gives it up when it is on.</param>
/// <param name="IsOn">Whether the query asks for it.</param>
public sealed record FacetChoice(string Name, long Claims, string Href, bool IsOn);
