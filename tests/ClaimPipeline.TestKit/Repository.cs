namespace ClaimPipeline.TestKit;

/// <summary>Where the repository's own folders lie, found upwards from the running test.</summary>
public static class Repository
{
    private static readonly Lazy<string> Found = new(Find);

    /// <summary>The folder that holds ClaimPipeline.sln.</summary>
    public static string Root => Found.Value;

    /// <summary>A path below the root.</summary>
    public static string At(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    /// <summary>
    /// The measuring data that stands beside a maintainer's checkout, never part of it; null where it is absent, and a test
    /// that needs it skips saying so.
    /// </summary>
    public static string? Shared(params ReadOnlySpan<string> parts)
    {
        var path = Path.Combine([Root, "..", "shared", .. parts]);
        return Path.Exists(path) ? Path.GetFullPath(path) : null;
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ClaimPipeline.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No ClaimPipeline.sln above {AppContext.BaseDirectory}: run the tests from a checkout.");
    }
}
