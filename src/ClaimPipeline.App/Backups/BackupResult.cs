namespace ClaimPipeline.App.Backups;

/// <summary>What a backup came to.</summary>
/// <param name="At">When the store was copied (UTC).</param>
/// <param name="Files">Files that it holds.</param>
/// <param name="Bytes">Bytes that it holds.</param>
/// <param name="Copied">Bytes that were written; the others were there already.</param>
public sealed record BackupResult(DateTimeOffset At, int Files, long Bytes, long Copied);
