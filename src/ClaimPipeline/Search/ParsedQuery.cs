using ClaimPipeline.Records;

namespace ClaimPipeline.Search;

/// <summary>What a query text means: a query, or the first error in it.</summary>
public sealed record ParsedQuery
{
    /// <summary>The query; null when there is an error.</summary>
    public SearchQuery? Query { get; init; }

    /// <summary>The first error; null when there is a query.</summary>
    public QueryError? Error { get; init; }

    /// <summary>Narrower concepts that are searched for as well, such as "neodymium" for rare earths; by name.</summary>
    public ValueList<string> AlsoSearched { get; init; } = [];
}

/// <summary>What is wrong with a query.</summary>
/// <param name="Column">Character at which it is wrong, from 1.</param>
/// <param name="Message">For people: what is wrong and what to write instead.</param>
public sealed record QueryError(int Column, string Message)
{
    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Column {Column}: {Message}.");
}
