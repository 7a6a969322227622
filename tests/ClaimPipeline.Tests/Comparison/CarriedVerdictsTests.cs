using ClaimPipeline.Comparison;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.Tests.Comparison;

/// <summary>
/// Comparing only what an import may have affected gives exactly the verdicts that comparing everything would. Official data grow and change in
/// random steps; after each, every verdict that is said to stand is made again and must be the same, to the last word.
/// </summary>
public sealed class CarriedVerdictsTests(ITestOutputHelper output)
{
    private static readonly Lazy<(IReadOnlyList<OfficialFigure> Figures, IReadOnlyList<Measure> Measures)> Official = new(ShippedData.Official);

    private static readonly Lazy<IReadOnlyList<ArticleAnalysis>> Articles =
        new(() => [.. VerdictCase.ReadAll(Repository.At("corpus", "verdicts.jsonl")).Select(line => line.ToArticle().Build()).SelectMany(a => new[] { a, Naming(a, "ANOTHER") })]);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Verdicts_ThatAskedForNothingTouched_AreMadeAgainTheSame(int seed)
    {
        var token = TestContext.Current.CancellationToken;
        var random = new Random(seed);
        var store = new MemoryReferenceStore();
        var held = new Queue<OfficialFigure>(Shuffled(Official.Value.Figures, random));
        await store.ImportAsync(Take(held, held.Count / 2), token);
        await store.ImportAsync([.. Official.Value.Measures.Where(_ => random.Next(2) == 0)], token);
        var states = new List<State> { await StateOf(store) };
        var (stood, changed) = (0, 0);
        for (var step = 0; step < 12; step++)
        {
            var what = await ChangeAsync(store, states[^1], step, held, random);
            states.Add(await StateOf(store));

            // Also over several steps: a pass may not have run after each import.
            foreach (var earlier in new[] { states[^2], states[Math.Max(0, states.Count - 4)] }.Distinct())
            {
                var touched = (await store.TouchedSinceAsync(earlier.Revision, token)).ShouldNotBeNull();
                var told = Compare(earlier, states[^1], touched);
                output.WriteLine($"{what}: {touched.Count} parts touched, {told.Stood} of {Articles.Value.Count} articles stand, {told.Changed} of the others changed");
                (stood, changed) = (stood + told.Stood, changed + told.Changed);
            }
        }

        // Else the test would prove nothing.
        stood.ShouldBeGreaterThan(1000);
        changed.ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task SmallUpdate_LeavesMostArticlesAlone()
    {
        var token = TestContext.Current.CancellationToken;
        var store = new MemoryReferenceStore();
        await store.ImportAsync(Official.Value.Figures, token);
        await store.ImportAsync(Official.Value.Measures, token);
        var before = await StateOf(store);
        await store.ImportAsync(NewEdition([.. Official.Value.Figures.Where(f => f.Indicator.Value == "production_quota")], new Random(1)), token);

        var told = Compare(before, await StateOf(store), (await store.TouchedSinceAsync(before.Revision, token))!);

        output.WriteLine($"{told.Stood} of {Articles.Value.Count} articles stand");
        told.Stood.ShouldBeGreaterThan(Articles.Value.Count * 8 / 10);
    }

    private static (int Stood, int Changed) Compare(State before, State now, IReadOnlySet<ReferenceKey> touched)
    {
        var (stood, changed) = (0, 0);
        for (var i = 0; i < Articles.Value.Count; i++)
        {
            var (then, again) = (before.Compared[i], now.Compared[i].Verdicts);
            var carried = then.Verdicts.Select(verdict => verdict with { Version = ClaimComparer.VersionFor(now.Revision) }).ToList();
            if (then.Reads.Any(touched.Contains))
            {
                changed += carried.SequenceEqual(again) ? 0 : 1;
            }
            else
            {
                again.ShouldBe(carried);
                stood++;
            }
        }

        return (stood, changed);
    }

    private static async Task<State> StateOf(MemoryReferenceStore store)
    {
        var token = TestContext.Current.CancellationToken;
        var revision = await store.RevisionAsync(token);
        var data = ReferenceData.Build(await store.FiguresAsync(null, token).ToListAsync(token), await store.MeasuresAsync(token).ToListAsync(token), revision);
        return new State(revision, [.. Articles.Value.Select(article => new ClaimComparer().CompareArticle(article, data))]);
    }

    private static async Task<string> ChangeAsync(MemoryReferenceStore store, State state, int step, Queue<OfficialFigure> held, Random random)
    {
        var token = TestContext.Current.CancellationToken;
        var figures = await store.FiguresAsync(null, token).ToListAsync(token);
        var subject = figures[random.Next(figures.Count)].Subject;
        switch (step)
        {
            case 0 or 5:
                await store.ImportAsync(Take(held, 50), token);
                return "50 rows come";
            case 1:
                await store.ImportAsync([.. figures.Where(f => f.Subject == subject).Select(f => Multiplied(f, 1.3m))], token);
                return $"all rows of {subject} change";
            case 2:
                await store.ImportAsync(NewEdition([.. figures.Where(f => f.Subject == subject)], random), token);
                return $"a new edition of {subject}";
            case 3:
                await store.ImportAsync([Multiplied(figures[random.Next(figures.Count)], 10)], token);
                return "one row changes";
            case 4:
                var measure = Official.Value.Measures[random.Next(Official.Value.Measures.Count)];
                await store.ImportAsync([measure with { Status = "ended", InForceTo = measure.InForceFrom }], token);
                return $"{measure.Id} comes, or ends";
            case 6:
                await store.ImportAsync([.. Official.Value.Measures.Where(m => m.Jurisdiction.Value == "CHN")], token);
                return "all measures of China come";
            case 7:
                await store.ImportAsync([.. figures.Where(f => f.Subject == subject).Select(f => OfSource(f, "ANOTHER"))], token);
                return $"a new source tells of {subject}";
            case 8:
                // More rows than any other source has, of subjects that hardly any claim speaks of: the order of the sources changes.
                var many = figures.GroupBy(f => f.Source).OrderByDescending(g => g.Count()).First().Count() + 1;
                await store.ImportAsync([.. Enumerable.Range(0, many).Select(i => OfSource(figures[0] with { Subject = new($"unheard_{i}"), Series = $"{i}" }, "ANOTHER"))], token);
                return "the new source becomes the largest";
            case 9:
                await store.ImportAsync(AsTold(state, figures, row => row with { Subject = new("unheard") }), token);
                return "what texts wrongly say is true of another commodity";
            case 10:
                await store.ImportAsync(AsTold(state, figures, row => row with { Indicator = new("unheard") }), token);
                return "what texts wrongly say is true of another indicator";
            default:
                await store.ImportAsync(Take(held, held.Count), token);
                return "all the rest comes";
        }
    }

    /// <summary>Rows with the amounts of refuted claims, somewhere else than where the claim puts them.</summary>
    private static List<OfficialFigure> AsTold(State state, List<OfficialFigure> figures, Func<OfficialFigure, OfficialFigure> elsewhere)
    {
        var byId = figures.ToDictionary(f => f.Id);
        var rows = new List<OfficialFigure>();
        foreach (var (claim, verdict) in Articles.Value.Zip(state.Compared).SelectMany(p => p.First.Claims.Zip(p.Second.Verdicts)).Where(p => p.Second.Label == VerdictLabel.Refuted))
        {
            if (claim.FigureIn(FigureRole.Value) is { } said && verdict.Evidence.Select(e => e.Figure).FirstOrDefault() is { } id)
            {
                var row = elsewhere(byId[id] with { Edition = "TOLD", Quantity = said.Quantity });
                rows.Add(OfSource(row with { Series = $"{row.Series}.{row.Subject}.{row.Indicator}.{rows.Count}" }, "ANOTHER"));
            }
        }

        return rows;
    }

    private static ArticleAnalysis Naming(ArticleAnalysis article, string source) => article with
    {
        Claims = article.Claims.Select(claim => claim with { Authority = new Slot<Entity>(new Entity(source, new EntityId(source)), null, "sentence", 0.9) }).ToValueList(),
    };

    private static List<OfficialFigure> NewEdition(List<OfficialFigure> figures, Random random) =>
    [
        .. figures.GroupBy(f => (f.Series, f.Period)).Select(g => Multiplied(g.Last(), random.Next(3) == 0 ? 1.07m : 1m))
            .Select(f => f with { Edition = "NEW", Published = Period.Year(2024), Id = OfficialFigure.IdOf(f.Series, f.Period, "NEW", f.Quantity) }),
    ];

    private static OfficialFigure OfSource(OfficialFigure figure, string source) => figure with
    {
        Source = source, Series = $"{source}.{figure.Series}", Id = OfficialFigure.IdOf($"{source}.{figure.Series}", figure.Period, figure.Edition, figure.Quantity),
    };

    private static OfficialFigure Multiplied(OfficialFigure figure, decimal factor)
    {
        var quantity = figure.Quantity with { Value = figure.Quantity.Value * factor };
        return figure with { Quantity = quantity, Id = OfficialFigure.IdOf(figure.Series, figure.Period, figure.Edition, quantity) };
    }

    private static List<OfficialFigure> Take(Queue<OfficialFigure> held, int count) => [.. Enumerable.Range(0, Math.Min(count, held.Count)).Select(_ => held.Dequeue())];

    private static OfficialFigure[] Shuffled(IEnumerable<OfficialFigure> figures, Random random)
    {
        var list = figures.ToArray();
        random.Shuffle(list);
        return list;
    }

    private sealed record State(string Revision, IReadOnlyList<ComparedArticle> Compared);
}
