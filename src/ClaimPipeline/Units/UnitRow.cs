using ClaimPipeline.Records;

namespace ClaimPipeline.Units;

/// <summary>A row of <c>units.csv</c>. No scale: the code is a rate of units further up.</summary>
internal sealed record UnitRow(
    string Code,
    Dimension Dimension,
    UnitScale? Scale,
    string Name,
    string Plural,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<string> Symbols,
    IReadOnlyList<string> Prefixes);
