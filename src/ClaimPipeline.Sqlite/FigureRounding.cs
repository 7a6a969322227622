using System.Runtime.InteropServices;

namespace ClaimPipeline.Sqlite;

/// <summary>What rounds to a figure; apart from its bounds, because few queries ask for it. Stored as it lies in memory.</summary>
/// <param name="Low">Lower bound.</param>
/// <param name="High">Upper bound.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct FigureRounding(double Low, double High);
