using ClaimPipeline.Records;

namespace ClaimPipeline.Classification;

/// <summary>One line of <c>corpus/sentences.jsonl</c>: a sentence with what a person says of it. See corpus/GUIDE.md.</summary>
public sealed record LabelledSentence
{
    /// <summary>Unique in its file.</summary>
    public required string Id { get; init; }

    /// <summary>The sentence.</summary>
    public required string Text { get; init; }

    /// <summary>Quota, Ban and Share in any combination; empty for a sentence without a claim.</summary>
    public required ValueList<ClaimKind> Labels { get; init; }

    /// <summary>What else is known of it.</summary>
    public SentenceAttributes Attrs { get; init; } = new();

    /// <summary>What it is about, such as "sugar"; the split goes by topic.</summary>
    public string Topic { get; init; } = "";

    /// <summary>Manner of writing, such as "agency".</summary>
    public string Style { get; init; } = "";

    /// <summary>Decade; null when it could be any.</summary>
    public string? Era { get; init; }

    /// <summary>Part of the corpus it belongs to; Test where the file says nothing, for then it is a file to be scored.</summary>
    public CorpusSplit Split { get; init; } = CorpusSplit.Test;

    /// <summary>The running text in which it stands, between the sentences before and behind it in the file; null when it stands alone.</summary>
    public string? Passage { get; init; }

    /// <summary>Headline of that text; empty when there is none.</summary>
    public string Title { get; init; } = "";

    /// <summary>Whether the label is among <see cref="Labels"/>.</summary>
    public bool Is(ClaimKind kind)
    {
        foreach (var label in Labels)
        {
            if (label == kind)
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>Attributes of a <see cref="LabelledSentence"/>.</summary>
public sealed record SentenceAttributes
{
    /// <summary>Asserted or denied; null where nobody said.</summary>
    public Polarity? Polarity { get; init; }

    /// <summary>State of the measure; null where the sentence says none.</summary>
    public ClaimStatus? Status { get; init; }

    /// <summary>prohibition, restriction, lifting or denial; null without the label Ban.</summary>
    public string? BanKind { get; init; }

    /// <summary>economic, population, ownership or other; null without the label Share.</summary>
    public string? ShareKind { get; init; }

    /// <summary>Whether a sentence without a claim holds the words of one.</summary>
    public bool Hard { get; init; }
}

/// <summary>Parts of a corpus. A topic lies in one part only.</summary>
public enum CorpusSplit
{
    /// <summary>The weights are learned from it.</summary>
    Train,

    /// <summary>Settings, thresholds and calibration are chosen on it.</summary>
    Dev,

    /// <summary>Scores are stated on it; nothing is chosen on it.</summary>
    Test,
}
