using System.Diagnostics.CodeAnalysis;

namespace ClaimPipeline.App.Wording;

/// <summary>Addresses that may become links.</summary>
internal static class WebAddress
{
    /// <summary>Whether it is one of the web: a page can call anything its address, also what would run as a script.</summary>
    public static bool Is([NotNullWhen(true)] string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);
}
