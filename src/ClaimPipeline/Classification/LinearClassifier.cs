using ClaimPipeline.Records;

namespace ClaimPipeline.Classification;

/// <summary>The default classifier: a trained linear model over words, word classes and cue rules.</summary>
public sealed class LinearClassifier : ITrainedClassifier
{
    private readonly ClaimModel _model;
    private readonly double[] _thresholds;

    /// <summary>With a model that was read or trained.</summary>
    public LinearClassifier(ClaimModel model, ClassificationOptions options)
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
    public static LinearClassifier Load(ClassificationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new LinearClassifier(ModelFile.Read(Path.GetFullPath(options.ModelPath, AppContext.BaseDirectory)), options);
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
        ArgumentNullException.ThrowIfNull(sentences);
        var extractor = new FeatureExtractor();
        var features = new FeatureList();
        Span<double> scores = stackalloc double[ClaimModel.Labels.Count];
        var tagged = new TaggedSentence[sentences.Count];
        for (var i = 0; i < tagged.Length; i++)
        {
            var text = SentenceReading.TextOf(sentences[i]);
            extractor.Extract(text, features);
            _model.Score(features, scores);
            var tags = TagsOf(scores);
            var isMeasure = tags[0].Accepted || tags[1].Accepted;
            var (status, polarity) = isMeasure || tags[2].Accepted ? _model.Status.Read(extractor.Tokens, features) : (default, Polarity.Asserted);
            tagged[i] = new TaggedSentence(sentences[i], new ValueList<Tag>(tags), polarity, isMeasure ? status : null);
        }

        return tagged;
    }

    /// <summary>Why a sentence gets its probabilities: one explanation per label, with at most <paramref name="limit"/> cues each.</summary>
    public IReadOnlyList<Explanation> Explain(Sentence sentence, int limit)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        var text = SentenceReading.TextOf(sentence);
        var extractor = new FeatureExtractor();
        var features = new FeatureList();
        extractor.Extract(text, features, named: true);
        var namer = new FeatureNamer(text, extractor.Tokens);
        Span<double> scores = stackalloc double[ClaimModel.Labels.Count];
        _model.Score(features, scores);
        var tags = TagsOf(scores);
        return [.. tags.Select((tag, label) => new Explanation(
            tag.Kind,
            tag.Probability,
            tag.Accepted,
            _model.Header.Labels[label].IsUnsure(tag.Probability),
            _model.Header.Labels[label].Bias,
            _model.Weigh(features, label)
                .GroupBy(weighed => namer.Name(weighed.Feature), weighed => weighed.Weight, StringComparer.Ordinal)
                .Select(group => new WeighedCue(group.Key, group.Sum()))
                .OrderByDescending(cue => Math.Abs(cue.Weight)).ThenBy(cue => cue.Cue, StringComparer.Ordinal)
                .Take(limit).ToValueList()))];
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
