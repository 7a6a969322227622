using ClaimPipeline.Gazetteer;
using ClaimPipeline.Records;

namespace ClaimPipeline.App.Official;

/// <summary>All periods and editions of what one publisher says of one thing in one place.</summary>
/// <param name="Key">The series key.</param>
/// <param name="Rows">At least one; by period, then by publication.</param>
public sealed record SeriesView(string Key, ValueList<OfficialFigure> Rows)
{
    /// <summary>The newest row of the latest period.</summary>
    public OfficialFigure Latest => Rows[^1];

    /// <summary>What is measured, such as "Mine production of rare earths".</summary>
    public string What { get; } = WhatOf(Rows[0]);

    /// <summary>Where, with the partner if there is one.</summary>
    public string Where { get; } = NameOf(EntityKind.Place, Rows[0].Place)
        + (Rows[0].Counterpart is { } partner ? $" and {NameOf(EntityKind.Place, partner)}" : "");

    /// <summary>Its editions, the oldest first.</summary>
    public ValueList<string> Editions { get; } = Rows
        .OrderBy(row => row.Published?.Start ?? DateOnly.MinValue).ThenBy(row => row.Edition, StringComparer.Ordinal)
        .Select(row => row.Edition).Distinct(StringComparer.Ordinal).ToValueList();

    /// <summary>The name of a code for people; the code itself, in words, when it is in no list.</summary>
    internal static string NameOf(EntityKind kind, EntityId id) =>
        EntityGazetteer.Default.TryGet(kind, id.Value, out var entry) ? entry.Name : id.Value.Replace('_', ' ');

    private static string WhatOf(OfficialFigure row)
    {
        var indicator = NameOf(EntityKind.Indicator, row.Indicator);
        return $"{char.ToUpperInvariant(indicator[0])}{indicator[1..]}, {NameOf(EntityKind.Commodity, row.Subject)}";
    }
}
