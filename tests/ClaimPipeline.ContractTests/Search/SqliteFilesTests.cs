using ClaimPipeline.Records;
using ClaimPipeline.Search;
using ClaimPipeline.Sqlite;

namespace ClaimPipeline.ContractTests.Search;

/// <summary>What stays, what goes and what is said of an index in SQLite that is shared, left in the middle of something, or damaged.</summary>
public sealed class SqliteFilesTests : IDisposable
{
    private static readonly SearchFacet[] AllFacets = Enum.GetValues<SearchFacet>();

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    // Many blocks of facts, written over again and again, in the file and in a plain list of documents.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Search_AfterManyChanges_FindsAndCountsAsThePlainIndexDoes(int seed)
    {
        var random = new Random(seed);
        var memory = new MemorySearchIndex();
        using var sqlite = SqliteSearchIndex.Open(_folder.At("index.db"));
        using var reader = SqliteSearchIndex.Open(_folder.At("index.db"));
        for (var round = 0; round < 8; round++)
        {
            var documents = Enumerable.Range(0, 150).Select(_ => Variant(random.Next(700), random)).DistinctBy(d => d.Article).ToArray();
            var gone = Enumerable.Range(0, 30).Select(_ => Variant(random.Next(700), random).Article).ToArray();
            foreach (var index in new ISearchIndex[] { memory, sqlite })
            {
                if (round == 5)
                {
                    await index.ClearAsync(Token);
                }

                await index.UpsertAsync(documents, Token);
                await index.DeleteAsync(gone, Token);
                await index.CommitAsync(Token);
            }

            foreach (var request in Requests())
            {
                var expected = await memory.SearchAsync(request, Token);
                foreach (var index in new[] { sqlite, reader })
                {
                    var result = await index.SearchAsync(request, Token);
                    (result.Articles, result.Claims).ShouldBe((expected.Articles, expected.Claims), request.ToString());
                    result.Facets.ShouldBe(expected.Facets);
                    if (request.Sort != SearchSort.Relevance)
                    {
                        result.Hits.Select(hit => hit.Article).ShouldBe(expected.Hits.Select(hit => hit.Article));
                    }
                }
            }
        }

        (await sqlite.CheckAsync(Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Search_WhileItIsRebuilt_FindsTheWholeOfAGeneration()
    {
        using var index = SqliteSearchIndex.Open(_folder.At("index.db"));
        await FillAsync(index, 300);
        using var stop = new CancellationTokenSource();
        var reading = Task.Run(
            async () =>
            {
                var searches = 0;
                while (!stop.IsCancellationRequested || searches == 0)
                {
                    var result = await index.SearchAsync(new SearchRequest(new SearchQuery.Any()) { Facets = [.. AllFacets], Take = 3 }, Token);
                    result.Articles.ShouldBe(300);
                    result.Hits.Count.ShouldBe(3);
                    searches++;
                }
            },
            Token);
        for (var i = 0; i < 5; i++)
        {
            await index.ClearAsync(Token);
            await FillAsync(index, 300);
        }

        await stop.CancelAsync();
        await reading;
    }

    [Fact]
    public async Task Open_AfterACrashInTheMiddleOfWriting_FindsTheLastCommit()
    {
        using var index = SqliteSearchIndex.Open(_folder.At("index.db"));
        await FillAsync(index, 300);
        await index.ClearAsync(Token);
        await index.UpsertAsync([.. Enumerable.Range(0, 600).Select(i => Variant(i, new Random(i)))], Token);

        // What a killed process leaves: the files as they are, with a transaction in them that nobody will end.
        foreach (var file in new[] { "index.db", "index.db-wal" })
        {
            File.Copy(_folder.At(file), _folder.At("crashed-" + file));
        }

        File.Move(_folder.At("crashed-index.db-wal"), _folder.At("crashed-index.db") + "-wal", overwrite: true);
        using var again = SqliteSearchIndex.Open(_folder.At("crashed-index.db"));
        (await again.CountAsync(Token)).ShouldBe(300);
        (await again.SearchAsync(new SearchRequest(new SearchQuery.Any()), Token)).Articles.ShouldBe(300);
        (await again.CheckAsync(Token)).ShouldBeEmpty();
        await again.UpsertAsync([Variant(650, new Random(0))], Token);
        await again.CommitAsync(Token);
        (await again.CountAsync(Token)).ShouldBe(301);
    }

    [Theory]
    [InlineData("DELETE FROM fact WHERE id % 8 = 1", "block(s) of facts are missing")]
    [InlineData("UPDATE document SET claims = claims + 1 WHERE doc = 1", "document(s) have not the facts of all their claims")]
    [InlineData("UPDATE block SET alive = zeroblob(32)", "document(s) have no facts")]
    [InlineData("DELETE FROM record WHERE doc = 1", "document(s) have no record")]
    [InlineData("DELETE FROM words WHERE rowid = 1", "document(s) have no words")]
    [InlineData("DELETE FROM document WHERE doc = 1", "row(s) of facts belong to no document")]
    [InlineData("UPDATE state SET claims = 0", "total(s) are wrong")]
    public async Task Check_OfDamagedTables_NamesWhatIsWrong(string damage, string fault)
    {
        using (var index = SqliteSearchIndex.Open(_folder.At("index.db")))
        {
            await FillAsync(index, 12);
        }

        using (var database = SqliteDatabase.OpenIndex(_folder.At("index.db")))
        {
            await database.WriteAsync(session => session.Execute(damage), Token);
        }

        using var damaged = SqliteSearchIndex.Open(_folder.At("index.db"));
        (await damaged.CheckAsync(Token)).ShouldContain(line => line.EndsWith(fault, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Search_WithoutFacts_SaysWhatToDo()
    {
        using var index = SqliteSearchIndex.Open(_folder.At("index.db"));
        await FillAsync(index, 12);
        using var database = SqliteDatabase.OpenIndex(_folder.At("index.db"));
        await database.WriteAsync(session => session.Execute("DELETE FROM fact"), Token);
        (await Should.ThrowAsync<InvalidDataException>(() => index.SearchAsync(new SearchRequest(new SearchQuery.Any()), Token)))
            .Message.ShouldContain("claimpipeline index --rebuild");
    }

    private static async Task FillAsync(SqliteSearchIndex index, int count)
    {
        await index.UpsertAsync([.. Enumerable.Range(0, count).Select(i => Variant(i, new Random(i)))], Token);
        await index.CommitAsync(Token);
    }

    private static SearchDocument Variant(int number, Random random)
    {
        var document = SmallCorpus.Documents[random.Next(SmallCorpus.Documents.Count)];
        return document with
        {
            Article = new ArticleId(ContentHash.Of($"{number}")),
            Published = random.Next(5) == 0 ? null : new DateOnly(2015, 1, 1).AddDays(random.Next(4_000)),
            Claims = document.Claims.Take(random.Next(3)).ToValueList(),
        };
    }

    private static IEnumerable<SearchRequest> Requests()
    {
        var ban = new SearchQuery.HasClaim(new ClaimFilter.OfKind(ClaimKind.Ban));
        var china = new SearchQuery.HasClaim(new ClaimFilter.InSlot(ClaimSlot.Place, ["CHN"]));
        var figure = new SearchQuery.HasClaim(new ClaimFilter.WithFigure(new FigureRange { Dimension = "ratio", Low = 0.5, High = 0.7 }));
        var word = new SearchQuery.Phrase(["exports"]);
        SearchQuery[] queries =
        [
            new SearchQuery.Any(), word, ban, figure, new SearchQuery.And([word, china]), new SearchQuery.Or([word, figure]),
            new SearchQuery.Not(new SearchQuery.Or([ban, word])), new SearchQuery.PublishedIn(new DateOnly(2018, 1, 1), null),
            new SearchQuery.FromPublisher(["metal"]), new SearchQuery.And([word, new SearchQuery.Not(new SearchQuery.Phrase(["china"]))]),
        ];
        return queries.SelectMany(query => Enum.GetValues<SearchSort>().Select(
            sort => new SearchRequest(query) { Sort = sort, Take = 7, Skip = 2, Facets = [.. AllFacets], FacetSize = 50 }));
    }
}
