using ClaimPipeline.Records;

namespace ClaimPipeline.App.Workbench.AlertPages;

/// <summary>An alert as the page shows it.</summary>
/// <param name="Alert">The alert.</param>
/// <param name="Latest">Its latest hits, latest first, as far as their deliveries are still kept.</param>
/// <param name="LastTold">When something was told last; null when nothing kept was.</param>
/// <param name="Pending">Its deliveries that are to be told.</param>
/// <param name="Dead">Its deliveries that were given up.</param>
public sealed record AlertRow(Alert Alert, IReadOnlyList<AlertItem> Latest, DateTimeOffset? LastTold, IReadOnlyList<AlertDelivery> Pending, IReadOnlyList<AlertDelivery> Dead);
