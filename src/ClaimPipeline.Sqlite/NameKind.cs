namespace ClaimPipeline.Sqlite;

/// <summary>What a row of the index's name table names. The numbers are stored.</summary>
internal enum NameKind
{
    Publisher = 1,
    Source = 2,
    Language = 3,
    Entity = 4,
    Dimension = 5,
}
