using ClaimPipeline.Classification;
using ClaimPipeline.Records;
using Microsoft.ML;

namespace ClaimPipeline.MLNet;

/// <summary>
/// Trains the ML.NET classifier: once on the train part, to choose calibration and thresholds on the topics of the dev part, and once on both.
/// </summary>
public sealed class MlNetTrainer(MlNetSettings settings) : IClaimTrainer
{
    private const int Steps = 2;

    /// <summary>A trainer with the default settings; the program finds this method by its name.</summary>
    /// <param name="path">Not used: a trainer keeps nothing.</param>
    public static IClaimTrainer Open(string path) => new MlNetTrainer(new MlNetSettings());

    /// <inheritdoc/>
    public ITrainedClassifier Train(IReadOnlyList<LabelledSentence> corpus, IProgress<TrainingProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        var sentences = corpus.Where(sentence => sentence.Split != CorpusSplit.Test).ToList();
        var dev = sentences.Where(sentence => sentence.Split == CorpusSplit.Dev).ToList();
        var train = sentences.Where(sentence => sentence.Split == CorpusSplit.Train).ToList();
        if (train.Count == 0 || dev.Count == 0)
        {
            throw new ArgumentException("The corpus needs a train and a dev part.", nameof(corpus));
        }

        var context = new MLContext(settings.Seed);
        var decisions = DecisionsOn(dev, context, MlNetPipeline.Fit(context, RowsOf(train), settings));
        progress?.Report(new TrainingProgress("thresholds", 1, Steps));
        cancellation.ThrowIfCancellationRequested();
        var rows = RowsOf(sentences);
        var model = MlNetPipeline.Fit(context, rows, settings);
        progress?.Report(new TrainingProgress("all", Steps, Steps));

        using var stream = new MemoryStream();
        context.Model.Save(model, context.Data.LoadFromEnumerable(rows).Schema, stream);
        var archive = stream.ToArray();
        var digest = MlNetFiles.DigestOf(archive);
        var header = new MlNetHeader
        {
            Version = $"mlnet/{ContentHash.Of(digest, string.Join(';', decisions.Select(decision => decision.ToString())))[..12]}",
            Corpus = ClassifierTrainer.DigestOf(sentences),
            Archive = digest,
            Settings = settings,
            TrainingSentences = sentences.Count,
            Labels = decisions,
        };
        return new MlNetClassifier(context, model, header, archive);
    }

    private static LabelDecision[] DecisionsOn(List<LabelledSentence> dev, MLContext context, ITransformer model)
    {
        var engine = context.Model.CreatePredictionEngine<MlNetRow, MlNetScores>(model);
        var sets = MlNetClassifier.SetsOf(engine);
        var scores = dev.Select(sentence => engine.Predict(new MlNetRow { Text = sentence.Text }).Score.ToArray()).ToList();
        return [.. ClaimModel.Labels.Select((kind, label) => DecisionChooser.Choose(dev, kind, [.. scores.Select(score => sets.LogOddsOf(label, score))]))];
    }

    /// <summary>A sentence counts as much as it does for its labels on average.</summary>
    private List<MlNetRow> RowsOf(List<LabelledSentence> sentences)
    {
        var weights = ClaimModel.Labels.Select(kind => DecisionChooser.CaseWeightsOf(sentences, kind, settings.CaseTemper)).ToList();
        return [.. sentences.Select((sentence, i) => new MlNetRow
        {
            Text = sentence.Text,
            Label = LabelSets.NameOf(sentence.Labels),
            Weight = (float)weights.Average(ofLabel => ofLabel[i]),
        })];
    }
}
