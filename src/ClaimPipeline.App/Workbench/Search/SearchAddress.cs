using System.Globalization;
using System.Text;
using ClaimPipeline.Records;
using ClaimPipeline.Search;

namespace ClaimPipeline.App.Workbench.Search;

/// <summary>What the address of a page of hits says.</summary>
/// <param name="Query">The query as typed.</param>
/// <param name="Level">What a hit is.</param>
/// <param name="Sort">The order.</param>
public sealed record SearchAddress(string Query, SearchLevel Level = SearchLevel.Articles, SearchSort Sort = SearchSort.Relevance)
{
    /// <summary>Further back than this, "previous" leads to the first page: an address has to stay one that can be sent.</summary>
    private const int LongestTrail = 12;

    /// <summary>Cursor behind which the page begins; null for the first.</summary>
    public string? After { get; init; }

    /// <summary>The cursors of the pages before, the last one at the end; the first page has none.</summary>
    public ValueList<string> Trail { get; init; } = [];

    /// <summary>The address of the next page.</summary>
    public SearchAddress Next(string cursor) => this with
    {
        After = cursor,
        Trail = After is null ? [] : Trail.Append(After).TakeLast(LongestTrail).ToValueList(),
    };

    /// <summary>The address of the page before; null on the first.</summary>
    public SearchAddress? Previous() => After is null
        ? null
        : this with { After = Trail.Count == 0 ? null : Trail[^1], Trail = Trail.SkipLast(1).ToValueList() };

    /// <summary>The first page of another query, in the same order.</summary>
    public SearchAddress For(string query) => new(query, Level, Sort);

    /// <summary>The address below the server's own.</summary>
    public override string ToString()
    {
        var address = new StringBuilder("/?q=").Append(Uri.EscapeDataString(Query));
        Add(address, "level", Level == SearchLevel.Articles ? null : Word(Level));
        Add(address, "sort", Sort == SearchSort.Relevance ? null : Word(Sort));
        Add(address, "after", After);
        Add(address, "trail", Trail.Count == 0 ? null : string.Join('.', Trail.ToArray()));
        return address.ToString();
    }

    /// <summary>How an address names a level or an order.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLower(CultureInfo.InvariantCulture);

    private static void Add(StringBuilder address, string name, string? value)
    {
        if (value is not null)
        {
            address.Append('&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }
    }
}
