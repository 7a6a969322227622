namespace ClaimPipeline.Records;

/// <summary>What a claim is about. The first three are the classifier's labels.</summary>
public enum ClaimKind
{
    /// <summary>A quantitative limit set or allocated by an authority or cartel.</summary>
    Quota,

    /// <summary>A prohibition, embargo, moratorium, or a restriction or licensing regime.</summary>
    Ban,

    /// <summary>Which fraction of a whole something is.</summary>
    Share,

    /// <summary>
    /// Any other statement that official statistics answer (production, reserves, exports, growth, rank); found by its
    /// indicator and slots, not by the classifier.
    /// </summary>
    Statistic,
}
