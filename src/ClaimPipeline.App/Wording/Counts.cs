using System.Globalization;

namespace ClaimPipeline.App.Wording;

/// <summary>Counts for people.</summary>
internal static class Counts
{
    /// <summary>With commas between thousands, such as "12,345"; nothing for a count that is not known.</summary>
    public static string Of(long? count) => count?.ToString("#,0", CultureInfo.InvariantCulture) ?? "";
}
