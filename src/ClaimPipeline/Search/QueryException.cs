namespace ClaimPipeline.Search;

/// <summary>Stops the reading of a query; never leaves <see cref="QueryParser"/>.</summary>
internal sealed class QueryException(int start, string message) : Exception(message)
{
    /// <summary>Offset in the query text.</summary>
    public int Start { get; } = start;
}
