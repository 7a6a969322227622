using System.Runtime.InteropServices;

namespace ClaimPipeline.Sqlite;

/// <summary>What claims are sorted by; stored as it lies in memory. Not a number where there is none.</summary>
/// <param name="Amount">The main figure, in the base unit of its dimension.</param>
/// <param name="Difference">From the official figure, in proportion, without its sign.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct ClaimMeasures(double Amount, double Difference);
