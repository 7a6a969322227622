namespace ClaimPipeline.Records;

/// <summary>What a person decided on a sentence. Never changed: who thinks better of it decides again, or withdraws.</summary>
public sealed record Review
{
    /// <summary>Rises with every review of a store, which gives it.</summary>
    public long Number { get; init; }

    /// <summary>The sentence, as the person saw it. Decisions go by wording, wherever it stands.</summary>
    public required string Text { get; init; }

    /// <summary>Where the person saw it; null when it came from a file.</summary>
    public SentenceId? Sentence { get; init; }

    /// <summary>What was done.</summary>
    public required ReviewDecision Decision { get; init; }

    /// <summary>The right labels: Quota, Ban and Share in any combination, none for a sentence without a claim. Only of a labelling.</summary>
    public ValueList<ClaimKind> Labels { get; init; } = [];

    /// <summary>Asserted or denied; null where nobody said.</summary>
    public Polarity? Polarity { get; init; }

    /// <summary>State of the measure; null where nobody said.</summary>
    public ClaimStatus? Status { get; init; }

    /// <summary>prohibition, restriction, lifting or denial; null where nobody said.</summary>
    public string? BanKind { get; init; }

    /// <summary>economic, population, ownership or other; null where nobody said.</summary>
    public string? ShareKind { get; init; }

    /// <summary>Who.</summary>
    public required string Reviewer { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Remark; null without one.</summary>
    public string? Note { get; init; }

    /// <summary>The id under which a text is reviewed.</summary>
    public static string IdOf(string text) => ContentHash.Of(text)[..16];
}

/// <summary>What a reviewer does with a sentence.</summary>
public enum ReviewDecision
{
    /// <summary>Says which labels are right.</summary>
    Labelled,

    /// <summary>Does not want to say.</summary>
    Skipped,

    /// <summary>Takes back the latest decision of one's own on it that stands.</summary>
    Withdrawn,
}
