using ClaimPipeline.Records;
using ClaimPipeline.Storage;
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
        (await stores.Reference.ImportAsync(figures, Token)).ShouldBe(new ImportedRows(2, 0));
        (await stores.Reference.ImportAsync(figures, Token)).ShouldBe(default);
        (await stores.Reference.ImportAsync([figures[0] with { Note = "revised" }, figures[1]], Token)).ShouldBe(new ImportedRows(0, 1));
        (await stores.Reference.FiguresAsync(null, Token).ToListAsync(Token)).ShouldBe([figures[1], figures[0] with { Note = "revised" }]);
        (await stores.Reference.ImportAsync([Some.Measure("B"), Some.Measure("A")], Token)).ShouldBe(new ImportedRows(2, 0));
        (await stores.Reference.ImportAsync([Some.Measure("A") with { Status = "ended" }], Token)).ShouldBe(new ImportedRows(0, 1));
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

    [Fact]
    public async Task TouchedSince_NamesWhatCameAndChanged_OverSeveralRevisions()
    {
        var (old, other) = (Some.OfficialFigure(2021, 168_000), Some.OfficialFigure(2021, 5, subject: "tungsten"));
        await stores.Reference.ImportAsync([old, other], Token);
        await stores.Reference.ImportAsync([Some.Measure("A"), Some.Measure("B")], Token);
        var first = await stores.Reference.RevisionAsync(Token);
        (await stores.Reference.TouchedSinceAsync(first, Token)).ShouldNotBeNull().ShouldBeEmpty();
        (await stores.Reference.TouchedSinceAsync("no such revision", Token)).ShouldBeNull();

        await stores.Reference.ImportAsync([old with { Note = "again" }, other], Token);
        var second = await stores.Reference.RevisionAsync(Token);
        (await stores.Reference.TouchedSinceAsync(first, Token)).ShouldBe(ReferenceKey.Of(old), ignoreOrder: true);

        // Another place than before: the place that lost the row is touched, too.
        await stores.Reference.ImportAsync([other with { Place = new EntityId("PRT") }], Token);
        await stores.Reference.ImportAsync([Some.Measure("B") with { Status = "ended" }], Token);
        (await stores.Reference.TouchedSinceAsync(second, Token)).ShouldBe(
            ReferenceKey.Of(other).Union(ReferenceKey.Of(other with { Place = new EntityId("PRT") })).Append(ReferenceKey.Of(Some.Measure("B"))), ignoreOrder: true);
        (await stores.Reference.TouchedSinceAsync(first, Token)).ShouldNotBeNull().ShouldContain(ReferenceKey.Of(old)[0]);

        await stores.Reference.ForgetBeforeAsync(await stores.Reference.RevisionAsync(Token), Token);
        (await stores.Reference.TouchedSinceAsync(first, Token)).ShouldBeNull();
        (await stores.Reference.TouchedSinceAsync(await stores.Reference.RevisionAsync(Token), Token)).ShouldNotBeNull().ShouldBeEmpty();
    }

    [Fact]
    public async Task TouchedSince_SourceThatComesOrOvertakesAnother_IsNamed()
    {
        var (large, small) = (new[] { Of("LARGE", 2019), Of("LARGE", 2020) }, Of("SMALL", 2019));
        await stores.Reference.ImportAsync([.. large, small], Token);
        var before = await stores.Reference.RevisionAsync(Token);

        await stores.Reference.ImportAsync([Of("NEW", 2021)], Token);
        var touched = (await stores.Reference.TouchedSinceAsync(before, Token)).ShouldNotBeNull();
        touched.ShouldContain(ReferenceKey.Source("NEW"));
        touched.ShouldNotContain(ReferenceKey.Edition("SMALL", small.Edition));

        await stores.Reference.ImportAsync([Of("SMALL", 2021), Of("SMALL", 2022)], Token);
        touched = (await stores.Reference.TouchedSinceAsync(before, Token)).ShouldNotBeNull();
        touched.ShouldContain(ReferenceKey.Edition("SMALL", small.Edition));
        touched.ShouldNotContain(ReferenceKey.Edition("LARGE", small.Edition));
        touched.ShouldNotContain(ReferenceKey.Source("SMALL"));

        static OfficialFigure Of(string source, int year) => Some.OfficialFigure(year, year) with { Source = source, Series = $"{source}.x" };
    }
}

public sealed class MemoryReferenceStoreTests() : ReferenceStoreContract(Stores.InMemory());

public sealed class SqliteReferenceStoreTests() : ReferenceStoreContract(Stores.OfSqlite());
