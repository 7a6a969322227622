namespace ClaimPipeline.Scheduling;

/// <summary>Who takes locks.</summary>
/// <param name="Host">Name of the machine.</param>
/// <param name="Process">The process, told from earlier ones of the same number.</param>
/// <param name="Folder">Where lock files lie: the operating system frees them when the process ends, however it ends.</param>
public sealed record LockOwner(string Host, string Process, string Folder);
