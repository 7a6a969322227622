using System.Globalization;
using System.Text;
using ClaimPipeline.Classification;
using ClaimPipeline.Records;

namespace ClaimPipeline.Evaluation;

/// <summary>How the classifier's scores grow with the number of sentences it learns from.</summary>
public static class LearningCurve
{
    /// <summary>
    /// Trains on so many sentences of train and dev (drawn by a hash of their ids, whole passages by that of theirs, dev in its share) and scores each model; a table
    /// in Markdown.
    /// </summary>
    /// <param name="corpus">All labelled sentences.</param>
    /// <param name="sizes">How many to learn from; a size beyond the corpus takes all.</param>
    /// <param name="others">Further sentences to score on; may be empty.</param>
    /// <param name="settings">How to train.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ArgumentException">A size is so small that a label has no sentence.</exception>
    public static string Draw(
        IReadOnlyList<LabelledSentence> corpus, IReadOnlyList<int> sizes, IReadOnlyList<LabelledSentence> others, TrainingSettings settings, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(sizes);
        ArgumentNullException.ThrowIfNull(others);
        var test = corpus.Where(sentence => sentence.Split == CorpusSplit.Test).ToList();
        var drawn = corpus.Where(sentence => sentence.Split != CorpusSplit.Test).OrderBy(sentence => ContentHash.Of(sentence.Passage ?? sentence.Id), StringComparer.Ordinal).ToList();
        var text = new StringBuilder();
        text.AppendLine("| sentences | macro-F1, own test | hard negatives tagged | macro-F1, others | hard negatives tagged |").AppendLine("|---|---|---|---|---|");
        foreach (var size in sizes)
        {
            var part = drawn.Take(size).ToList();
            var classifier = new HybridClassifier(new ClassifierTrainer(settings).Train(part, null, cancellation), new ClassificationOptions());
            text.AppendLine(CultureInfo.InvariantCulture, $"| {part.Count} | {Scores(classifier, test)} | {Scores(classifier, others)} |");
        }

        return text.ToString();
    }

    private static string Scores(HybridClassifier classifier, IReadOnlyList<LabelledSentence> sentences)
    {
        if (sentences.Count == 0)
        {
            return "- | -";
        }

        var overall = ClassificationEvaluator.Evaluate(classifier, sentences).Overall;
        return string.Create(CultureInfo.InvariantCulture, $"{overall.MacroF1:F3} | {overall.HardFalsePositiveRate:F3}");
    }
}
