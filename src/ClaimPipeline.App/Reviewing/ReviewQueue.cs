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
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stop = new();
    private IReadOnlyList<TaggedSentence>? _candidates;
    private Task<IReadOnlyList<TaggedSentence>>? _making;
    private DateTimeOffset _madeAt;

    /// <summary>
    /// The next sentences for a reviewer, the most informative first. The first call waits until the whole store has been gone through; later
    /// ones take what is there while it is gone through again.
    /// </summary>
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
    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    private Task<IReadOnlyList<TaggedSentence>> CandidatesAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_making is { IsCompleted: true } ended)
            {
                // One that failed is tried again; who waited for it was told.
                (_candidates, _madeAt) = ended.IsCompletedSuccessfully ? (ended.Result, time.GetUtcNow()) : (_candidates, _madeAt);
                _making = null;
            }

            if (_making is null && (_candidates is null || time.GetUtcNow() - _madeAt >= options.ReviewQueueAge))
            {
                // Whoever asked first may go away; the others still want it.
                _making = Task.Run(() => MostDoubtfulAsync(_stop.Token));
            }

            return _candidates is { } known ? Task.FromResult(known) : _making!.WaitAsync(cancellationToken);
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
