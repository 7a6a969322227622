using ClaimPipeline.Search;

namespace ClaimPipeline.Lucene;

/// <summary>
/// Names of the fields. An article is one block of Lucene documents: its claims in their order, then the article itself. Every one
/// of them carries the article's id, so that a block is replaced as a whole.
/// </summary>
internal static class IndexFields
{
    /// <summary>Which of the two a Lucene document is: <see cref="Article"/> or <see cref="Claim"/>.</summary>
    public const string Is = "is";

    /// <summary>The article's id; of a claim, that of its article. As a value, too: ids break ties.</summary>
    public const string Article = "article";

    /// <summary>A claim; only as a value of <see cref="Is"/>.</summary>
    public const string Claim = "claim";

    /// <summary>How many claims stand before the article.</summary>
    public const string ClaimCount = "claims";

    /// <summary>The whole <see cref="SearchDocument"/> as JSON in UTF-8.</summary>
    public const string Record = "record";

    /// <summary><see cref="SearchDocument.Stamp"/>.</summary>
    public const string Stamp = "stamp";

    /// <summary>Words of the title.</summary>
    public const string Title = "title";

    /// <summary>Words of the text.</summary>
    public const string Body = "body";

    /// <summary>Name of the publisher.</summary>
    public const string Publisher = "publisher";

    /// <summary>Host.</summary>
    public const string Source = "source";

    /// <summary>Language tag.</summary>
    public const string Language = "language";

    /// <summary>Day number of publication. As a value: one more, and 0 where it is not known.</summary>
    public const string Published = "published";

    /// <summary>Bits of the fingerprint.</summary>
    public const string Fingerprint = "fingerprint";

    /// <summary>Kind of a claim.</summary>
    public const string Kind = "kind";

    /// <summary>First day of a claim's period.</summary>
    public const string PeriodStart = "period.start";

    /// <summary>Last day of a claim's period.</summary>
    public const string PeriodEnd = "period.end";

    /// <summary>Label of the verdict, or <see cref="FacetCounter.NoVerdict"/>.</summary>
    public const string Verdict = "verdict";

    /// <summary>Reason of the verdict.</summary>
    public const string Reason = "reason";

    /// <summary>Kinds of a claim's revisions, and <see cref="AnyRevision"/> where it has any.</summary>
    public const string Revised = "revised";

    /// <summary>Only as a value of <see cref="Revised"/>.</summary>
    public const string AnyRevision = "any";

    /// <summary>Bits of a claim's main amount; those of NaN where it has none.</summary>
    public const string Amount = "amount";

    /// <summary>Bits of a claim's difference from the official figure; those of NaN where there is none.</summary>
    public const string Difference = "difference";

    /// <summary>The key of what stands in a slot.</summary>
    public static string Slot(ClaimSlot slot) => "slot." + slot;

    /// <summary>The value of a facet: its key, and behind a zero its name where that differs.</summary>
    public static string Facet(SearchFacet facet) => "facet." + facet;
}
