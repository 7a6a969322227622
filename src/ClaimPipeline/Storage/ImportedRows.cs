namespace ClaimPipeline.Storage;

/// <summary>What an import of rows came to; rows that were there already, as they are, count for neither.</summary>
/// <param name="Added">Rows with a key that was not known.</param>
/// <param name="Changed">Rows that took the place of one that said otherwise.</param>
public readonly record struct ImportedRows(int Added, int Changed)
{
    /// <summary>Both.</summary>
    public int Total => Added + Changed;

    /// <summary>Two imports together.</summary>
    public static ImportedRows operator +(ImportedRows one, ImportedRows other) => new(one.Added + other.Added, one.Changed + other.Changed);

    /// <summary>Two imports together.</summary>
    public static ImportedRows Add(ImportedRows left, ImportedRows right) => left + right;
}
