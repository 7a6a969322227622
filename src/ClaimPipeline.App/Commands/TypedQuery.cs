using ClaimPipeline.App.Querying;
using ClaimPipeline.Search;

namespace ClaimPipeline.App.Commands;

/// <summary>Queries as users type them.</summary>
internal static class TypedQuery
{
    /// <summary>Reads a query.</summary>
    /// <exception cref="UsageException">It cannot be read; the message points at the column.</exception>
    public static ParsedQuery Read(string text)
    {
        var parsed = QueryParser.Parse(text, QueryNames.Resolve);
        return parsed.Query is not null
            ? parsed
            : throw new UsageException($"The query cannot be read. {parsed.Error}\n  {text}\n  {new string(' ', parsed.Error!.Column - 1)}^");
    }

    /// <summary>Tells which narrower concepts are searched for as well, if any.</summary>
    public static void WriteAlsoSearched(TextWriter writer, ParsedQuery parsed)
    {
        if (parsed.AlsoSearched.Count > 0)
        {
            writer.WriteLine($"Also searched: {string.Join(", ", parsed.AlsoSearched)}");
        }
    }
}
