using ClaimPipeline.App.Serving;
using ClaimPipeline.Classification;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.App.Reviewing;

/// <summary>
/// The sentences from whose review the classifier would learn most. All stored sentences are gone through once in a while and the most
/// doubtful kept; what a reviewer has decided on is left out at once.
/// </summary>
internal sealed class ReviewQueue(IAnalysisStore analyses, IReviewStore reviews, ServeOptions options, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private IReadOnlyList<TaggedSentence> _candidates = [];
    private DateTimeOffset _madeAt = DateTimeOffset.MinValue;

    /// <summary>The next sentences for a reviewer, the most informative first; the first call goes through the whole store.</summary>
    public async Task<IReadOnlyList<TaggedSentence>> NextAsync(string reviewer, int count, CancellationToken cancellationToken)
    {
        var candidates = await CandidatesAsync(cancellationToken);
        var decided = ReviewRules.Standing(await reviews.ListAsync(0, cancellationToken).ToListAsync(cancellationToken))
            .Where(review => review.Reviewer == reviewer)
            .Select(review => review.Text)
            .ToHashSet(StringComparer.Ordinal);
        return ReviewChooser.Choose(candidates.Where(candidate => !decided.Contains(candidate.Sentence.Text)), count);
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    private async Task<IReadOnlyList<TaggedSentence>> CandidatesAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (time.GetUtcNow() - _madeAt >= options.ReviewQueueAge)
            {
                (_candidates, _madeAt) = (await MostDoubtfulAsync(cancellationToken), time.GetUtcNow());
            }

            return _candidates;
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<IReadOnlyList<TaggedSentence>> MostDoubtfulAsync(CancellationToken cancellationToken)
    {
        // The least doubtful of those kept stands in front and makes room; of equal wording one is enough.
        var kept = new PriorityQueue<TaggedSentence, double>();
        var texts = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var id in analyses.ListAsync(cancellationToken))
        {
            foreach (var sentence in (await analyses.GetAsync(id, cancellationToken))?.Sentences ?? [])
            {
                if (texts.Add(sentence.Sentence.Text))
                {
                    kept.Enqueue(sentence.Tagged, ReviewChooser.Doubt(sentence.Tagged));
                    if (kept.Count > options.ReviewQueueLength)
                    {
                        texts.Remove(kept.Dequeue().Sentence.Text);
                    }
                }
            }
        }

        return [.. kept.UnorderedItems.Select(item => item.Element)];
    }
}
