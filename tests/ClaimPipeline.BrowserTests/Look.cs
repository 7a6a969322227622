namespace ClaimPipeline.BrowserTests;

/// <summary>How a page is looked at.</summary>
public enum Look
{
    /// <summary>In a wide window, by a system that prefers light.</summary>
    Light,

    /// <summary>The same, dark.</summary>
    Dark,

    /// <summary>In a narrow window, light.</summary>
    Phone,
}
