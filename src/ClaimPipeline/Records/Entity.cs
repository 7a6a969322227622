namespace ClaimPipeline.Records;

/// <summary>Something named: a place, commodity, indicator, authority or measure type.</summary>
/// <param name="Name">Canonical English name, or the words of the text when it is in no code list.</param>
/// <param name="Id">Code in its list; null when it is in none.</param>
public sealed record Entity(string Name, EntityId? Id)
{
    /// <summary>Whether it has that code.</summary>
    public bool Is(string code) => Id is { } id && string.Equals(id.Value, code, StringComparison.Ordinal);
}
