using System.Text;
using System.Text.Json;
using ClaimPipeline.Search;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;
using LuceneTextField = Lucene.Net.Documents.TextField;

namespace ClaimPipeline.Lucene;

/// <summary>Makes the block of Lucene documents of an article, and reads the article back.</summary>
internal static class LuceneDocuments
{
    // Lucene takes no value of more than 32,766 bytes, and a character makes three at most.
    private const int LongestValue = 10_000;

    /// <summary>The claims in their order, then the article.</summary>
    public static List<Document> BlockOf(SearchDocument document)
    {
        var block = new List<Document>(document.Claims.Count + 1);
        block.AddRange(document.Claims.Select(claim => Claim(document, claim)));
        block.Add(Article(document));
        return block;
    }

    /// <summary>The article behind a Lucene document that is one.</summary>
    public static SearchDocument Read(IndexReader reader, int number)
    {
        var record = reader.Document(number).GetBinaryValue(IndexFields.Record);
        return JsonSerializer.Deserialize(record.Bytes.AsSpan(record.Offset, record.Length), SearchJson.Compact.SearchDocument)!;
    }

    /// <summary>The key and name in a facet's value.</summary>
    public static (string Key, string Name) Facet(BytesRef value)
    {
        var text = value.Utf8ToString();
        var border = text.IndexOf('\0', StringComparison.Ordinal);
        return border < 0 ? (text, text) : (text[..border], text[(border + 1)..]);
    }

    /// <summary>A value as long as Lucene takes it.</summary>
    public static string Cut(string value) => value.Length <= LongestValue ? value : value[..LongestValue];

    private static Document Article(SearchDocument document)
    {
        var day = document.Published?.DayNumber;
        var article = New(document, IndexFields.Article);
        article.Add(new StoredField(IndexFields.Record, JsonSerializer.SerializeToUtf8Bytes(document, SearchJson.Compact.SearchDocument)));
        article.Add(new LuceneTextField(IndexFields.Title, document.Title, Field.Store.NO));
        article.Add(new LuceneTextField(IndexFields.Body, document.Text, Field.Store.NO));
        AddValue(article, IndexFields.Publisher, document.Publisher);
        AddValue(article, IndexFields.Source, document.Source);
        AddValue(article, IndexFields.Language, document.Language);
        if (day is { } published)
        {
            article.Add(new Int32Field(IndexFields.Published, published, Field.Store.NO));
        }

        article.Add(new NumericDocValuesField(IndexFields.Published, day + 1 ?? 0));
        article.Add(new NumericDocValuesField(IndexFields.ClaimCount, document.Claims.Count));
        article.Add(new NumericDocValuesField(IndexFields.Fingerprint, unchecked((long)document.Fingerprint.Bits)));
        article.Add(new BinaryDocValuesField(IndexFields.Article, Bytes(document.Article.Value)));
        article.Add(new BinaryDocValuesField(IndexFields.Stamp, Bytes(document.Stamp)));
        foreach (var facet in Enum.GetValues<SearchFacet>().Where(FacetCounter.IsOfArticles))
        {
            AddFacet(article, facet, FacetCounter.ValueOf(facet, document));
        }

        return article;
    }

    private static Document Claim(SearchDocument document, SearchClaim found)
    {
        var claim = New(document, IndexFields.Claim);
        AddValue(claim, IndexFields.Kind, found.Claim.Kind.ToString());
        foreach (var slot in Enum.GetValues<ClaimSlot>())
        {
            if (ClaimFilterExtensions.EntityIn(found.Claim, slot) is { } entity)
            {
                AddValue(claim, IndexFields.Slot(slot), EntityKey.Of(entity));
            }
        }

        if (found.Claim.Period is { } period)
        {
            claim.Add(new Int32Field(IndexFields.PeriodStart, period.Value.Start.DayNumber, Field.Store.NO));
            claim.Add(new Int32Field(IndexFields.PeriodEnd, period.Value.End.DayNumber, Field.Store.NO));
        }

        AddValue(claim, IndexFields.Verdict, found.Verdict?.ToString() ?? FacetCounter.NoVerdict);
        if (found.Reason is { } reason)
        {
            AddValue(claim, IndexFields.Reason, reason.ToString());
        }

        foreach (var revised in found.Revised.Select(kind => kind.ToString()).Concat(found.Revised.Count > 0 ? [IndexFields.AnyRevision] : []))
        {
            AddValue(claim, IndexFields.Revised, revised);
        }

        FigureFields.Add(claim, found.Claim.Figures.Select(figure => FigureKey.Of(figure.Figure.Quantity)));
        claim.Add(new NumericDocValuesField(IndexFields.Amount, BitConverter.DoubleToInt64Bits(found.MainAmount() ?? double.NaN)));
        claim.Add(new NumericDocValuesField(IndexFields.Difference, BitConverter.DoubleToInt64Bits((double?)SortKeys.DifferenceOf(found) ?? double.NaN)));
        foreach (var facet in Enum.GetValues<SearchFacet>().Where(facet => !FacetCounter.IsOfArticles(facet)))
        {
            AddFacet(claim, facet, FacetCounter.ValueOf(facet, found));
        }

        return claim;
    }

    private static Document New(SearchDocument document, string what)
    {
        var made = new Document();
        AddValue(made, IndexFields.Is, what);
        AddValue(made, IndexFields.Article, document.Article.Value);
        return made;
    }

    private static void AddValue(Document document, string field, string value) =>
        document.Add(new StringField(field, Cut(value), Field.Store.NO));

    private static void AddFacet(Document document, SearchFacet facet, (string Key, string Name)? value)
    {
        if (value is var (key, name))
        {
            document.Add(new SortedDocValuesField(
                IndexFields.Facet(facet), Bytes(key == name ? Cut(key) : $"{Cut(key)}\0{Cut(name)}"[..Math.Min(LongestValue, key.Length + name.Length + 1)])));
        }
    }

    private static BytesRef Bytes(string value) => new(Encoding.UTF8.GetBytes(value));
}
