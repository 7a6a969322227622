namespace ClaimPipeline.Classification;

/// <summary>Groups of features; each is normalised on its own, so that a long sentence's words do not drown its cues.</summary>
internal enum FeatureBlock
{
    /// <summary>Words and pairs of words.</summary>
    Words,

    /// <summary>Classes of words around triggers.</summary>
    Classes,

    /// <summary>Findings of the cue rules.</summary>
    Cues,

    /// <summary>Who forbids what.</summary>
    BanFrames,

    /// <summary>Who limits what to how much.</summary>
    QuotaFrames,

    /// <summary>The manner of the sentence.</summary>
    Manner,

    /// <summary>Tense and time: to the state of a measure alone.</summary>
    Status,

    /// <summary>Runs of letters within words: what an unseen word has in common with a seen one.</summary>
    Letters,

    /// <summary>The sentence as a row of word classes: who does what to what, in which order.</summary>
    Skeleton,

    /// <summary>Negations and words that call a report wrong: to the polarity alone.</summary>
    Denial,
}
