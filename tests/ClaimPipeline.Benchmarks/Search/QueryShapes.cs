using ClaimPipeline.Records;
using ClaimPipeline.Search;
using ClaimPipeline.Text;

namespace ClaimPipeline.Benchmarks.Search;

/// <summary>What is asked, shape by shape: each query for our layer, and the same for what is written by hand beside it.</summary>
/// <param name="Name">The shape.</param>
/// <param name="Queries">A request and the same for what is written by hand; null where that has no such thing.</param>
internal sealed record QueryShapes(string Name, IReadOnlyList<(SearchRequest Request, RawQuery? Raw)> Queries)
{
    private const int PerShape = 40;

    /// <summary>All shapes over some articles.</summary>
    public static IReadOnlyList<QueryShapes> Of(GeneratedArticles articles, int count, IReadOnlyList<SearchDocument> some)
    {
        var random = new Random(3);
        var scale = count / 300_000.0;
        var rare = articles.RanksWith(5, 50);
        var medium = articles.RanksWith(Math.Max(1, (int)(1_000 * scale)), (int)(5_000 * scale));
        var common = articles.RanksWith((int)(10_000 * scale), (int)(80_000 * scale));
        return
        [
            Make("rare term", () => Words(Pick(rare))),
            Make("common term", () => Words(Pick(common))),
            Make("two terms, and", () => Words(Pick(common), Pick(medium))),
            Make("two terms, or", () => Any(Pick(common), Pick(common))),
            Make("ten terms, or", () => Any([.. Enumerable.Range(0, 10).Select(_ => Pick(common))])),
            Make("phrase", Phrase),
            Make("prefix", () => Prefix(Pick(medium)[..4])),
            Make("term + figure range on one claim", () => Range(Pick(common))),
            Make("figure range on one claim", () => Range(null)),
            Make("figure range alone", FigureAlone),
            Make("common term, claims as hits", () => (new SearchRequest(Word(Pick(common))) { Level = SearchLevel.Claims }, null)),
            Make("common term, copies grouped", () => (new SearchRequest(Word(Pick(common))) { GroupsCopies = true }, null)),
            Make("medium term, all facets", () => (new SearchRequest(Word(Pick(medium))) { Facets = [.. Enum.GetValues<SearchFacet>()] }, null)),
            Make("common term, all facets", () => (new SearchRequest(Word(Pick(common))) { Facets = [.. Enum.GetValues<SearchFacet>()] }, null)),
            Make("common term, 1000 hits deep", () => Deep(Pick(common))),
            Make("everything, all facets", () => (new SearchRequest(new SearchQuery.Any()) { Facets = [.. Enum.GetValues<SearchFacet>()] }, null)),
            Make("everything, newest", () => (new SearchRequest(new SearchQuery.Any()) { Sort = SearchSort.Newest }, null)),
        ];

        string Pick(List<int> ranks) => articles.Word(ranks[random.Next(ranks.Count)]);

        (SearchRequest, RawQuery?) Phrase()
        {
            var tokens = Tokenizer.Tokenize(some[random.Next(some.Count)].Text).Select(token => token.Normalized).ToArray();
            var at = random.Next(tokens.Length - 1);
            return (new SearchRequest(new SearchQuery.Phrase([tokens[at], tokens[at + 1]])), new RawQuery([tokens[at], tokens[at + 1]], RawJoin.Phrase));
        }

        (SearchRequest, RawQuery?) FigureAlone()
        {
            var low = 10_000.0 * random.Next(100);
            return (new SearchRequest(new SearchQuery.HasClaim(new ClaimFilter.WithFigure(
                new FigureRange { Dimension = "kg", Low = low * 1_000, High = (low + 10_000) * 1_000 }))), null);
        }

        (SearchRequest, RawQuery?) Range(string? word)
        {
            var commodity = GeneratedArticles.Commodity(random.Next(12));
            var year = 2005 + random.Next(20);
            var claim = new SearchQuery.HasClaim(new ClaimFilter.And(
            [
                new ClaimFilter.InSlot(ClaimSlot.Commodity, [EntityKey.Of(commodity)]),
                new ClaimFilter.InPeriod(Period.Year(year)),
                new ClaimFilter.WithFigure(new FigureRange { Dimension = "ratio", Low = 0.6, High = 0.8 }),
            ]));
            return (
                new SearchRequest(word is null ? claim : new SearchQuery.And([Word(word), claim])),
                new RawQuery(word is null ? [] : [word], RawJoin.All) { Commodity = commodity.Name, Year = year });
        }
    }

    private static QueryShapes Make(string name, Func<(SearchRequest, RawQuery?)> query) =>
        new(name, [.. Enumerable.Range(0, PerShape).Select(_ => query())]);

    private static SearchQuery Word(string word) => new SearchQuery.Phrase([word]);

    private static (SearchRequest, RawQuery?) Words(params string[] words) => (
        new SearchRequest(words.Length == 1 ? Word(words[0]) : new SearchQuery.And(words.Select(Word).ToValueList())),
        new RawQuery(words, RawJoin.All));

    private static (SearchRequest, RawQuery?) Any(params string[] words) => (
        new SearchRequest(new SearchQuery.Or(words.Select(Word).ToValueList())),
        new RawQuery(words, RawJoin.Any));

    private static (SearchRequest, RawQuery?) Prefix(string start) =>
        (new SearchRequest(new SearchQuery.Phrase([start], EndsOpen: true)), new RawQuery([start], RawJoin.Prefix));

    private static (SearchRequest, RawQuery?) Deep(string word) =>
        (new SearchRequest(Word(word)) { Skip = 1_000 }, new RawQuery([word], RawJoin.All) { Skip = 1_000 });
}
