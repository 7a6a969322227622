using ClaimPipeline.Search;
using ClaimPipeline.Text;
using Microsoft.Data.Sqlite;

namespace ClaimPipeline.Benchmarks.Search;

/// <summary>
/// What one would write by hand for the same data: FTS5 over title and text, a table of texts, a table of claims, and the statements
/// that measurements favour (bm25 in ORDER BY, claims behind a plus). It counts matches and gives ten texts; it knows neither
/// generations nor highlights nor counts of claims.
/// </summary>
internal sealed class RawIndex : MeasuredIndex
{
    private const string Schema =
        """
        PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
        CREATE VIRTUAL TABLE words USING fts5 (title, body, content = '', contentless_delete = 1, tokenize = "ascii tokenchars '.'");
        CREATE TABLE text (doc INTEGER PRIMARY KEY, title TEXT NOT NULL, body TEXT NOT NULL);
        CREATE TABLE claim (doc INTEGER NOT NULL, commodity TEXT NOT NULL, year INTEGER NOT NULL, unit TEXT NOT NULL, value REAL NOT NULL);
        CREATE INDEX claim_commodity ON claim (commodity, year, unit, value);
        """;

    private readonly SqliteConnection _connection;

    /// <summary>Over a file.</summary>
    public RawIndex(string file)
    {
        _connection = new SqliteConnection($"Data Source={file};Pooling=False");
        _connection.Open();
    }

    /// <summary>Writes articles in one transaction.</summary>
    public override Task FillAsync(IEnumerable<SearchDocument> documents, CancellationToken cancellationToken)
    {
        Execute(Schema);
        using var transaction = _connection.BeginTransaction();
        using var words = Command("INSERT INTO words (rowid, title, body) VALUES ($1, $2, $3)", 3);
        using var text = Command("INSERT INTO text VALUES ($1, $2, $3)", 3);
        using var claims = Command("INSERT INTO claim VALUES ($1, $2, $3, $4, $5)", 5);
        var doc = 0L;
        foreach (var document in documents)
        {
            doc++;
            Run(words, doc, Folded(document.Title), Folded(document.Text));
            Run(text, doc, document.Title, document.Text);
            foreach (var claim in document.Claims)
            {
                var quantity = claim.Claim.Figures[0].Figure.Quantity;
                Run(claims, doc, claim.Claim.Subject!.Value.Name, claim.Claim.Period!.Value.Start.Year, quantity.Unit.Code, (double)quantity.Value);
            }
        }

        transaction.Commit();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task<long?> CountAsync(SearchRequest request, RawQuery? raw, CancellationToken cancellationToken) =>
        Task.FromResult(raw is null ? (long?)null : Count(raw));

    private long Count(RawQuery query)
    {
        var words = Match(query);
        var claim = query.Commodity is null ? "" : "SELECT doc FROM claim WHERE commodity = $2 AND year = $3 AND unit = '%' AND value BETWEEN 60 AND 80";
        var from = words is null
            ? $"FROM text t WHERE t.doc IN ({claim})"
            : $"FROM words WHERE words MATCH $1{(claim.Length == 0 ? "" : $" AND +rowid IN ({claim})")}";
        object[] arguments = query.Commodity is null ? [words!] : [words ?? "", query.Commodity, query.Year];
        using var count = Command($"SELECT count(*) {from}", arguments.Length);
        using var ids = Command(
            words is null
                ? $"SELECT t.doc {from} ORDER BY t.doc LIMIT 10"
                : $"SELECT rowid {from} ORDER BY bm25(words, 3.0, 1.0), rowid LIMIT 10 OFFSET {query.Skip}",
            arguments.Length);
        var total = (long)Bound(count, arguments).ExecuteScalar()!;
        using var reader = Bound(ids, arguments).ExecuteReader();
        using var text = Command("SELECT title, body FROM text WHERE doc = $1", 1);
        while (reader.Read())
        {
            using var row = Bound(text, reader.GetInt64(0)).ExecuteReader();
            row.Read();
            _ = row.GetString(0).Length + row.GetString(1).Length;
        }

        return total;
    }

    /// <inheritdoc/>
    public override void Dispose() => _connection.Dispose();

    private static string? Match(RawQuery query) => query switch
    {
        { Words: [] } => null,
        { Join: RawJoin.Phrase } => $"\"{string.Join(' ', query.Words)}\"",
        { Join: RawJoin.Prefix } => $"\"{query.Words[0]}\" *",
        _ => string.Join(query.Join == RawJoin.All ? " AND " : " OR ", query.Words.Select(word => $"\"{word}\"")),
    };

    private static string Folded(string text) => string.Join(' ', Tokenizer.Tokenize(text).Select(token => token.Normalized));

    private static void Run(SqliteCommand command, params object[] arguments) => Bound(command, arguments).ExecuteNonQuery();

    private static SqliteCommand Bound(SqliteCommand command, params object[] arguments)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            command.Parameters[i].Value = arguments[i];
        }

        return command;
    }

    private SqliteCommand Command(string sql, int parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 1; i <= parameters; i++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
        }

        return command;
    }

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
