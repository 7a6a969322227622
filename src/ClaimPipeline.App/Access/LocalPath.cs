namespace ClaimPipeline.App.Access;

/// <summary>Addresses that came in with a request and are to be gone to: only paths of this server are.</summary>
internal static class LocalPath
{
    /// <summary>The path, or <c>/</c> when it leads, or in some browser might lead, elsewhere.</summary>
    public static string Of(string? typed) =>
        typed is ['/', ..] && !typed.StartsWith("//", StringComparison.Ordinal) && !typed.StartsWith("/\\", StringComparison.Ordinal)
        && !typed.Any(character => char.IsControl(character) || character == '\\')
            ? typed
            : "/";
}
