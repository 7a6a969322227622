using System.Runtime.InteropServices;

namespace ClaimPipeline.Sqlite;

/// <summary>The bounds of a figure, in the base unit of its dimension; stored as it lies in memory.</summary>
/// <param name="Dimension">Number of the name.</param>
/// <param name="Low">Lower bound.</param>
/// <param name="High">Upper bound.</param>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct FigureFacts(int Dimension, double Low, double High);
