using ClaimPipeline.Sqlite;

namespace ClaimPipeline.Benchmarks.Search;

/// <summary>Our index over SQLite, and tables over it by hand.</summary>
internal static class SqliteEngines
{
    /// <summary>Both.</summary>
    public static IReadOnlyList<MeasuredEngine> All { get; } =
    [
        new("raw SQLite", folder => new RawIndex(Path.Combine(folder, "raw.db"))),
        new("SQLite", folder => new PortIndex(SqliteSearchIndex.Open(Path.Combine(folder, "index.db"))), "raw SQLite"),
    ];
}
