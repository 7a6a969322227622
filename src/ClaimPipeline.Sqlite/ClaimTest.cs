namespace ClaimPipeline.Sqlite;

/// <summary>Whether a claim of a block, by its place there, meets a condition.</summary>
internal delegate bool ClaimTest(FactBlock block, int claim);
