using ClaimPipeline.Records;

namespace ClaimPipeline.Health;

/// <summary>One run of one source in numbers.</summary>
/// <param name="Run">The run.</param>
/// <param name="At">When it began (UTC).</param>
/// <param name="Tally">What the crawl met.</param>
/// <param name="Values">By measure; missing where there was too little to measure.</param>
public sealed record SourceMeasures(RunId Run, DateTimeOffset At, SourceTally Tally, IReadOnlyDictionary<SourceMeasure, double> Values)
{
    /// <summary>Measures a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="tally">What it met at the source.</param>
    /// <param name="pages">What became of the new pages, as far as they have been analyzed.</param>
    /// <param name="leastPages">Pages without which texts are not measured.</param>
    public static SourceMeasures Of(Run run, SourceTally tally, IReadOnlyList<SourcePage> pages, int leastPages)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(tally);
        ArgumentNullException.ThrowIfNull(pages);
        var articles = pages.Where(page => page.Dropped is null).ToList();
        var values = new Dictionary<SourceMeasure, double> { [SourceMeasure.Yield] = articles.Count };
        if (tally.Visited > 0)
        {
            values[SourceMeasure.Errors] = (double)tally.Dropped.Where(drop => IsError(drop.Reason)).Sum(drop => drop.Count) / tally.Visited;
        }

        if (pages.Count >= leastPages)
        {
            values[SourceMeasure.Walls] = (double)pages.Count(page => page.Dropped == DropReason.ConsentWall) / pages.Count;
            values[SourceMeasure.Articles] = (double)articles.Count / pages.Count;
        }

        if (articles.Count >= leastPages)
        {
            values[SourceMeasure.TextLength] = RobustRange.Median([.. articles.Select(page => (double)page.TextLength)]);
            values[SourceMeasure.Dated] = (double)articles.Count(page => page.IsDated) / articles.Count;
            values[SourceMeasure.Claims] = (double)articles.Sum(page => page.Claims) / articles.Count;
        }

        return new SourceMeasures(run.Id, run.StartedAt, tally, values);
    }

    /// <summary>Whether a reason is the site's refusal or failure, rather than a page that nobody wants.</summary>
    public static bool IsError(DropReason reason) => IsRefusal(reason) || reason
        is DropReason.ConnectionFailed or DropReason.TimedOut or DropReason.ServerError or DropReason.ClientError or DropReason.Gone or DropReason.TooManyRedirects;

    /// <summary>Whether a reason is that the site does not want us.</summary>
    public static bool IsRefusal(DropReason reason) => reason is DropReason.Forbidden or DropReason.RateLimited or DropReason.RobotsDisallowed;
}

/// <summary>What is measured of a source.</summary>
public enum SourceMeasure
{
    /// <summary>New articles.</summary>
    Yield,

    /// <summary>Share of the new pages that are articles.</summary>
    Articles,

    /// <summary>Median length of the new articles, in characters.</summary>
    TextLength,

    /// <summary>Share of the new articles that state their date.</summary>
    Dated,

    /// <summary>Claims a new article.</summary>
    Claims,

    /// <summary>Share of the visits that failed or were refused.</summary>
    Errors,

    /// <summary>Share of the new pages that ask for consent or payment in the article's place.</summary>
    Walls,
}
