using ClaimPipeline.Comparison;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;
using Microsoft.Extensions.Logging;

namespace ClaimPipeline.Pipeline;

/// <summary>
/// Holds an article against the versions of its page before and after it and against copies of its story elsewhere, and stores what they
/// tell otherwise; also that its page is gone. Whichever of two texts comes last, the record is the same.
/// </summary>
public sealed class RevisionRecorder(IAnalysisStore analyses, IPageStore pages, IRevisionStore revisions, ComparisonOptions options, ILogger<RevisionRecorder> logger)
{
    /// <summary>Raised with every change of what is found.</summary>
    public const string Version = "revisions-1";

    /// <summary>Finds and stores the revisions of every article that is due. One that cannot be read is logged, and stays due with those beside it.</summary>
    public async Task RecordPendingAsync(CancellationToken cancellationToken)
    {
        await foreach (var id in revisions.PendingAsync(Version, cancellationToken))
        {
            try
            {
                await RecordAsync(id, cancellationToken);
            }
            catch (Exception trouble) when (!MachineTrouble.Is(trouble))
            {
                logger.LogError(trouble, "The revisions of article {Article} could not be found", id);
            }
        }
    }

    private async Task RecordAsync(ArticleId id, CancellationToken cancellationToken)
    {
        if (await TextAsync(id, cancellationToken) is not { } text)
        {
            return; // It went between the listing and now.
        }

        var (analysis, article) = (text.Analysis, text.Analysis.Article);
        var versions = (await analyses.VersionsAsync(article.CanonicalUrl, cancellationToken)).ToList();
        var at = versions.IndexOf(article.Id);
        var found = new List<Revision>();
        foreach (var neighbour in new[] { at - 1, at + 1 }.Where(i => at >= 0 && i >= 0 && i < versions.Count))
        {
            found.AddRange(await CompareAsync(text, versions[neighbour], VersionComparer.Compare, cancellationToken));
        }

        foreach (var copy in (await analyses.NearAsync(article.Id, analysis.Fingerprint, options.CopyDistance, cancellationToken)).Except(versions).Take(options.MostCopies))
        {
            found.AddRange(await CompareAsync(text, copy, (one, other) => StoryComparer.Compare(one, other, RevisionKind.Copy), cancellationToken));
        }

        if (await pages.GoneAsync(article.Page, cancellationToken) is { } gone)
        {
            var side = text.Tell(article.Title);
            found.Add(new Revision
            {
                Id = Revision.IdOf(RevisionKind.Gone, side, null), Kind = RevisionKind.Gone, SeenAt = gone.SeenAt, Earlier = side, Topic = gone.Detail,
            });
        }

        await revisions.SaveAsync(article.Id, [.. found.DistinctBy(r => r.Id)], Version, cancellationToken);
    }

    private async Task<IReadOnlyList<Revision>> CompareAsync(
        StoryText one, ArticleId id, Func<StoryText, StoryText, IReadOnlyList<Revision>> compare, CancellationToken cancellationToken) =>
        await TextAsync(id, cancellationToken) is not { } other ? []
        : one.IsBefore(other) ? compare(one, other)
        : compare(other, one);

    private async Task<StoryText?> TextAsync(ArticleId id, CancellationToken cancellationToken) =>
        await analyses.GetAsync(id, cancellationToken) is { } analysis
        && await pages.GetAsync(analysis.Article.Page, cancellationToken) is { } page
            ? new StoryText(analysis, page)
            : null;
}
