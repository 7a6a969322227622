using ClaimPipeline.Records;

namespace ClaimPipeline.Units;

/// <summary>A name that can mean more than one unit, or a unit of uncertain size.</summary>
/// <param name="Name">As written: <c>ton</c>, <c>MT</c>, <c>barrel</c>.</param>
/// <param name="Readings">What it can mean, the context-free reading first; empty for a word that is no unit (<c>bn</c>).</param>
/// <param name="Note">How the readings are told apart, for a reader.</param>
public sealed record UnitReading(string Name, ValueList<Unit> Readings, string Note);
