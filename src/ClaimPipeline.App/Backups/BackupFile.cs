namespace ClaimPipeline.App.Backups;

/// <summary>One file of a backup.</summary>
/// <param name="Name">Where it belongs in the data folder, with slashes.</param>
/// <param name="Stored">Where it lies in the backup, with slashes; what follows behind <paramref name="Length"/> there does not belong to it.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Sha256">Hash of these, in lower-case hexadecimal digits.</param>
/// <param name="Modified">When the original was written last (UTC).</param>
public sealed record BackupFile(string Name, string Stored, long Length, string Sha256, DateTimeOffset Modified);
