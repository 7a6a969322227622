using ClaimPipeline.Records;

namespace ClaimPipeline.Classification;

/// <summary>Reads sentences by themselves, one after the other, with a model. Reusable; not for several threads.</summary>
internal sealed class SentenceReader(ClaimModel model)
{
    private readonly FeatureExtractor _extractor = new();
    private readonly FeatureList _features = new();

    /// <summary>The sentence's scores, one per label.</summary>
    public void Read(string text, Span<double> scores, bool named = false)
    {
        _extractor.Extract(text, _features, named);
        model.Score(_features, scores);
    }

    /// <summary>State of the measure and polarity of the claim in the sentence read last.</summary>
    public (ClaimStatus Status, Polarity Polarity) State() => model.Status.Read(_extractor.Tokens, _features);

    /// <summary>What the sentence read last is to those beside it.</summary>
    public Glance Glance(ReadOnlySpan<double> scores)
    {
        Span<double> probabilities = stackalloc double[ClaimModel.Labels.Count];
        for (var label = 0; label < probabilities.Length; label++)
        {
            probabilities[label] = model.Header.Labels[label].Probability(scores[label]);
        }

        return Classification.Glance.Of(_extractor.Tokens, probabilities, model.Header.Labels);
    }

    /// <summary>A glance at a text; null when it is empty.</summary>
    public Glance? GlanceAt(string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        Span<double> scores = stackalloc double[ClaimModel.Labels.Count];
        Read(text, scores);
        return Glance(scores);
    }

    /// <summary>A label's score of the sentence read last before any cue is added.</summary>
    public double BaseOf(int label) => model.BaseOf(_features, label);

    /// <summary>What weighed for a label in the sentence read last, in words; it must have been read with its names.</summary>
    public IEnumerable<WeighedCue> Weigh(string text, int label)
    {
        var namer = new FeatureNamer(text, _extractor.Tokens);
        return model.Weigh(_features, label)
            .GroupBy(weighed => namer.Name(weighed.Feature), weighed => weighed.Weight, StringComparer.Ordinal)
            .Select(group => new WeighedCue(group.Key, group.Sum()));
    }
}
