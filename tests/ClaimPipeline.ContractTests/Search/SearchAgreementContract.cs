using System.Globalization;
using ClaimPipeline.Records;
using ClaimPipeline.Search;
using static ClaimPipeline.Search.SearchQuery;

namespace ClaimPipeline.ContractTests.Search;

/// <summary>Queries made by chance find the same in an engine as in memory: hits, counts, facets, order by anything but relevance.</summary>
public abstract class SearchAgreementContract(ISearchIndex index) : IAsyncLifetime
{
    private const int Queries = 600;

    // So many that no engine has them all in one piece.
    private const int Copies = 25;

    private static readonly string[] Words = ["china", "nickel", "of", "the", "rare", "earth", "ban", "dont", "60", "in", "was", "exports", "稀", "土"];
    private static readonly SearchFacet[] Facets = Enum.GetValues<SearchFacet>();

    private readonly Random _random = new(8);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public virtual ValueTask DisposeAsync()
    {
        (index as IDisposable)?.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Search_QueriesMadeByChance_FindsWhatMemoryFinds()
    {
        var memory = new MemorySearchIndex();
        var documents = Enumerable.Range(0, Copies)
            .SelectMany(copy => SmallCorpus.Documents.Select((document, i) => Spread(document, (copy * SmallCorpus.Documents.Count) + i)))
            .ToList();
        foreach (var each in new[] { index, memory })
        {
            foreach (var batch in documents.Chunk(40))
            {
                await each.UpsertAsync(batch, Token);
                await each.CommitAsync(Token);
            }

            await each.DeleteAsync([documents[6].Article, documents[200].Article], Token);
            await each.UpsertAsync([Spread(SmallCorpus.Documents[0], 1), Spread(SmallCorpus.Documents[3], 150)], Token);
            await each.CommitAsync(Token);
        }

        for (var i = 0; i < Queries; i++)
        {
            var request = new SearchRequest(Query(3))
            {
                Take = 30,
                Level = Pick(Enum.GetValues<SearchLevel>()),
                Sort = Pick(Enum.GetValues<SearchSort>()),
                GroupsCopies = _random.Next(4) == 0,
                Facets = [.. Facets],
            };
            var expected = await memory.SearchAsync(request, Token);
            var found = await index.SearchAsync(request, Token);
            (found.Articles, found.Claims).ShouldBe((expected.Articles, expected.Claims), request.ToString());
            found.Facets.ShouldBe(expected.Facets, request.ToString());
            if (request.Sort == SearchSort.Relevance)
            {
                request = request with { GroupsCopies = false, Facets = [], Take = documents.Count };
                Ids(await index.SearchAsync(request, Token)).Order(StringComparer.Ordinal)
                    .ShouldBe(Ids(await memory.SearchAsync(request, Token)).Order(StringComparer.Ordinal), request.ToString());
            }
            else
            {
                found.Hits.ShouldBe(expected.Hits, request.ToString());
            }
        }
    }

    private static IEnumerable<string> Ids(SearchResult result) => result.Hits.Select(hit => $"{hit.Article} {string.Join(' ', hit.Claims.Select(claim => claim.Claim.Id))}");

    // Fingerprints near to each other here and there, and differences.
    private static SearchDocument Spread(SearchDocument document, int number) => document with
    {
        Article = new ArticleId(ContentHash.Of(number.ToString(CultureInfo.InvariantCulture))),
        Published = document.Published?.AddDays(number),
        Fingerprint = new Fingerprint(unchecked(0x9E37_79B9_7F4A_7C15UL * (ulong)((number / 3) + 1)) ^ (1UL << (number % 5))),
        Claims = document.Claims.Select((claim, i) => claim with { Difference = (number + i) % 3 == 0 ? null : (number - 5m) / (i + 1) }).ToValueList(),
    };

    private SearchQuery Query(int depth) => _random.Next(depth == 0 ? 7 : 13) switch
    {
        0 => new Phrase([.. Some(Words, 1, 2)], EndsOpen: _random.Next(3) == 0, Pick(Enum.GetValues<TextField>())),
        1 => new Near([new Phrase([Pick(Words)]), new Phrase([.. Some(Words, 1, 2)], _random.Next(3) == 0)], _random.Next(6), Pick(Enum.GetValues<TextField>())),
        2 => new HasClaim(Filter(2)),
        3 => new PublishedIn(Day(), Day()),
        4 => Pick<SearchQuery>(new FromPublisher(["daily"]), new FromSource("news.daily.test"), new InLanguage("en"), new Any()),
        5 => new Phrase([Pick(Words)]),
        6 => new OfArticle("0123456789abcdef"[_random.Next(16)].ToString()),
        7 or 8 or 9 => new And(Parts(depth)),
        10 or 11 => new Or(Parts(depth)),
        _ => new Not(Query(depth - 1)),
    };

    private ClaimFilter Filter(int depth) => _random.Next(depth == 0 ? 10 : 13) switch
    {
        0 => new ClaimFilter.OfKind(Pick(Enum.GetValues<ClaimKind>())),
        1 => new ClaimFilter.InSlot(ClaimSlot.Place, [.. Some(["CHN", "COD", "IDN", "XXX"], 1, 2)]),
        2 => new ClaimFilter.InPeriod(Period.Year(2020 + _random.Next(5))),
        3 => new ClaimFilter.Judged(_random.Next(3) == 0 ? null : Pick(Enum.GetValues<VerdictLabel>())),
        4 or 5 => new ClaimFilter.WithFigure(Range()),
        6 => new ClaimFilter.Any(),
        7 => new ClaimFilter.Because(Pick(Enum.GetValues<VerdictReason>())),
        8 => new ClaimFilter.Revised(_random.Next(3) == 0 ? null : Pick(RevisionKind.Figure, RevisionKind.Gone, RevisionKind.Headline)),
        9 => new ClaimFilter.InSlot(ClaimSlot.Commodity, [.. Some(["rare_earths", "nickel", "cobalt", "xxx", EntityKey.OfName("dyson widgets")], 1, 2)]),
        10 => new ClaimFilter.And([.. Enumerable.Range(0, _random.Next(4)).Select(_ => Filter(depth - 1))]),
        11 => new ClaimFilter.Or([.. Enumerable.Range(0, _random.Next(4)).Select(_ => Filter(depth - 1))]),
        _ => new ClaimFilter.Not(Filter(depth - 1)),
    };

    // Around the amounts of the corpus, so that bounds are hit exactly.
    private FigureRange Range()
    {
        var amounts = Pick<(string Dimension, double[] Values)>(
            ("ratio", [0.5, 0.6, 0.695, 0.7, 0.705, 0.75]), ("kg", [96_600_000, 205_000_000, 210_000_000, 215_000_000, 1.3e12]), (FigureKey.Count, [12, 24]));
        var bounds = new[] { Pick(amounts.Values), Pick(amounts.Values) }.Order().ToArray();
        return new FigureRange
        {
            Dimension = amounts.Dimension,
            Low = _random.Next(4) == 0 ? null : bounds[0],
            High = _random.Next(4) == 0 ? null : bounds[1],
            ExcludesLow = _random.Next(3) == 0,
            ExcludesHigh = _random.Next(3) == 0,
            About = _random.Next(3) == 0 ? Pick(amounts.Values) : null,
        };
    }

    private ValueList<SearchQuery> Parts(int depth) => Enumerable.Range(0, _random.Next(4)).Select(_ => Query(depth - 1)).ToValueList();

    private IEnumerable<string> Some(string[] from, int least, int most) => Enumerable.Range(0, _random.Next(least, most + 1)).Select(_ => Pick(from)).ToArray();

    private DateOnly? Day() => _random.Next(4) == 0 ? null : new DateOnly(2019 + _random.Next(8), 1 + _random.Next(12), 1);

    private T Pick<T>(params T[] from) => from[_random.Next(from.Length)];
}
