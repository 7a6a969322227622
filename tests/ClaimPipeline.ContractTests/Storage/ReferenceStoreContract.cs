using ClaimPipeline.Records;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.ContractTests.Storage;

/// <summary>What official import and compare rely on.</summary>
public abstract class ReferenceStoreContract(Stores stores) : IDisposable
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        stores.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Import_Again_CountsOnlyWhatChanged()
    {
        var figures = new[] { Some.OfficialFigure(2022, 210_000), Some.OfficialFigure(2021, 168_000) };
        (await stores.Reference.ImportAsync(figures, Token)).ShouldBe(2);
        (await stores.Reference.ImportAsync(figures, Token)).ShouldBe(0);
        (await stores.Reference.ImportAsync([figures[0] with { Note = "revised" }, figures[1]], Token)).ShouldBe(1);
        (await stores.Reference.FiguresAsync(null, Token).ToListAsync(Token)).ShouldBe([figures[1], figures[0] with { Note = "revised" }]);
        (await stores.Reference.ImportAsync([Some.Measure("B"), Some.Measure("A")], Token)).ShouldBe(2);
        (await stores.Reference.ImportAsync([Some.Measure("A") with { Status = "ended" }], Token)).ShouldBe(1);
        (await stores.Reference.MeasuresAsync(Token).ToListAsync(Token))
            .ShouldBe([Some.Measure("A") with { Status = "ended" }, Some.Measure("B")]);
    }

    [Fact]
    public async Task Figures_OfASubject_ComeBySeriesPeriodPublishedEdition()
    {
        var late = Some.OfficialFigure(2022, 3, "MCS2025");
        var early = Some.OfficialFigure(2022, 2, "MCS2023");
        var undated = Some.OfficialFigure(2022, 1, "");
        var other = Some.OfficialFigure(2022, 1, subject: "tungsten");
        var before = Some.OfficialFigure(2019, 9);
        await stores.Reference.ImportAsync([late, other, early, undated, before], Token);
        (await stores.Reference.FiguresAsync(new EntityId("rare_earths"), Token).ToListAsync(Token)).ShouldBe([before, undated, early, late]);
        (await stores.Reference.FiguresAsync(null, Token).ToListAsync(Token)).ShouldBe([before, undated, early, late, other]);
    }

    [Fact]
    public async Task Revision_SameContent_IsTheSameInEveryStore()
    {
        using var reference = Stores.InMemory();
        var empty = await stores.Reference.RevisionAsync(Token);
        empty.ShouldBe(await reference.Reference.RevisionAsync(Token));
        await stores.Reference.ImportAsync([Some.OfficialFigure(2022, 210_000), Some.OfficialFigure(2021, 1.50m)], Token);
        await stores.Reference.ImportAsync([Some.Measure("B"), Some.Measure("A")], Token);
        await reference.Reference.ImportAsync([Some.Measure("A"), Some.Measure("B")], Token);
        await reference.Reference.ImportAsync([Some.OfficialFigure(2021, 1.50m), Some.OfficialFigure(2022, 210_000)], Token);
        var revision = await stores.Reference.RevisionAsync(Token);
        revision.ShouldNotBe(empty);
        revision.ShouldBe(await reference.Reference.RevisionAsync(Token));
        await stores.Reference.ImportAsync([Some.OfficialFigure(2022, 211_000)], Token);
        (await stores.Reference.RevisionAsync(Token)).ShouldNotBe(revision);
    }
}

public sealed class MemoryReferenceStoreTests() : ReferenceStoreContract(Stores.InMemory());

public sealed class SqliteReferenceStoreTests() : ReferenceStoreContract(Stores.OfSqlite());
