using System.Text;
using ClaimPipeline.Archive;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.Tests.Commands;

/// <summary>An article with two claims, one of them with a verdict, in a data folder.</summary>
internal sealed record StoredClaims(ArticleAnalysis Analysis, Verdict Verdict)
{
    /// <summary>What the archive holds for the article's page.</summary>
    public const string Html = "<p>China produced 210,000 tons, \"a record\". =2+3 quotas fell.";

    /// <summary>Puts them in.</summary>
    public static async Task<StoredClaims> AddAsync(CommandLine line)
    {
        var token = TestContext.Current.CancellationToken;
        await using var workspace = await line.OpenAsync();
        var page = Some.Page(body: Html) with { Location = null };
        var location = await workspace.Get<IPageArchive>()
            .AppendAsync(new ArchivedExchange(page, Encoding.UTF8.GetBytes(Html), null, null), token);
        await workspace.Get<IPageStore>().AddAsync(page with { Location = location }, token);

        var article = Some.Article(
            page.Id, "China produced 210,000 tons, \"a record\".\n=2+3 quotas fell.", title: "Ores, and more", published: new DateOnly(2023, 5, 1));
        var statistic = Some.Claim(
            article, "China produced 210,000 tons, \"a record\".", surface: "210,000 tons",
            quantity: new Quantity { Value = 210_000, Unit = Unit.Tonne },
            place: new Entity("China", new EntityId("CHN")), period: Period.Year(2022));
        var quota = Some.Claim(article, "=2+3 quotas fell.", ClaimKind.Quota, sentence: 1);
        var analysis = Some.Analysis(article, statistic, quota);
        await workspace.Get<IAnalysisStore>().SaveAsync(page.Id, analysis, token);

        var verdict = Some.Verdict(statistic.Id) with
        {
            Evidence = [new Evidence { Figure = new OfficialFigureId("f"), Citation = "USGS, 2022: 210000 t", RelativeDifference = 0.05m }],
        };
        await workspace.Get<IVerdictStore>().SaveAsync(article.Id, [verdict], token);
        return new StoredClaims(analysis, verdict);
    }
}
