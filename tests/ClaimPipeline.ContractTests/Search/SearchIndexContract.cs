using ClaimPipeline.Records;
using ClaimPipeline.Search;
using static ClaimPipeline.Search.SearchQuery;

namespace ClaimPipeline.ContractTests.Search;

/// <summary>What the index pass and everyone who searches rely on.</summary>
public abstract class SearchIndexContract(ISearchIndex index) : IAsyncLifetime
{
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected ISearchIndex Index { get; } = index;

    public async ValueTask InitializeAsync()
    {
        await Index.UpsertAsync(SmallCorpus.Documents, Token);
        await Index.CommitAsync(Token);
    }

    public virtual ValueTask DisposeAsync()
    {
        (Index as IDisposable)?.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    public static TheoryData<string, SearchQuery, string[]> Queries => new()
    {
        { "everything", new Any(), ["china", "slip", "cobalt", "nickel", "oil", "chinese", "plain", "empty", "quoted", "widgets", "twin-a", "twin-b"] },
        { "word", Words("ban"), ["quoted"] },
        { "word of two spellings", Words("dont"), ["cobalt", "quoted"] },
        { "phrase", Words("rare", "earth"), ["china"] },
        { "phrase does not reach over fields", Words("ore", "indonesia"), [] },
        { "prefix", new Phrase(["ban"], EndsOpen: true), ["slip", "nickel", "quoted"] },
        { "phrase with prefix", new Phrase(["nickel", "o"], EndsOpen: true), ["nickel"] },
        { "title only", new Phrase(["nickel"], Field: TextField.Title), ["nickel"] },
        { "title does not hold it", new Phrase(["supply"], Field: TextField.Title), [] },
        { "text only", new Phrase(["weather"], Field: TextField.Body), [] },
        { "Chinese word", Words("稀", "土"), ["chinese"] },
        { "Chinese words within a run", Words("禁", "止", "出", "口"), ["chinese"] },
        { "number", Words("210000"), ["china"] },
        { "decimal number", Words("3.5"), ["quoted"] },
        { "initials", Words("us"), ["quoted"] },
        { "and", new And([Words("exports"), Words("ore")]), ["nickel"] },
        { "and of nothing", new And([]), ["china", "slip", "cobalt", "nickel", "oil", "chinese", "plain", "empty", "quoted", "widgets", "twin-a", "twin-b"] },
        { "or", new Or([Words("cobalt"), Words("nickel")]), ["cobalt", "nickel"] },
        { "or of nothing", new Or([]), [] },
        { "not", new And([Words("china"), new Not(Words("banned"))]), ["china"] },
        { "not alone", new Not(new Or([Words("the"), Words("of")])), ["chinese", "empty", "twin-a", "twin-b"] },
        { "not of not", new Not(new Not(Words("cobalt"))), ["cobalt"] },
        { "near", new Near([new(["earth"]), new(["rare"])], 1), ["china", "plain"] },
        { "near is too far", new Near([new(["rained"]), new(["mining"])], 3), [] },
        { "near is near enough", new Near([new(["rained"]), new(["mining"])], 7), ["plain"] },
        { "near in a field", new Near([new(["rare"]), new(["earth"])], 0, TextField.Title), ["china"] },
        { "kind", Claim(new ClaimFilter.OfKind(ClaimKind.Ban)), ["slip", "nickel", "chinese"] },
        { "place", Claim(Place("CHN")), ["china", "slip", "chinese"] },
        { "places", Claim(Place("COD", "IDN", "XXX")), ["cobalt", "nickel"] },
        { "unknown place", Claim(Place("XXX")), [] },
        { "name without a code", Claim(new ClaimFilter.InSlot(ClaimSlot.Commodity, [EntityKey.OfName("dyson WIDGETS")])), ["widgets"] },
        { "period", Claim(new ClaimFilter.InPeriod(Period.Year(2022))), ["china"] },
        { "longer period", Claim(new ClaimFilter.InPeriod(new Period(new DateOnly(2020, 12, 31), new DateOnly(2021, 1, 1)))), ["nickel"] },
        { "verdict", Claim(new ClaimFilter.Judged(VerdictLabel.Refuted)), ["slip", "nickel"] },
        { "no verdict", Claim(new ClaimFilter.Judged(null)), ["cobalt", "widgets"] },
        { "reason", Claim(new ClaimFilter.Because(VerdictReason.PowerOfTenSlip)), ["slip"] },
        { "revised", Claim(new ClaimFilter.Revised(null)), ["cobalt", "nickel"] },
        { "revised in a way", Claim(new ClaimFilter.Revised(RevisionKind.Figure)), ["cobalt"] },
        { "revised in another way", Claim(new ClaimFilter.Revised(RevisionKind.Gone)), ["nickel"] },
        { "revised in no such way", Claim(new ClaimFilter.Revised(RevisionKind.Headline)), [] },
        { "the revised claim", Claim(new ClaimFilter.And([new ClaimFilter.OfKind(ClaimKind.Share), new ClaimFilter.Revised(null)])), ["nickel"] },
        { "not revised", Claim(new ClaimFilter.And([Place("COD", "IDN"), new ClaimFilter.Not(new ClaimFilter.Revised(null))])), ["cobalt"] },
        { "words and revised", new And([Words("nickel"), Claim(new ClaimFilter.Revised(null))]), ["nickel"] },
        { "claim that is not", Claim(new ClaimFilter.Not(new ClaimFilter.Judged(VerdictLabel.Supported))), ["slip", "cobalt", "nickel", "oil", "widgets"] },
        { "claim without a period", Claim(new ClaimFilter.Not(new ClaimFilter.InPeriod(Period.Year(2022)))), ["slip", "cobalt", "nickel", "oil", "chinese", "widgets"] },
        { "no such claim", new Not(Claim(new ClaimFilter.OfKind(ClaimKind.Ban))), ["china", "cobalt", "oil", "plain", "empty", "quoted", "widgets", "twin-a", "twin-b"] },
        { "one claim meets all", Claim(new ClaimFilter.And([Place("IDN"), new ClaimFilter.OfKind(ClaimKind.Ban), new ClaimFilter.InPeriod(Period.Year(2021))])), [] },
        { "two claims may", new And([Claim(new ClaimFilter.OfKind(ClaimKind.Ban)), Claim(new ClaimFilter.InPeriod(Period.Year(2021)))]), ["nickel"] },
        { "either of two", Claim(new ClaimFilter.Or([new ClaimFilter.OfKind(ClaimKind.Quota), new ClaimFilter.Because(VerdictReason.WrongPeriod)])), ["cobalt", "nickel", "oil"] },
        { "figure", Figure("ratio", 0.6, 0.8), ["china", "cobalt"] },
        { "figure in another unit", Figure("kg", 90_000_000, 100_000_000), ["cobalt"] },
        { "figure, open above", Figure("kg", 200_000_000, null), ["china", "slip"] },
        { "figure, open below", Figure("kg", null, 200_000_000), ["cobalt"] },
        { "figure, bound left out", Claim(new ClaimFilter.WithFigure(new FigureRange { Dimension = "ratio", Low = 0.7, ExcludesLow = true, High = 0.8 })), ["cobalt"] },
        { "figure, upper bound left out", Claim(new ClaimFilter.WithFigure(new FigureRange { Dimension = "ratio", High = 0.6, ExcludesHigh = true })), ["nickel"] },
        { "range reaches into range", Figure("ratio", 0.74, 0.9), ["cobalt"] },
        { "range around it", Figure("ratio", 0.65, 0.66), ["cobalt"] },
        { "about, by its own rounding", Claim(new ClaimFilter.WithFigure(new FigureRange { Dimension = "kg", Low = 213_900_000, High = 214_100_000, About = 214_000_000 })), ["china"] },
        { "count", Figure(FigureKey.Count, 12, 24), ["chinese", "widgets"] },
        { "unknown dimension", Figure("parsec", 0, null), [] },
        { "figure of the right claim", Claim(new ClaimFilter.And([Place("CHN"), new ClaimFilter.WithFigure(new FigureRange { Dimension = "ratio", Low = 0.6, High = 0.8 })])), ["china"] },
        { "figure of another claim", Claim(new ClaimFilter.And([new ClaimFilter.OfKind(ClaimKind.Statistic), new ClaimFilter.WithFigure(new FigureRange { Dimension = "ratio", Low = 0.6, High = 0.8 })])), [] },
        { "words and claim", new And([Words("exports"), Claim(Place("CHN"))]), ["slip"] },
        { "words or claim", new Or([Words("weather"), Claim(new ClaimFilter.OfKind(ClaimKind.Quota))]), ["cobalt", "oil", "plain"] },
        { "words and figure", new And([Words("nickel"), Figure("ratio", 0.5, 0.5)]), ["nickel"] },
        { "publisher", new FromPublisher(["daily", "metal"]), ["china", "cobalt", "plain", "widgets"] },
        { "publisher's other words", new FromPublisher(["metal", "africa"]), ["cobalt"] },
        { "publisher with quotes", new FromPublisher(["names", "ltd"]), ["quoted"] },
        { "source", new FromSource("daily.test"), ["china", "cobalt", "plain", "widgets"] },
        { "source is no ending", new FromSource("aily.test"), [] },
        { "language", new InLanguage("en"), ["china", "slip", "oil", "plain", "quoted", "widgets", "twin-a", "twin-b"] },
        { "narrow language", new InLanguage("EN-gb"), ["oil"] },
        { "article", new OfArticle(SmallCorpus.Documents[3].Article.Value[..16]), ["nickel"] },
        { "no such article", new OfArticle("~"), [] },
        { "any article", new OfArticle(""), ["china", "slip", "cobalt", "nickel", "oil", "chinese", "plain", "empty", "quoted", "widgets", "twin-a", "twin-b"] },
        { "published", new PublishedIn(new DateOnly(2023, 2, 1), new DateOnly(2024, 5, 16)), ["china", "chinese", "plain"] },
        { "published since", new PublishedIn(new DateOnly(2024, 5, 17), null), ["slip", "cobalt"] },
        { "published at all", new PublishedIn(null, null), ["china", "slip", "cobalt", "nickel", "chinese", "plain", "quoted", "widgets", "twin-a", "twin-b"] },
        { "not published then", new Not(new PublishedIn(new DateOnly(2000, 1, 1), null)), ["oil", "empty"] },
        { "words, date and claim", new And([Words("china"), new PublishedIn(null, new DateOnly(2023, 12, 31)), Claim(new ClaimFilter.OfKind(ClaimKind.Share))]), ["china"] },
        { "words that are syntax", Words("and"), ["quoted"] },
        { "quotes in a word", Words("\"ban\""), [] },
        { "syntax in a word", Words("title:ban OR body:*"), [] },
    };

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task Search_EveryOperator_FindsExactlyThese(string name, SearchQuery query, string[] expected)
    {
        var result = await Index.SearchAsync(new SearchRequest(query) { Take = 100 }, Token);
        Names(result).Order(StringComparer.Ordinal).ShouldBe(expected.Order(StringComparer.Ordinal), name);
        result.Articles.ShouldBe(expected.Length, name);
        result.Claims.ShouldBe(result.Hits.Sum(h => h.ClaimCount), name);
    }

    [Theory]
    [InlineData("rare-earth", "china")]
    [InlineData("60%", "cobalt quoted")]
    [InlineData("don't", "cobalt quoted")]
    [InlineData("\"", null)]
    [InlineData("AND", null)]
    [InlineData("(ban", null)]
    [InlineData("foo:bar", null)]
    [InlineData("\"foo:bar\"", "quoted")]
    [InlineData("\"ban\" \"OR\" \"NEAR\"", "quoted")]
    [InlineData("figure:[90kt TO 0.1Mt] place:COD", "cobalt")]
    [InlineData("figure:[60% TO 80%] place:CHN -nickel", "china")]
    [InlineData("稀土 type:ban", "chinese")]
    [InlineData("revised:true", "cobalt nickel")]
    [InlineData("revised:figure", "cobalt")]
    [InlineData("revised:(gone OR figure) type:quota", "cobalt")]
    [InlineData("revised:false place:COD", "cobalt")]
    [InlineData("revised:maybe", null)]
    [InlineData("type:ban period:2021", "")]
    public async Task Search_TypedText_GetsAnAnswerOrAClearError(string text, string? expected)
    {
        var parsed = QueryParser.Parse(text, null);
        (parsed.Query is not null).ShouldBe(expected is not null);
        if (parsed.Query is not null)
        {
            Names(await Index.SearchAsync(new SearchRequest(parsed.Query), Token)).Order(StringComparer.Ordinal)
                .ShouldBe(expected!.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }
    }

    [Fact]
    public async Task Search_HostileText_GetsAnAnswerOrAClearError()
    {
        (await Index.SearchAsync(new SearchRequest(QueryParser.Parse("", null).Query!), Token)).Articles.ShouldBe(SmallCorpus.Documents.Count);
        var nested = new string('(', 400) + "ban" + new string(')', 400);
        QueryParser.Parse(nested, null).Error!.ToString().ShouldBe("Column 41: it is nested deeper than 40 levels.");
        var many = string.Join(' ', Enumerable.Range(0, 5_000).Select(i => $"w{i}"));
        QueryParser.Parse(many, null).Error!.Message.ShouldBe("a query may have 200 words and conditions at most; split it");

        // As a program may ask, past what can be typed.
        var tree = new Or([.. Enumerable.Range(0, 5_000).Select(SearchQuery (i) => Words($"w{i}")), Words("cobalt")]);
        Names(await Index.SearchAsync(new SearchRequest(tree), Token)).ShouldBe(["cobalt"]);
    }

    [Fact]
    public async Task Search_LargestTypedQueries_GetAnAnswer()
    {
        var words = string.Join(" OR ", Enumerable.Range(0, QueryParser.MostTerms).Select(i => $"w{i}*"));
        var nested = string.Concat(Enumerable.Repeat("(earth NOT ", QueryParser.Deepest / 2)) + "ban" + new string(')', QueryParser.Deepest / 2);
        foreach (var text in new[] { words, nested, new string('x', 50_000) })
        {
            var query = QueryParser.Parse(text, null).Query.ShouldNotBeNull();
            (await Index.SearchAsync(new SearchRequest(query), Token)).Articles.ShouldBeGreaterThanOrEqualTo(0);
        }
    }

    [Fact]
    public async Task Search_Paging_GivesEveryHitOnceInOneOrder()
    {
        foreach (var sort in Enum.GetValues<SearchSort>())
        {
            foreach (var query in new SearchQuery[] { new Any(), Words("of"), new Or([Words("of"), Claim(new ClaimFilter.Any())]), Words("gallium") })
            {
                var whole = await Index.SearchAsync(new SearchRequest(query) { Take = 100, Sort = sort }, Token);
                var paged = new List<string>();
                for (var skip = 0; skip < whole.Hits.Count; skip++)
                {
                    var page = await Index.SearchAsync(new SearchRequest(query) { Skip = skip, Take = 1, Sort = sort }, Token);
                    page.Articles.ShouldBe(whole.Articles);
                    paged.AddRange(Names(page));
                }

                paged.ShouldBe(Names(whole));
                (await Index.SearchAsync(new SearchRequest(query) { Skip = 1000, Sort = sort }, Token)).Hits.ShouldBeEmpty();
                (await Index.SearchAsync(new SearchRequest(query) { Take = 0, Sort = sort }, Token)).Articles.ShouldBe(whole.Articles);
            }
        }
    }

    [Theory]
    [InlineData(2010, 2020, 2015, true)]
    [InlineData(2010, 2020, 2020, true)]
    [InlineData(2010, 2020, 2021, false)]
    [InlineData(2014, 2015, 2015, true)]
    [InlineData(2015, 2015, 2015, true)]
    [InlineData(2016, 2016, 2015, false)]
    public async Task Search_PeriodOfACommodity_FindsShortAndLongPeriodsThatShareADay(int from, int to, int sought, bool isFound)
    {
        var document = SmallCorpus.Documents[0];
        var period = new Period(new DateOnly(from, 1, 1), new DateOnly(to, 12, 31));
        await Index.ClearAsync(Token);
        await Index.UpsertAsync(
            [document with { Claims = document.Claims.Select(c => c with { Claim = c.Claim with { Period = c.Claim.Period! with { Value = period } } }).ToValueList() }],
            Token);
        await Index.CommitAsync(Token);
        var query = Claim(new ClaimFilter.And([new ClaimFilter.InSlot(ClaimSlot.Commodity, ["rare_earths"]), new ClaimFilter.InPeriod(Period.Year(sought))]));
        var result = await Index.SearchAsync(new SearchRequest(query), Token);
        (result.Articles, result.Claims).ShouldBe(isFound ? (1, 2) : (0, 0));
        Names(result).ShouldBe(isFound ? ["china"] : []);
    }

    [Fact]
    public async Task Search_EqualScores_StandByArticleId()
    {
        var hits = (await Index.SearchAsync(new SearchRequest(Words("gallium", "germanium")), Token)).Hits;
        hits.Count.ShouldBe(2);
        hits[0].Score.ShouldBe(hits[1].Score);
        hits[0].Score.ShouldBeGreaterThan(0);
        hits.Select(h => h.Article.Value).ShouldBe(hits.Select(h => h.Article.Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Search_ManyEqualScores_PageByArticleId()
    {
        var copies = Enumerable.Range(0, 200).Select(i => SmallCorpus.Documents[10] with { Article = new ArticleId($"{i * 7919 % 1000:000}") }).ToArray();
        await Index.ClearAsync(Token);
        await Index.UpsertAsync([SmallCorpus.Documents[0], .. copies], Token);
        await Index.CommitAsync(Token);
        var expected = copies.Select(c => c.Article.Value).Order(StringComparer.Ordinal).ToArray();
        for (var skip = 0; skip < 200; skip += 40)
        {
            var page = await Index.SearchAsync(new SearchRequest(new And([Words("gallium"), new Phrase(["same"])])) { Skip = skip, Take = 40 }, Token);
            page.Hits.Select(h => h.Article.Value).ShouldBe(expected[skip..(skip + 40)]);
        }
    }

    [Fact]
    public async Task Search_ByDate_PutsUnknownDatesLast()
    {
        var query = new Or([Words("group"), Words("china"), Words("quota"), Words("gallium")]);
        Names(await Index.SearchAsync(new SearchRequest(query) { Sort = SearchSort.Newest }, Token))
            .Where(name => !name.StartsWith("twin", StringComparison.Ordinal)).ShouldBe(["cobalt", "slip", "china", "oil"]);
        var oldest = Names(await Index.SearchAsync(new SearchRequest(query) { Sort = SearchSort.Oldest }, Token)).ToArray();
        oldest[..2].Order(StringComparer.Ordinal).ShouldBe(["twin-a", "twin-b"]);
        oldest[2..].ShouldBe(["china", "slip", "cobalt", "oil"]);
        Names(await Index.SearchAsync(new SearchRequest(Claim(Place("CHN"))), Token)).ShouldBe(["slip", "chinese", "china"]);
    }

    [Fact]
    public async Task Search_Hit_ShowsWhatWasFoundWithExactOffsets()
    {
        var query = new And([new Phrase(["rare", "earth"], EndsOpen: true), Claim(new ClaimFilter.OfKind(ClaimKind.Statistic))]);
        var hit = (await Index.SearchAsync(new SearchRequest(query), Token)).Hits.ShouldHaveSingleItem();
        var document = SmallCorpus.Documents[0];
        hit.Article.ShouldBe(document.Article);
        hit.Title.ShouldBe("Rare-earth output grows");
        hit.TitleHighlights.Select(h => h.Span.Slice(hit.Title)).ShouldBe(["Rare-earth"]);
        hit.ClaimCount.ShouldBe(1);
        var claim = hit.Claims.ShouldHaveSingleItem();
        claim.Claim.ShouldBe(document.Claims[0].Claim);
        claim.Verdict.ShouldBe(VerdictLabel.Supported);
        claim.Sentence.Text.ShouldBe("China produced 210,000 tons of rare earths in 2022.");
        claim.Sentence.Highlights.Select(h => (h.Kind, h.Span.Slice(document.Text))).ShouldBe(
        [
            (HighlightKind.Claim, "China produced 210,000 tons of rare earths in 2022."),
            (HighlightKind.Figure, "210,000 tons"),
            (HighlightKind.Term, "rare earths"),
        ]);
        hit.Excerpt!.Span.Slice(document.Text).ShouldBe(hit.Excerpt.Text);
        hit.Excerpt.Highlights.ShouldContain(h => h.Kind == HighlightKind.Term);
    }

    [Fact]
    public async Task Search_Facets_CountFoundClaimsAndArticles()
    {
        var request = new SearchRequest(Claim(Place("CHN"))) { Take = 0, Facets = [.. Enum.GetValues<SearchFacet>()] };
        var result = await Index.SearchAsync(request, Token);
        (result.Articles, result.Claims).ShouldBe((3, 5));
        Facet(result, SearchFacet.Type).ShouldBe([("Ban", 2, 2), ("Statistic", 2, 2), ("Share", 1, 1)]);
        Facet(result, SearchFacet.Place).ShouldBe([("CHN", 5, 3)]);
        Facet(result, SearchFacet.Commodity).ShouldBe([("rare_earths", 5, 3)]);
        Facet(result, SearchFacet.Indicator).ShouldBe([("exports", 2, 2), ("production", 2, 1), ("reserves", 1, 1)]);
        Facet(result, SearchFacet.Period).ShouldBe([("2023", 2, 2), ("2022", 2, 1)]);
        Facet(result, SearchFacet.Verdict).ShouldBe([("Supported", 4, 3), ("Refuted", 1, 1)]);
        Facet(result, SearchFacet.Publisher).ShouldBe([("Daily Metal", 2, 1), ("The Blog", 2, 1), ("新华社", 1, 1)]);
        Facet(result, SearchFacet.Language).ShouldBe([("en", 4, 2), ("zh", 1, 1)]);
        Facet(result, SearchFacet.Year).ShouldBe([("2023", 3, 2), ("2024", 2, 1)]);
        result.Facets[1].Values[0].Name.ShouldBe("China");
    }

    [Fact]
    public async Task Search_FacetsOfWords_CountArticlesWithoutClaimsToo()
    {
        var request = new SearchRequest(Words("gallium")) { FacetSize = 1, Facets = [SearchFacet.Publisher, SearchFacet.Type, SearchFacet.Verdict] };
        var result = await Index.SearchAsync(request, Token);
        Facet(result, SearchFacet.Publisher).ShouldBe([("Twin", 0, 2)]);
        Facet(result, SearchFacet.Type).ShouldBeEmpty();
        var all = await Index.SearchAsync(request with { Query = new Any(), FacetSize = 2, Take = 0 }, Token);
        Facet(all, SearchFacet.Publisher).ShouldBe([("Daily Metal", 3, 3), ("Daily Metal Africa", 2, 1)]);
        all.Facets[0].Others.ShouldBe(7);
        Facet(await Index.SearchAsync(request with { Query = new Any(), FacetSize = 9 }, Token), SearchFacet.Verdict)
            .ShouldContain((FacetCounter.NoVerdict, 2, 2));
    }

    [Fact]
    public async Task Write_BeforeCommit_IsNotSeen()
    {
        var before = await Index.GenerationAsync(Token);
        await Index.DeleteAsync([Id("china")], Token);
        await Index.UpsertAsync([SmallCorpus.Documents[1] with { Title = "Changed", Stamp = "new" }], Token);
        (await Index.CountAsync(Token)).ShouldBe(12);
        Names(await Index.SearchAsync(new SearchRequest(Words("changed")), Token)).ShouldBeEmpty();
        var after = await Index.CommitAsync(Token);
        after.ShouldBe(before + 1);
        (await Index.CommitAsync(Token)).ShouldBe(after);
        (await Index.GenerationAsync(Token)).ShouldBe(after);
        (await Index.CountAsync(Token)).ShouldBe(11);
        var result = await Index.SearchAsync(new SearchRequest(Words("changed")), Token);
        Names(result).ShouldBe(["slip"]);
        result.Generation.ShouldBe(after);
        Names(await Index.SearchAsync(new SearchRequest(Words("giant")), Token)).ShouldBeEmpty();
        Names(await Index.SearchAsync(new SearchRequest(Words("produced")), Token)).ShouldBeEmpty();
        (await Index.SearchAsync(new SearchRequest(new Any()) { Take = 0 }, Token)).Claims.ShouldBe(9);
        (await Index.GetAsync(Id("china"), Token)).ShouldBeNull();
        (await Index.GetAsync(Id("slip"), Token))!.Stamp.ShouldBe("new");
    }

    [Fact]
    public async Task Clear_UntilCommit_ReadersFindTheOldIndex()
    {
        await Index.ClearAsync(Token);
        await Index.UpsertAsync([SmallCorpus.Documents[3]], Token);
        (await Index.CountAsync(Token)).ShouldBe(12);
        await Index.CommitAsync(Token);
        (await Index.CountAsync(Token)).ShouldBe(1);
        Names(await Index.SearchAsync(new SearchRequest(Claim(Place("CHN", "IDN"))), Token)).ShouldBe(["nickel"]);
        Names(await Index.SearchAsync(new SearchRequest(Words("china")), Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Stamps_OfCommittedDocuments_ComeByArticle()
    {
        (await Index.StampsAsync(Token).ToListAsync(Token)).ShouldBe(
            SmallCorpus.Documents.OrderBy(d => d.Article.Value, StringComparer.Ordinal).Select(d => (d.Article, d.Stamp)));
        foreach (var document in SmallCorpus.Documents)
        {
            (await Index.GetAsync(document.Article, Token)).ShouldBe(document);
        }
    }

    protected static IEnumerable<string> Names(SearchResult result) => result.Hits.Select(h => h.Url.Split('/')[^1]);

    protected static Phrase Words(params string[] terms) => new(ValueList.Create<string>(terms));

    private static HasClaim Claim(ClaimFilter filter) => new(filter);

    private static ClaimFilter.InSlot Place(params string[] keys) => new(ClaimSlot.Place, ValueList.Create<string>(keys));

    private static HasClaim Figure(string dimension, double? low, double? high) =>
        new(new ClaimFilter.WithFigure(new FigureRange { Dimension = dimension, Low = low, High = high }));

    private static ArticleId Id(string name) =>
        SmallCorpus.Documents.First(d => d.Url.EndsWith("/" + name, StringComparison.Ordinal)).Article;

    private static IEnumerable<(string Key, long Claims, long Articles)> Facet(SearchResult result, SearchFacet facet) =>
        result.Facets.First(f => f.Facet == facet).Values.Select(v => (v.Key, v.Claims, v.Articles));
}
