namespace ClaimPipeline.App.Workbench;

/// <summary>The entries of the navigation.</summary>
public enum WorkbenchArea
{
    /// <summary>Search, and what is found: claims and articles.</summary>
    Search,

    /// <summary>Check of one text.</summary>
    Check,

    /// <summary>Official figures.</summary>
    Official,

    /// <summary>Review of sentences.</summary>
    Review,

    /// <summary>Sources and runs.</summary>
    Sources,

    /// <summary>Alerts.</summary>
    Alerts,
}
