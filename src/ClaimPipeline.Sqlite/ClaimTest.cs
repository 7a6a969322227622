namespace ClaimPipeline.Sqlite;

/// <summary>Whether a claim of a block meets a condition.</summary>
internal delegate bool ClaimTest(FactBlock block, in ClaimFacts claim);
