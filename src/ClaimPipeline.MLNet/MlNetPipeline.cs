using Microsoft.ML;
using Microsoft.ML.Trainers;
using Microsoft.ML.Transforms.Text;

namespace ClaimPipeline.MLNet;

/// <summary>Words and letters by tf-idf, then one logistic regression per set of labels against the others.</summary>
internal static class MlNetPipeline
{
    private const string Features = nameof(Features);

    /// <summary>
    /// Fits the pipeline. One thread, so that sums are added in one order and equal sentences give equal weights; such a learner keeps no
    /// sentences, but reads them again in every step, so without the cache each step would count all words and letters anew.
    /// </summary>
    public static ITransformer Fit(MLContext context, IEnumerable<MlNetRow> rows, MlNetSettings settings)
    {
        var data = context.Data.LoadFromEnumerable(rows);
        var learner = context.BinaryClassification.Trainers.LbfgsLogisticRegression(new LbfgsLogisticRegressionBinaryTrainer.Options
        {
            LabelColumnName = nameof(MlNetRow.Label),
            FeatureColumnName = Features,
            ExampleWeightColumnName = nameof(MlNetRow.Weight),
            L1Regularization = settings.L1,
            L2Regularization = settings.L2,
            NumberOfThreads = 1,
        });
        return context.Transforms.Text.FeaturizeText(Features, OptionsOf(settings), nameof(MlNetRow.Text))
            .Append(context.Transforms.Conversion.MapValueToKey(nameof(MlNetRow.Label)))
            .AppendCacheCheckpoint(context)
            .Append(context.MulticlassClassification.Trainers.OneVersusAll(learner, nameof(MlNetRow.Label), useProbabilities: true))
            .Fit(data);
    }

    private static TextFeaturizingEstimator.Options OptionsOf(MlNetSettings settings) => new()
    {
        CaseMode = TextNormalizingEstimator.CaseMode.Lower,
        KeepNumbers = true,
        KeepPunctuations = true,
        WordFeatureExtractor = new WordBagEstimator.Options
        {
            NgramLength = settings.Words,
            UseAllLengths = true,
            Weighting = NgramExtractingEstimator.WeightingCriteria.TfIdf,
        },
        CharFeatureExtractor = new WordBagEstimator.Options
        {
            NgramLength = settings.Letters,
            UseAllLengths = false,
            Weighting = NgramExtractingEstimator.WeightingCriteria.TfIdf,
        },
    };
}
