using ClaimPipeline.ContractTests;
using ClaimPipeline.ContractTests.Search;
using ClaimPipeline.Search;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace ClaimPipeline.Lucene.Tests;

/// <summary>What stays, what goes and what is said when the folder is shared, left in the middle of something, or damaged.</summary>
public sealed class LuceneFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Files => _folder.At("index");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Open_AfterClosing_FindsWhatWasCommittedAndNothingElse()
    {
        using (var index = await FilledAsync())
        {
            await index.DeleteAsync([SmallCorpus.Documents[0].Article], Token);
        }

        using var again = LuceneSearchIndex.Open(Files);
        (await again.CountAsync(Token)).ShouldBe(SmallCorpus.Documents.Count);
        (await again.GenerationAsync(Token)).ShouldBe(1);
        await again.DeleteAsync([SmallCorpus.Documents[0].Article], Token);
        (await again.CommitAsync(Token)).ShouldBe(2);
        (await again.CountAsync(Token)).ShouldBe(SmallCorpus.Documents.Count - 1);
    }

    [Fact]
    public async Task Search_WhileAnotherWrites_SeesItsCommits()
    {
        using var reader = LuceneSearchIndex.Open(Files);
        (await reader.CountAsync(Token)).ShouldBe(0);
        using var writer = await FilledAsync();
        (await reader.CountAsync(Token)).ShouldBe(SmallCorpus.Documents.Count);
        await writer.ClearAsync(Token);
        (await reader.CountAsync(Token)).ShouldBe(SmallCorpus.Documents.Count);
        await writer.CommitAsync(Token);
        (await reader.CountAsync(Token)).ShouldBe(0);
        (await reader.GenerationAsync(Token)).ShouldBe(2);
    }

    [Fact]
    public async Task Upsert_WhileAnotherWrites_IsRefusedWithAClearError()
    {
        using var first = await FilledAsync();
        using var second = LuceneSearchIndex.Open(Files);
        (await Should.ThrowAsync<IOException>(() => second.UpsertAsync([SmallCorpus.Documents[0]], Token))).Message.ShouldContain("Another process is writing");
        (await second.CountAsync(Token)).ShouldBe(SmallCorpus.Documents.Count);
    }

    [Fact]
    public async Task Upsert_ThatFails_TakesAllSinceTheCommitBackAndFreesTheFolder()
    {
        using var index = await FilledAsync();
        await index.DeleteAsync([SmallCorpus.Documents[0].Article], Token);
        using var stop = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(() => index.UpsertAsync(new Stopping(stop), stop.Token));
        using var other = LuceneSearchIndex.Open(Files);
        await other.UpsertAsync([SmallCorpus.Documents[1] with { Stamp = "other" }], Token);
        await other.CommitAsync(Token);
        (await index.CountAsync(Token)).ShouldBe(SmallCorpus.Documents.Count);
        (await index.GetAsync(SmallCorpus.Documents[1].Article, Token))!.Stamp.ShouldBe("other");
    }

    [Fact]
    public async Task Check_OfWholeFiles_FindsNothing()
    {
        using var index = await FilledAsync();
        await index.UpsertAsync([SmallCorpus.Documents[3] with { Stamp = "new" }], Token);
        await index.CommitAsync(Token);
        (await index.CheckAsync(Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Check_OfDamagedFiles_NamesThem()
    {
        (await FilledAsync()).Dispose();
        var largest = new DirectoryInfo(Files).GetFiles("*.cfs").Concat(new DirectoryInfo(Files).GetFiles("*.fdt")).MaxBy(file => file.Length)!;
        var bytes = await File.ReadAllBytesAsync(largest.FullName, Token);
        bytes.AsSpan(bytes.Length / 3, bytes.Length / 3).Fill(0xA5);
        await File.WriteAllBytesAsync(largest.FullName, bytes, Token);
        string[] faults;
        try
        {
            using var index = LuceneSearchIndex.Open(Files);
            faults = [.. await index.CheckAsync(Token)];
        }
        catch (InvalidDataException trouble)
        {
            faults = [trouble.Message];
            trouble.Message.ShouldContain("claimpipeline index");
        }

        faults.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Open_WithoutACommitThatCanBeRead_SaysWhatToDo()
    {
        (await FilledAsync()).Dispose();
        foreach (var commit in new DirectoryInfo(Files).GetFiles("segments_*"))
        {
            await File.WriteAllTextAsync(commit.FullName, "no commit", Token);
        }

        Should.Throw<InvalidDataException>(() => LuceneSearchIndex.Open(Files)).Message.ShouldContain("delete the folder");
    }

    [Fact]
    public void Open_OfAFile_SaysSo()
    {
        File.WriteAllText(Files, "");
        Should.Throw<InvalidDataException>(() => LuceneSearchIndex.Open(Files)).Message.ShouldContain("is a file");
    }

    [Fact]
    public async Task Open_OfAnotherVersion_IsEmptyAndWrittenAnew()
    {
        using (var directory = FSDirectory.Open(Files))
        using (var writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, new WordAnalyzer())))
        {
            writer.AddDocument([new StringField("other", "field", Field.Store.NO)]);
            writer.Commit();
        }

        using var index = LuceneSearchIndex.Open(Files);
        (await index.CountAsync(Token)).ShouldBe(0);
        await index.UpsertAsync(SmallCorpus.Documents, Token);
        await index.CommitAsync(Token);
        (await index.CountAsync(Token)).ShouldBe(SmallCorpus.Documents.Count);
        (await index.CheckAsync(Token)).ShouldBeEmpty();
    }

    private async Task<LuceneSearchIndex> FilledAsync()
    {
        var index = LuceneSearchIndex.Open(Files);
        await index.UpsertAsync(SmallCorpus.Documents, Token);
        await index.CommitAsync(Token);
        return index;
    }

    /// <summary>Two documents, of which reading the second cancels the writing.</summary>
    private sealed class Stopping(CancellationTokenSource stop) : IReadOnlyList<SearchDocument>
    {
        public int Count => 3;

        public SearchDocument this[int index] => SmallCorpus.Documents[index];

        public IEnumerator<SearchDocument> GetEnumerator()
        {
            yield return this[0];
            stop.Cancel();
            yield return this[1];
        }

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
