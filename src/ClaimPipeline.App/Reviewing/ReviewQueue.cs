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
    // Articles after which there is something to begin with.
    private const int FirstPart = 500;

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stop = new();
    private IReadOnlyList<TaggedSentence>? _candidates;
    private Task<IReadOnlyList<TaggedSentence>> _first = Task.FromResult<IReadOnlyList<TaggedSentence>>([]);
    private Task<IReadOnlyList<TaggedSentence>> _making = Task.FromResult<IReadOnlyList<TaggedSentence>>([]);
    private DateTimeOffset _madeAt = DateTimeOffset.MinValue;

    /// <summary>
    /// The next sentences for a reviewer, the most informative first. The first calls take those of the first articles; while the store is
    /// gone through again, others take what is there.
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

    private async Task<IReadOnlyList<TaggedSentence>> CandidatesAsync(CancellationToken cancellationToken)
    {
        Task<IReadOnlyList<TaggedSentence>> first, all;
        lock (_gate)
        {
            if (_making.IsCompleted && (_candidates is null || time.GetUtcNow() - _madeAt >= options.ReviewQueueAge))
            {
                // Whoever asked first may go away; the others still want it.
                var begun = new TaskCompletionSource<IReadOnlyList<TaggedSentence>>(TaskCreationOptions.RunContinuationsAsynchronously);
                (_first, _making) = (begun.Task, Task.Run(() => MakeAsync(begun.SetResult, _stop.Token)));
            }

            if (_candidates is { } known)
            {
                return known;
            }

            (first, all) = (_first, _making);
        }

        var there = await Task.WhenAny(first, all).WaitAsync(cancellationToken);
        return await there;
    }

    private async Task<IReadOnlyList<TaggedSentence>> MakeAsync(Action<IReadOnlyList<TaggedSentence>> begin, CancellationToken cancellationToken)
    {
        var all = await MostDoubtfulAsync(begin, cancellationToken);
        lock (_gate)
        {
            (_candidates, _madeAt) = (all, time.GetUtcNow());
        }

        return all;
    }

    private async Task<IReadOnlyList<TaggedSentence>> MostDoubtfulAsync(Action<IReadOnlyList<TaggedSentence>> begin, CancellationToken cancellationToken)
    {
        // The least doubtful of those kept stands in front and makes room; of equal wording one is enough.
        var kept = new PriorityQueue<TaggedSentence, double>();
        var texts = new HashSet<string>(StringComparer.Ordinal);
        var articles = 0;
        await foreach (var id in analyses.ListAsync(cancellationToken))
        {
            if (articles++ == FirstPart)
            {
                begin([.. kept.UnorderedItems.Select(item => item.Element)]);
            }

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
