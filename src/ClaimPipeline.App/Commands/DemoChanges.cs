using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.App.Commands;

/// <summary>Says what a second crawl brought: new articles, and new versions of known ones with the figures that changed.</summary>
internal static class DemoChanges
{
    /// <summary>Prints one line per article that was not there before.</summary>
    public static async Task ShowAsync(Workspace workspace, IReadOnlySet<ArticleId> before, Invocation invocation)
    {
        if (invocation.Json)
        {
            return;
        }

        var analyses = workspace.Get<IAnalysisStore>();
        await foreach (var id in analyses.ListAsync(invocation.Cancellation))
        {
            if (before.Contains(id) || await analyses.GetAsync(id, invocation.Cancellation) is not { } analysis)
            {
                continue;
            }

            var versions = await analyses.VersionsAsync(analysis.Article.CanonicalUrl, invocation.Cancellation);
            var earlier = versions.LastOrDefault(v => v != id && before.Contains(v));
            var what = versions.Count > 1 && await analyses.GetAsync(earlier, invocation.Cancellation) is { } old
                ? $"changed: {analysis.Article.Title} ({analysis.Article.CanonicalUrl}): {Difference(old, analysis)}"
                : $"new: {analysis.Article.Title} ({analysis.Article.CanonicalUrl})";
            await invocation.Terminal.Out.WriteLineAsync($"  {what}");
        }
    }

    private static string Difference(ArticleAnalysis old, ArticleAnalysis current)
    {
        var (was, now) = (Surfaces(old), Surfaces(current));
        var gone = was.Except(now, StringComparer.Ordinal).ToList();
        var come = now.Except(was, StringComparer.Ordinal).ToList();
        return gone.Count + come.Count == 0 ? "text only" : $"{string.Join(", ", gone)} became {string.Join(", ", come)}";
    }

    private static HashSet<string> Surfaces(ArticleAnalysis analysis) =>
        analysis.Sentences.SelectMany(s => s.Figures).Select(f => f.Surface).ToHashSet(StringComparer.Ordinal);
}
