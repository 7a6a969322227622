using ClaimPipeline.Records;

namespace ClaimPipeline.Gazetteer;

/// <summary>A name found in a text.</summary>
/// <param name="Span">In the text that was searched.</param>
/// <param name="Entry">What it names.</param>
/// <param name="Relation">How it names it.</param>
public sealed record GazetteerMatch(TextSpan Span, GazetteerEntry Entry, NameRelation Relation)
{
    /// <summary>The list of the entry.</summary>
    public EntityKind Kind => Entry.Kind;
}

/// <summary>How a word names an entry.</summary>
public enum NameRelation
{
    /// <summary>A name of it.</summary>
    Name,

    /// <summary>A demonym, adjective or people: Chinese, Americans.</summary>
    Demonym,

    /// <summary>A capital or seat, standing for the government.</summary>
    Capital,

    /// <summary>A verb that says it happens: produced, exports.</summary>
    Verb,
}
