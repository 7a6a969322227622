using ClaimPipeline.Records;
using ClaimPipeline.Search;
using static ClaimPipeline.Search.SearchQuery;

namespace ClaimPipeline.ContractTests.Search;

/// <summary>What everyone who pages through hits relies on: levels, orders, cursors, and copies that stand together.</summary>
public abstract class SearchOrderContract(ISearchIndex index) : IAsyncLifetime
{
    private static readonly HasClaim OfMass = new(new ClaimFilter.WithFigure(new FigureRange { Dimension = "kg" }));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ISearchIndex Index { get; } = index;

    public async ValueTask InitializeAsync()
    {
        // Fingerprints far apart, so that nothing is a copy unless a test makes it one; differences as verdicts would give them.
        var number = 0;
        await Index.UpsertAsync(
            [.. SmallCorpus.Documents.Select(document => document with
            {
                Fingerprint = new Fingerprint(unchecked(0x9E37_79B9_7F4A_7C15UL * (ulong)++number)),
                Claims = document.Claims.Select((claim, i) => claim with { Difference = DifferenceOf(document.Url, i) }).ToValueList(),
            })],
            Token);
        await Index.CommitAsync(Token);
    }

    public virtual ValueTask DisposeAsync()
    {
        (Index as IDisposable)?.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    public static TheoryData<SearchLevel, SearchSort, bool> Orders
    {
        get
        {
            var data = new TheoryData<SearchLevel, SearchSort, bool>();
            foreach (var level in Enum.GetValues<SearchLevel>())
            {
                foreach (var sort in Enum.GetValues<SearchSort>())
                {
                    data.Add(level, sort, false);
                    data.Add(level, sort, true);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Search_ByCursor_GivesEveryHitOnceInTheOrderOfTheWhole(SearchLevel level, SearchSort sort, bool groups)
    {
        await AddCopiesAsync();
        foreach (var query in new SearchQuery[] { new Any(), Words("of"), new Or([Words("of"), new HasClaim(new ClaimFilter.Any())]), Words("gallium"), OfMass })
        {
            var request = new SearchRequest(query) { Level = level, Sort = sort, GroupsCopies = groups, Take = 100 };
            var whole = await Index.SearchAsync(request, Token);
            whole.Next.ShouldBeNull();
            var paged = new List<string>();
            for (string? after = null; ;)
            {
                var page = await Index.SearchAsync(request with { Take = 2, After = after }, Token);
                page.Articles.ShouldBe(whole.Articles);
                page.Claims.ShouldBe(whole.Claims);
                paged.AddRange(page.Hits.Select(Identity));
                paged.Count.ShouldBeLessThanOrEqualTo(whole.Hits.Count);
                if ((after = page.Next) is null)
                {
                    break;
                }

                page.Hits.Count.ShouldBe(2);
            }

            paged.ShouldBe(whole.Hits.Select(Identity));
            (await Index.SearchAsync(request with { Skip = 3, Take = 2 }, Token)).Hits.ShouldBe(whole.Hits.Skip(3).Take(2));
        }
    }

    [Fact]
    public async Task Search_Claims_GivesEachFittingClaimAsAHit()
    {
        var request = new SearchRequest(new HasClaim(new ClaimFilter.InSlot(ClaimSlot.Place, ["CHN"]))) { Level = SearchLevel.Claims };
        var result = await Index.SearchAsync(request, Token);
        (result.Articles, result.Claims, result.Hits.Count).ShouldBe((3, 5, 5));
        result.Hits.Select(NamedClaim).ShouldBe(["slip 0", "slip 1", "chinese 0", "china 0", "china 1"]);
        foreach (var hit in result.Hits)
        {
            hit.ClaimCount.ShouldBe(1);
            hit.Claims.ShouldHaveSingleItem().Claim.Place!.Value.Id.ShouldBe(new EntityId("CHN"));
        }
    }

    [Fact]
    public async Task Search_ClaimsOfWords_GivesTheFittingClaimsOfMatchingArticlesOnly()
    {
        var query = new And([Words("china"), new HasClaim(new ClaimFilter.OfKind(ClaimKind.Statistic))]);
        var result = await Index.SearchAsync(new SearchRequest(query) { Level = SearchLevel.Claims }, Token);
        result.Hits.Select(NamedClaim).Order(StringComparer.Ordinal).ShouldBe(["china 0", "slip 0"]);
        result.Hits.ShouldAllBe(hit => hit.Score > 0);
    }

    [Fact]
    public async Task Search_ByFigure_ConvertsUnits()
    {
        var request = new SearchRequest(OfMass) { Level = SearchLevel.Claims, Sort = SearchSort.LargestFigure };
        (await Index.SearchAsync(request, Token)).Hits.Select(NamedClaim).ShouldBe(["slip 0", "china 0", "cobalt 0"]);
        (await Index.SearchAsync(request with { Sort = SearchSort.SmallestFigure }, Token)).Hits.Select(NamedClaim)
            .ShouldBe(["cobalt 0", "china 0", "slip 0"]);
        (await Index.SearchAsync(request with { Level = SearchLevel.Articles }, Token)).Hits.Select(Named).ShouldBe(["slip", "china", "cobalt"]);
    }

    [Fact]
    public async Task Search_ByFigure_PutsClaimsWithoutOneLast()
    {
        var request = new SearchRequest(new HasClaim(new ClaimFilter.InSlot(ClaimSlot.Place, ["CHN"])))
        {
            Level = SearchLevel.Claims, Sort = SearchSort.SmallestFigure,
        };
        (await Index.SearchAsync(request, Token)).Hits.Select(NamedClaim).ShouldBe(["china 1", "chinese 0", "china 0", "slip 0", "slip 1"]);
    }

    [Fact]
    public async Task Search_ByDifference_PutsTheFurthestFirstWhicheverWay()
    {
        var request = new SearchRequest(new Any()) { Level = SearchLevel.Claims, Sort = SearchSort.LargestDifference };
        var hits = (await Index.SearchAsync(request, Token)).Hits;
        hits.Select(NamedClaim).Take(4).ShouldBe(["slip 0", "nickel 1", "cobalt 0", "china 0"]);
        hits[1].Claims[0].Difference.ShouldBe(-0.4m);
        hits.Skip(4).ShouldAllBe(hit => hit.Claims[0].Difference == null);
    }

    [Theory]
    [InlineData("no cursor")]
    [InlineData("")]
    [InlineData("abcd")]
    public async Task Search_AfterNoCursor_IsRefused(string cursor) =>
        (await Should.ThrowAsync<ArgumentException>(() => Index.SearchAsync(new SearchRequest(new Any()) { After = cursor }, Token)))
            .Message.ShouldContain("cursor");

    [Fact]
    public async Task Search_AfterCursorOfAnotherRequest_IsRefused()
    {
        var request = new SearchRequest(new Any()) { Take = 2 };
        var next = (await Index.SearchAsync(request, Token)).Next.ShouldNotBeNull();
        foreach (var other in new[] { request with { Query = Words("of") }, request with { Sort = SearchSort.Oldest }, request with { Level = SearchLevel.Claims } })
        {
            (await Should.ThrowAsync<ArgumentException>(() => Index.SearchAsync(other with { After = next }, Token))).Message.ShouldContain("another query");
        }
    }

    [Fact]
    public async Task Search_AfterWritesBetweenPages_NeitherRepeatsNorHides()
    {
        var request = new SearchRequest(new PublishedIn(new DateOnly(1990, 1, 1), null)) { Take = 3, Sort = SearchSort.Newest };
        var first = await Index.SearchAsync(request, Token);
        await Index.UpsertAsync([SmallCorpus.Documents[0] with { Article = new ArticleId("new"), Published = new DateOnly(2026, 1, 1) }], Token);
        await Index.DeleteAsync([first.Hits[1].Article], Token);
        await Index.CommitAsync(Token);
        var second = await Index.SearchAsync(request with { After = first.Next, Take = 100 }, Token);
        var whole = await Index.SearchAsync(request with { Take = 100 }, Token);
        whole.Hits.Count.ShouldBe(10);
        whole.Hits[0].Article.ShouldBe(new ArticleId("new"));
        second.Hits.ShouldBe(whole.Hits.Skip(3));
        first.Hits[2].ShouldBe(whole.Hits[2]);
    }

    [Fact]
    public async Task Search_GroupedCopies_StandWithTheBestAndAreCounted()
    {
        await AddCopiesAsync();
        var request = new SearchRequest(Words("china")) { GroupsCopies = true, CopiesPerHit = 2, Sort = SearchSort.Newest };
        var result = await Index.SearchAsync(request, Token);
        result.Articles.ShouldBe(5);
        result.Hits.Select(Named).ShouldBe(["copy-1", "slip"]);
        result.Hits[0].CopyCount.ShouldBe(3);
        result.Hits[0].Copies.Select(Named).ShouldBe(["copy-2", "copy-3"]);
        result.Hits[0].Copies[0].Claims[0].Claim.Figures[0].Figure.Surface.ShouldBe("210,000 tons");
        (await Index.SearchAsync(request with { GroupsCopies = false }, Token)).Hits.Count.ShouldBe(5);
    }

    [Fact]
    public async Task Search_GroupedCopiesThatDoNotMatch_StayAway()
    {
        await AddCopiesAsync();
        var query = new And([Words("china"), new PublishedIn(null, new DateOnly(2023, 12, 31))]);
        var hit = (await Index.SearchAsync(new SearchRequest(query) { GroupsCopies = true }, Token)).Hits.ShouldHaveSingleItem();
        (Named(hit), hit.CopyCount).ShouldBe(("china", 0));
    }

    [Fact]
    public async Task Search_GroupedChain_LeavesNobodyOut()
    {
        // Each is near to the next one only: the third is no copy of the first and leads a group of its own.
        var chain = Enumerable.Range(0, 5).Select(i => SmallCorpus.Documents[10] with
        {
            Article = new ArticleId($"chain-{i}"), Url = $"https://chain.test/chain-{i}", Fingerprint = new Fingerprint((1UL << (4 * i)) - 1 | (1UL << 60)),
        });
        await Index.UpsertAsync([.. chain], Token);
        await Index.CommitAsync(Token);
        var result = await Index.SearchAsync(new SearchRequest(new FromSource("chain.test")) { GroupsCopies = true }, Token);
        result.Hits.Select(hit => (Named(hit), hit.CopyCount)).ShouldBe([("chain-0", 1), ("chain-2", 1), ("chain-4", 0)]);
    }

    private static decimal? DifferenceOf(string url, int ordinal) => (url.Split('/')[^1], ordinal) switch
    {
        ("slip", 0) => 9m,
        ("nickel", 1) => -0.4m,
        ("cobalt", 0) => 0.25m,
        ("china", 0) => 0m,
        _ => null,
    };

    private async Task AddCopiesAsync()
    {
        var first = (await Index.GetAsync(SmallCorpus.Documents[0].Article, Token))!;
        var copies = Enumerable.Range(1, 3).Select(i => first with
        {
            Article = new ArticleId($"copy-{i}"),
            Url = $"https://copies.test/copy-{i}",
            Published = new DateOnly(2025, 12, 31).AddDays(-i),
            Fingerprint = new Fingerprint(first.Fingerprint.Bits ^ (ulong)i),
        });
        await Index.UpsertAsync([.. copies], Token);
        await Index.CommitAsync(Token);
    }

    private static string Named(SearchHit hit) => hit.Url.Split('/')[^1];

    private static string Identity(SearchHit hit) => $"{hit.Article} {string.Join(' ', hit.Claims.Select(claim => claim.Claim.Id))}";

    private static string NamedClaim(SearchHit hit)
    {
        var claim = hit.Claims[0].Claim;
        var document = SmallCorpus.Documents.First(document => document.Article == hit.Article);
        return $"{Named(hit)} {document.Claims.Select(c => c.Claim.Id).ToList().IndexOf(claim.Id)}";
    }

    private static Phrase Words(params string[] terms) => new(ValueList.Create<string>(terms));
}
