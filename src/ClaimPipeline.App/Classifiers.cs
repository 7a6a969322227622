using ClaimPipeline.Classification;

namespace ClaimPipeline.App;

/// <summary>Opens the classifier that the settings name; that of ML.NET lies beside the program, where it was installed.</summary>
internal static class Classifiers
{
    /// <summary>The name of the classifier of ML.NET in the settings.</summary>
    public const string MlNet = "mlnet";

    private const string Provider = "ClaimPipeline.MLNet";

    /// <summary>The classifier.</summary>
    /// <param name="options">Which one, and where its model lies.</param>
    /// <param name="model">Another model than the options', if any.</param>
    public static IClaimClassifier Open(ClassificationOptions options, string? model = null) => options.Classifier switch
    {
        "keyword" => new KeywordClassifier(),
        MlNet => OpenMlNet(model is null ? Path.GetFullPath(options.MlNetPath, AppContext.BaseDirectory) : Path.GetFullPath(model)),
        _ => model is null ? HybridClassifier.Load(options) : new HybridClassifier(ModelFile.Read(model), options),
    };

    /// <summary>A model of ML.NET.</summary>
    public static ITrainedClassifier OpenMlNet(string path) =>
        ProviderAssembly.Opener<ITrainedClassifier>(Provider, "ClaimPipeline.MLNet.MlNetClassifier", "Open")(path);

    /// <summary>What trains a model of ML.NET.</summary>
    public static IClaimTrainer MlNetTrainer() =>
        ProviderAssembly.Opener<IClaimTrainer>(Provider, "ClaimPipeline.MLNet.MlNetTrainer", "Open")("");
}
