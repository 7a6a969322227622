using System.Text;
using System.Text.Json;
using ClaimPipeline.Records;
using ClaimPipeline.Search;
using ClaimPipeline.Text;

namespace ClaimPipeline.Sqlite;

/// <summary>Writes documents into the tables of the index; every method is to be called inside a transaction.</summary>
internal sealed class IndexWriter(SqliteSession session)
{
    private readonly Dictionary<(NameKind, string), long> _names = [];

    /// <summary>Adds a document, or replaces that of the same article.</summary>
    public void Upsert(SearchDocument document)
    {
        Delete(document.Article);
        var bands = FingerprintBands.Of(document.Fingerprint);
        session.Execute(
            """
            INSERT INTO document (article, stamp, published, publisher, source, language, claims, fingerprint, band0, band1, band2, band3)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            """,
            document.Article.Value,
            document.Stamp,
            document.Published?.DayNumber,
            Name(NameKind.Publisher, document.Publisher, document.Publisher),
            Name(NameKind.Source, document.Source, document.Source),
            Name(NameKind.Language, document.Language, document.Language),
            document.Claims.Count,
            unchecked((long)document.Fingerprint.Bits),
            bands[0],
            bands[1],
            bands[2],
            bands[3]);
        var doc = session.Number("SELECT last_insert_rowid()")!.Value;
        session.Execute(
            "INSERT INTO record (doc, record) VALUES ($1, $2)",
            doc,
            JsonSerializer.Serialize(document, SearchJson.Compact.SearchDocument));
        session.Execute("INSERT INTO words (rowid, title, body) VALUES ($1, $2, $3)", doc, Words(document.Title), Words(document.Text));
        var codes = new List<int[]>();
        for (var i = 0; i < document.Claims.Count; i++)
        {
            codes.Add(Insert(doc, i, document.Claims[i]));
        }

        session.Execute("INSERT INTO packed (doc, codes) VALUES ($1, $2)", doc, ClaimCodes.Pack(codes));
        session.Execute("UPDATE state SET documents = documents + 1, claims = claims + $1", document.Claims.Count);
    }

    /// <summary>Removes the document of an article; nothing happens when there is none.</summary>
    public void Delete(ArticleId article)
    {
        if (session.Number("SELECT doc FROM document WHERE article = $1", article.ToString()) is { } doc)
        {
            session.Execute(
                "UPDATE state SET documents = documents - 1, claims = claims - (SELECT claims FROM document WHERE doc = $1)", doc);
            session.Execute("DELETE FROM words WHERE rowid = $1", doc);
            session.Execute("DELETE FROM figure WHERE doc = $1", doc);
            session.Execute("DELETE FROM claim WHERE doc = $1", doc);
            session.Execute("DELETE FROM record WHERE doc = $1", doc);
            session.Execute("DELETE FROM packed WHERE doc = $1", doc);
            session.Execute("DELETE FROM document WHERE doc = $1", doc);
        }
    }

    /// <summary>Removes everything.</summary>
    public void Clear()
    {
        session.Execute("INSERT INTO words (words) VALUES ('delete-all')");
        foreach (var table in new[] { "figure", "claim", "record", "packed", "document", "name" })
        {
            session.Execute($"DELETE FROM {table}");
        }

        session.Execute("UPDATE state SET documents = 0, claims = 0");
        Forget();
    }

    /// <summary>Forgets the numbers of names, which a rolled-back transaction may have taken back.</summary>
    public void Forget() => _names.Clear();

    /// <summary>The bit of a kind of revision in a claim's row.</summary>
    public static long BitOf(RevisionKind kind) => 1L << (int)kind;

    private static string Words(string text)
    {
        var words = new StringBuilder(text.Length);
        foreach (var token in Tokenizer.Tokenize(text))
        {
            words.Append(token.Normalized).Append(' ');
        }

        return words.ToString();
    }

    // Gives the numbers of the claim's facet values.
    private int[] Insert(long doc, int ordinal, SearchClaim found)
    {
        var claim = found.Claim;
        var (place, commodity, indicator) = (Name(claim.Place?.Value), Name(claim.Subject?.Value), Name(claim.Indicator?.Value));
        session.Execute(
            """
            INSERT INTO claim (doc, ordinal, kind, place, commodity, indicator, period_start, period_end, verdict, reason, amount, difference, revised)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            """,
            doc,
            ordinal,
            (int)claim.Kind,
            place,
            commodity,
            indicator,
            claim.Period?.Value.Start.DayNumber,
            claim.Period?.Value.End.DayNumber,
            (int?)found.Verdict,
            (int?)found.Reason,
            found.MainAmount(),
            (double?)SortKeys.DifferenceOf(found),
            found.Revised.Sum(BitOf));
        for (var i = 0; i < claim.Figures.Count; i++)
        {
            var figure = FigureKey.Of(claim.Figures[i].Figure.Quantity);
            session.Execute(
                """
                INSERT INTO figure (doc, ordinal, number, dimension, low, high, rounded_low, rounded_high)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
                """,
                doc,
                ordinal,
                i,
                Name(NameKind.Dimension, figure.Dimension, figure.Dimension),
                figure.Low,
                figure.High,
                figure.RoundedLow,
                figure.RoundedHigh);
        }

        return ClaimCodes.Of(found, place, commodity, indicator);
    }

    private long? Name(Entity? entity) =>
        entity is null ? null : Name(NameKind.Entity, EntityKey.Of(entity), FacetCounter.NameOf(entity));

    private long Name(NameKind kind, string key, string name)
    {
        if (!_names.TryGetValue((kind, key), out var id))
        {
            session.Execute("INSERT INTO name (kind, key, name) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING", (int)kind, key, name);
            id = session.Number("SELECT id FROM name WHERE kind = $1 AND key = $2", (int)kind, key)!.Value;
            _names.Add((kind, key), id);
        }

        return id;
    }
}
