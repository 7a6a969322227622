using System.ComponentModel.DataAnnotations;

namespace ClaimPipeline.OfficialUpdates;

/// <summary>Settings of official updates, bound to the section "OfficialUpdates".</summary>
public sealed class OfficialUpdatesOptions
{
    /// <summary>Folder in which new files are dropped, absolute or within the data folder. Default: official.</summary>
    [Required, MinLength(1)]
    public string Folder { get; set; } = "official";

    /// <summary>Addresses of files that are fetched when they have changed. Default: none.</summary>
    public IReadOnlyList<string> Urls { get; set; } = [];

    /// <summary>How often schedules look for updates. Default: 1 hour.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "365.00:00:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromHours(1);

    /// <summary>A file counts as whole when it has not changed for so long. Default: 10 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan Settle { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Largest file that is fetched, in bytes. Default: 256 MiB.</summary>
    [Range(1, int.MaxValue)]
    public int MaxBytes { get; set; } = 256 << 20;
}
