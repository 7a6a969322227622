using System.Globalization;

namespace ClaimPipeline.App.Workbench;

/// <summary>Number of a page of a list.</summary>
internal static class PageNumber
{
    /// <summary>The page that was asked for, or the nearest that there is.</summary>
    /// <param name="typed">As it came in; anything.</param>
    /// <param name="count">Entries of the whole list.</param>
    /// <param name="size">Entries of a page.</param>
    public static (int Page, int Pages) Of(string? typed, int count, int size)
    {
        var pages = Math.Max(1, (count + size - 1) / size);
        return (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, pages) : 1, pages);
    }
}
