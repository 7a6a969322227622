namespace ClaimPipeline.Sqlite;

/// <summary>The next claim of a block, from a place on, that may meet a condition: what a look along one column tells. Negative when there is none.</summary>
internal delegate int ClaimLead(FactBlock block, int from);
