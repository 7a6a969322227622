namespace ClaimPipeline.Records;

/// <summary>An id that is a text; written to JSON as that text.</summary>
public interface ITextId<TSelf>
    where TSelf : struct, ITextId<TSelf>
{
    /// <summary>The text of the id.</summary>
    string Value { get; }

    /// <summary>The id with that text.</summary>
    static abstract TSelf From(string value);
}
