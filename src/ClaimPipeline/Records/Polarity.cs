namespace ClaimPipeline.Records;

/// <summary>Whether a claim is asserted or denied.</summary>
public enum Polarity
{
    /// <summary>The sentence says that it is so.</summary>
    Asserted,

    /// <summary>The sentence says that it is not so.</summary>
    Denied,
}
