using ClaimPipeline.Gazetteer;
using ClaimPipeline.Records;

namespace ClaimPipeline.Linking;

/// <summary>One element of a sentence: a figure, a name, a stretch of time, a word or a mark.</summary>
internal sealed class Node
{
    /// <summary>Position among the sentence's nodes.</summary>
    public required int Index { get; init; }

    /// <summary>In Sentence.Text.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>The characters, lower case.</summary>
    public required string Lower { get; init; }

    /// <summary>Grows at commas, colons, brackets and clause words: nodes of one segment belong together.</summary>
    public required int Segment { get; init; }

    public Figure? Figure { get; init; }

    public GazetteerMatch? Match { get; init; }

    public PeriodMention? Period { get; init; }

    /// <summary>Followed by a possessive <c>'s</c> or <c>'</c>.</summary>
    public bool IsPossessive { get; set; }

    public bool IsPlace => Match is { Kind: EntityKind.Place };

    public bool IsCommodity => Match is { Kind: EntityKind.Commodity };

    public bool IsIndicator => Match is { Kind: EntityKind.Indicator };

    public bool IsAuthority => Match is { Kind: EntityKind.Authority };

    public bool IsVerb => Match is { Relation: NameRelation.Verb };

    public bool IsDemonym => Match is { Relation: NameRelation.Demonym };

    /// <summary>Code of the named entity; empty for other nodes.</summary>
    public string Code => Match?.Entry.Id.Value ?? "";

    /// <summary>Whether it is a country or a bloc that acts, not the world, the rest of it, or a continent.</summary>
    public bool IsActor => IsPlace && Code is not ("WLD" or "OTH" or "WEST" or "AFRICA" or "ASIA" or "EUROPE" or "LATIN_AMERICA" or "NORTH_AMERICA" or "MIDDLE_EAST");

    public bool IsWorld => IsPlace && Code is "WLD";

    public override string ToString() => Lower;
}
