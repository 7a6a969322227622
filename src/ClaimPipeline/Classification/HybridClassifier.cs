using ClaimPipeline.Records;

namespace ClaimPipeline.Classification;

/// <summary>The default classifier: linear scores and a small network, added, over words, word classes and cue rules.</summary>
public sealed class HybridClassifier : ITrainedClassifier
{
    private readonly ClaimModel _model;
    private readonly double[] _thresholds;

    /// <summary>With a model that was read or trained.</summary>
    public HybridClassifier(ClaimModel model, ClassificationOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        _model = model;
        _thresholds = [.. model.Header.Labels.Select(label => Math.Clamp(label.Threshold + options.ThresholdShift, 0, 1))];
        Version = options.ThresholdShift == 0 ? model.Version : FormattableString.Invariant($"{model.Version}{options.ThresholdShift:+0.###;-0.###}");
    }

    /// <inheritdoc/>
    public string Version { get; }

    /// <summary>The model behind it.</summary>
    public ClaimModel Model => _model;

    /// <summary>With the model that the options name.</summary>
    /// <exception cref="ModelFileException">The model file is missing, broken or of another version.</exception>
    public static HybridClassifier Load(ClassificationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new HybridClassifier(ModelFile.Read(Path.GetFullPath(options.ModelPath, AppContext.BaseDirectory)), options);
    }

    /// <inheritdoc/>
    public void WriteTo(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        Directory.CreateDirectory(folder);
        ModelFile.Write(_model, Path.Combine(folder, ModelFile.Name));
    }

    /// <inheritdoc/>
    public IReadOnlyList<TaggedSentence> Classify(string title, IReadOnlyList<Sentence> sentences)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(sentences);
        var reader = new SentenceReader(_model);
        var headline = reader.GlanceAt(title);
        var tagged = new TaggedSentence[sentences.Count];
        for (var start = 0; start < tagged.Length;)
        {
            var end = TextRun.EndOf(sentences, start);
            ClassifyRun(sentences, start, end, TextRun.IsText(sentences[start]) ? headline : null, reader, tagged);
            start = end;
        }

        return tagged;
    }

    /// <summary>Why a sentence by itself gets its probabilities: one explanation per label, with at most <paramref name="limit"/> cues each.</summary>
    public IReadOnlyList<Explanation> Explain(Sentence sentence, int limit) => Explain("", [sentence], 0, limit);

    /// <summary>Why a sentence gets its probabilities where it stands: one explanation per label, with at most <paramref name="limit"/> cues each.</summary>
    /// <param name="title">The article's headline; empty when there is none.</param>
    /// <param name="sentences">Of one article, in order, as <see cref="Classify"/> takes them.</param>
    /// <param name="index">Which of them.</param>
    /// <param name="limit">Most cues of a label.</param>
    public IReadOnlyList<Explanation> Explain(string title, IReadOnlyList<Sentence> sentences, int index, int limit)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(sentences);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, sentences.Count);
        var reader = new SentenceReader(_model);
        var slots = ContextOf(title, sentences, index, reader);
        var text = SentenceReading.TextOf(sentences[index]);
        Span<double> scores = stackalloc double[ClaimModel.Labels.Count];
        reader.Read(text, scores, named: true);
        _model.Context.AddTo(scores, slots);
        return [.. TagsOf(scores).Select((tag, label) => new Explanation(
            tag.Kind,
            tag.Probability,
            tag.Accepted,
            _model.Header.Labels[label].IsUnsure(tag.Probability),
            reader.BaseOf(label),
            reader.Weigh(text, label).Concat(_model.Context.Weigh(slots, label))
                .OrderByDescending(cue => Math.Abs(cue.Weight)).ThenBy(cue => cue.Cue, StringComparer.Ordinal)
                .Take(limit).ToValueList()))];
    }

    /// <summary>Sentences that stand side by side: each is read by itself first, then beside what was read of the others.</summary>
    private void ClassifyRun(IReadOnlyList<Sentence> sentences, int start, int end, Glance? headline, SentenceReader reader, TaggedSentence[] tagged)
    {
        var count = end - start;
        var isAlone = count == 1 && headline is null;
        var all = new double[count * ClaimModel.Labels.Count];
        var states = new (ClaimStatus, Polarity)?[count];
        var glances = isAlone ? [] : new Glance[count];
        for (var i = 0; i < count; i++)
        {
            var scores = ScoresAt(all, i);
            reader.Read(SentenceReading.TextOf(sentences[start + i]), scores);
            if (!isAlone)
            {
                glances[i] = reader.Glance(scores);
            }

            states[i] = IsAnyAccepted(scores) ? reader.State() : null;
        }

        var slots = new List<int>();
        for (var i = 0; i < count; i++)
        {
            var scores = ScoresAt(all, i);
            if (!isAlone)
            {
                ContextCues.Find(glances, i, headline, slots);
                _model.Context.AddTo(scores, slots);
            }

            tagged[start + i] = Tagged(sentences[start + i], TagsOf(scores), states[i], reader);
        }
    }

    private static Span<double> ScoresAt(double[] all, int sentence) => all.AsSpan(sentence * ClaimModel.Labels.Count, ClaimModel.Labels.Count);

    /// <summary>A sentence with its tags; what only its neighbours made a claim is read once more, for its state.</summary>
    private static TaggedSentence Tagged(Sentence sentence, Tag[] tags, (ClaimStatus Status, Polarity Polarity)? state, SentenceReader reader)
    {
        var isMeasure = tags[0].Accepted || tags[1].Accepted;
        if (!isMeasure && !tags[2].Accepted)
        {
            return new TaggedSentence(sentence, new ValueList<Tag>(tags));
        }

        if (state is null)
        {
            Span<double> scores = stackalloc double[ClaimModel.Labels.Count];
            reader.Read(SentenceReading.TextOf(sentence), scores);
            state = reader.State();
        }

        return new TaggedSentence(sentence, new ValueList<Tag>(tags), state.Value.Polarity, isMeasure ? state.Value.Status : null);
    }

    /// <summary>What title and neighbours say of a sentence; nothing when it stands alone.</summary>
    private static List<int> ContextOf(string title, IReadOnlyList<Sentence> sentences, int index, SentenceReader reader)
    {
        var (start, end) = TextRun.Around(sentences, index, ContextCues.Before, ContextCues.Behind);
        var glances = Enumerable.Range(start, end - start).Select(i => reader.GlanceAt(SentenceReading.TextOf(sentences[i])) ?? default).ToArray();
        var slots = new List<int>();
        ContextCues.Find(glances, index - start, TextRun.IsText(sentences[index]) ? reader.GlanceAt(title) : null, slots);
        return slots;
    }

    private bool IsAnyAccepted(ReadOnlySpan<double> scores)
    {
        for (var label = 0; label < scores.Length; label++)
        {
            if (_model.Header.Labels[label].Probability(scores[label]) >= _thresholds[label])
            {
                return true;
            }
        }

        return false;
    }

    private Tag[] TagsOf(ReadOnlySpan<double> scores)
    {
        var tags = new Tag[scores.Length];
        for (var label = 0; label < tags.Length; label++)
        {
            var probability = _model.Header.Labels[label].Probability(scores[label]);
            tags[label] = new Tag(ClaimModel.Labels[label], probability, probability >= _thresholds[label]);
        }

        return tags;
    }
}
