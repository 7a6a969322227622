using System.Globalization;
using ClaimPipeline.Search;

namespace ClaimPipeline.App.Workbench.Search;

/// <summary>The date of a hit for people.</summary>
internal static class HitDate
{
    /// <summary>The day, as <c>3 Jan 2024</c>.</summary>
    public static string Of(SearchHit hit) => hit.Published is { } day ? day.ToString("d MMM yyyy", CultureInfo.InvariantCulture) : "no date";
}
