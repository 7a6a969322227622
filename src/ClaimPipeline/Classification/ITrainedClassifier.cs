namespace ClaimPipeline.Classification;

/// <summary>A classifier that was trained, and that can be kept.</summary>
public interface ITrainedClassifier : IClaimClassifier
{
    /// <summary>Writes the model's files into a folder, over those of a model that is there; the folder is made when it is missing.</summary>
    void WriteTo(string folder);
}
