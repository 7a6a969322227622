using System.Globalization;

namespace ClaimPipeline.Sqlite;

/// <summary>What a database file is for, and the numbered scripts that bring it up to date.</summary>
/// <param name="Name">First part of the scripts' names, as in <c>store-0001.sql</c>.</param>
/// <param name="ApplicationId">Marks our files among other programs' SQLite files (PRAGMA application_id).</param>
/// <param name="Purpose">For people: what such a file is.</param>
/// <param name="IsDerived">Whether the file may be made anew when it is not up to date.</param>
internal sealed record SqliteSchema(string Name, int ApplicationId, string Purpose, bool IsDerived)
{
    /// <summary>To be raised when the index's only script changes, or what is written into it: words, amounts, keys.</summary>
    private const int IndexVersion = 5;

    /// <summary>The store: the truth.</summary>
    public static SqliteSchema Store { get; } = new("store", 0x436C5053, "ClaimPipeline store", IsDerived: false);

    /// <summary>The full-text index: derived.</summary>
    public static SqliteSchema Index { get; } = new("index", 0x436C5049, "ClaimPipeline index", IsDerived: true);

    /// <summary>The version of a file that is up to date.</summary>
    public int Version => IsDerived ? IndexVersion : Scripts.Count;

    /// <summary>The scripts in order; the first has number 1. A released script is never edited.</summary>
    public IReadOnlyList<string> Scripts => _scripts.Value;

    private readonly Lazy<IReadOnlyList<string>> _scripts = new(() => Load(Name));

    private static string[] Load(string name)
    {
        var assembly = typeof(SqliteSchema).Assembly;
        var prefix = $"{typeof(SqliteSchema).Namespace}.Migrations.{name}-";
        var resources = assembly.GetManifestResourceNames()
            .Where(r => r.StartsWith(prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .ToArray();
        return
        [
            .. resources.Select((resource, index) =>
            {
                var expected = string.Create(CultureInfo.InvariantCulture, $"{prefix}{index + 1:0000}.sql");
                if (!string.Equals(resource, expected, StringComparison.Ordinal))
                {
                    throw new InvalidOperationException($"The migrations have a gap: {expected} is missing.");
                }

                using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
                return reader.ReadToEnd();
            }),
        ];
    }
}
