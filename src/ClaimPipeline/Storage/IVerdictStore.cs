using ClaimPipeline.Records;

namespace ClaimPipeline.Storage;

/// <summary>The verdicts. Derived from claims and official figures: those of an article go when the article's analysis changes.</summary>
public interface IVerdictStore
{
    /// <summary>Articles with claims that have no verdict at <paramref name="version"/>, by id.</summary>
    /// <remarks>Safe to consume while verdicts are saved.</remarks>
    IAsyncEnumerable<ArticleId> PendingAsync(string version, CancellationToken cancellationToken);

    /// <summary>Replaces all verdicts of the article's claims in one transaction, without saying what they rest on.</summary>
    /// <exception cref="ArgumentException">A verdict is on no claim of the article, or two are on one claim.</exception>
    Task SaveAsync(ArticleId article, IReadOnlyList<Verdict> verdicts, CancellationToken cancellationToken) =>
        SaveAsync(article, verdicts, null, cancellationToken);

    /// <summary>Replaces all verdicts of the article's claims in one transaction.</summary>
    /// <param name="article">The article.</param>
    /// <param name="verdicts">One verdict for each of its claims.</param>
    /// <param name="reads">Every part of the official data that they rest on; null when that is not known.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <exception cref="ArgumentException">A verdict is on no claim of the article, or two are on one claim.</exception>
    Task SaveAsync(ArticleId article, IReadOnlyList<Verdict> verdicts, IReadOnlyCollection<ReferenceKey>? reads, CancellationToken cancellationToken);

    /// <summary>The versions at which some article has verdicts on all its claims.</summary>
    Task<IReadOnlyList<string>> VersionsAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Lets verdicts of version <paramref name="from"/> hold at version <paramref name="to"/>, article by article, where it is known what they rest
    /// on and nothing of that is in <paramref name="touched"/>; the others stay as they are. Their history gets no entry.
    /// </summary>
    /// <returns>How many verdicts.</returns>
    Task<int> CarryAsync(string from, string to, IReadOnlySet<ReferenceKey> touched, CancellationToken cancellationToken);

    /// <summary>The verdict on a claim; null when there is none.</summary>
    Task<Verdict?> GetAsync(ClaimId claim, CancellationToken cancellationToken);

    /// <summary>The verdicts on several claims, which may be of any articles; a claim without one is left out.</summary>
    Task<IReadOnlyDictionary<ClaimId, Verdict>> OfClaimsAsync(IReadOnlyCollection<ClaimId> claims, CancellationToken cancellationToken);

    /// <summary>All verdicts on an article's claims, in the order of the claims.</summary>
    Task<IReadOnlyList<Verdict>> OfArticleAsync(ArticleId article, CancellationToken cancellationToken);

    /// <summary>
    /// Claims whose verdict rests on one of these official figures or measures, by id, behind <paramref name="after"/> (null: from the
    /// first), at most <paramref name="max"/>.
    /// </summary>
    Task<IReadOnlyList<ClaimId>> CitingAsync(
        IReadOnlyCollection<OfficialFigureId> figures, IReadOnlyCollection<MeasureId> measures, ClaimId? after, int max, CancellationToken cancellationToken);

    /// <summary>
    /// Every article, by id, with a text that changes when its analysis, a verdict on one of its claims or one of its revisions does, and only then
    /// (versions do not count): what was derived from them is up to date while the text is the same.
    /// </summary>
    IAsyncEnumerable<(ArticleId Article, string Stamp)> StampsAsync(CancellationToken cancellationToken);

    /// <summary>
    /// What was said of a claim, oldest first, the verdict that holds last; the same said again under another version is there once, with the
    /// version under which it was said first. Nothing is ever taken out, also when the claim goes.
    /// </summary>
    Task<IReadOnlyList<Verdict>> HistoryAsync(ClaimId claim, CancellationToken cancellationToken);
}
