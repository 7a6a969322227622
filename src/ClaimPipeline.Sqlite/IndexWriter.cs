using System.Text;
using System.Text.Json;
using ClaimPipeline.Records;
using ClaimPipeline.Search;
using ClaimPipeline.Text;

namespace ClaimPipeline.Sqlite;

/// <summary>Writes documents into the tables of the index; every method is to be called inside a transaction.</summary>
internal sealed class IndexWriter(SqliteSession session)
{
    private readonly Dictionary<(NameKind, string), int> _names = [];
    private readonly FactWriter _facts = new(session);

    /// <summary>Adds a document, or replaces that of the same article.</summary>
    public void Upsert(SearchDocument document)
    {
        Delete(document.Article);
        var bands = FingerprintBands.Of(document.Fingerprint);
        session.Execute(
            """
            INSERT INTO document (article, stamp, claims, fingerprint, band0, band1, band2, band3)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            document.Article.Value,
            document.Stamp,
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
            JsonSerializer.SerializeToUtf8Bytes(document, SearchJson.Compact.SearchDocument));
        var (title, titleLength) = Words(document.Title);
        var (body, bodyLength) = Words(document.Text);
        session.Execute("INSERT INTO words (rowid, title, body) VALUES ($1, $2, $3)", doc, title, body);
        _facts.Add(doc, new DocumentEntry(FactsOf(document, titleLength + bodyLength), [.. document.Claims.Select(EntryOf)]));
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
            session.Execute("DELETE FROM record WHERE doc = $1", doc);
            session.Execute("DELETE FROM document WHERE doc = $1", doc);
            _facts.Remove(doc);
        }
    }

    /// <summary>Removes everything.</summary>
    public void Clear()
    {
        Forget();
        session.Execute("INSERT INTO words (words) VALUES ('delete-all')");
        foreach (var table in new[] { "record", "document", "name" })
        {
            session.Execute($"DELETE FROM {table}");
        }

        _facts.Clear();
        session.Execute("UPDATE state SET documents = 0, claims = 0");
    }

    /// <summary>Writes what is collected still; to be called before each commit.</summary>
    public void Flush() => _facts.Flush();

    /// <summary>Forgets what a rolled-back transaction took back: numbers of names, facts that were not yet written.</summary>
    public void Forget()
    {
        _names.Clear();
        _facts.Forget();
    }

    /// <summary>The document of a record.</summary>
    public static SearchDocument RecordOf(byte[] record) => JsonSerializer.Deserialize(record, SearchJson.Compact.SearchDocument)!;

    private static (string Words, int Count) Words(string text)
    {
        var words = new StringBuilder(text.Length);
        var count = 0;
        foreach (var token in Tokenizer.Tokenize(text))
        {
            words.Append(token.Normalized).Append(' ');
            count++;
        }

        return (words.ToString(), count);
    }

    private DocumentFacts FactsOf(SearchDocument document, int length) => new(
        length,
        FirstClaim: 0,
        document.Claims.Count,
        document.Published?.DayNumber ?? DocumentFacts.NoDay,
        Name(NameKind.Publisher, document.Publisher, document.Publisher),
        Name(NameKind.Source, document.Source, document.Source),
        Name(NameKind.Language, document.Language, document.Language),
        DocumentFacts.OrderOf(document.Article.Value));

    private ClaimEntry EntryOf(SearchClaim found)
    {
        var claim = found.Claim;
        var figures = claim.Figures.Select(figure => FigureKey.Of(figure.Figure.Quantity)).ToArray();
        return new ClaimEntry(
            new ClaimFacts(
                (short)claim.Kind,
                (short)((int?)found.Verdict + 1 ?? 0),
                (int?)found.Reason + 1 ?? 0,
                Name(claim.Place?.Value),
                Name(claim.Subject?.Value),
                Name(claim.Indicator?.Value),
                claim.Period?.Value.Start.DayNumber ?? int.MaxValue,
                claim.Period?.Value.End.DayNumber ?? int.MinValue,
                found.Revised.Sum(ClaimFacts.BitOf),
                FirstFigure: 0,
                figures.Length),
            new ClaimMeasures(found.MainAmount() ?? double.NaN, (double?)SortKeys.DifferenceOf(found) ?? double.NaN),
            Array.ConvertAll(figures, f => new FigureFacts(Name(NameKind.Dimension, f.Dimension, f.Dimension), f.Low, f.High)),
            Array.ConvertAll(figures, f => new FigureRounding(f.RoundedLow, f.RoundedHigh)));
    }

    private int Name(Entity? entity) =>
        entity is null ? 0 : Name(NameKind.Entity, EntityKey.Of(entity), FacetCounter.NameOf(entity));

    private int Name(NameKind kind, string key, string name)
    {
        if (!_names.TryGetValue((kind, key), out var id))
        {
            session.Execute("INSERT INTO name (kind, key, name) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING", (int)kind, key, name);
            id = (int)session.Number("SELECT id FROM name WHERE kind = $1 AND key = $2", (int)kind, key)!.Value;
            _names.Add((kind, key), id);
        }

        return id;
    }
}
