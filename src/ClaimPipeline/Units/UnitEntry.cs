using ClaimPipeline.Records;

namespace ClaimPipeline.Units;

/// <summary>One row of the unit table: what a code means.</summary>
/// <param name="Unit">Code and dimension.</param>
/// <param name="Name">Singular, as a reader would say it: <c>tonne</c>, <c>barrel per day</c>; for money the ISO 4217 code.</param>
/// <param name="Plural">Plural of <paramref name="Name"/> as written behind a number.</param>
/// <param name="Scale">How it relates to the base of its dimension.</param>
internal sealed record UnitEntry(Unit Unit, string Name, string Plural, UnitScale Scale);
