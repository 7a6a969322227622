using System.Net;
using ClaimPipeline.App.Serving;

namespace ClaimPipeline.App.Access;

/// <summary>Whether whoever asks has to say who they are. Nobody has to as long as only this machine can ask, under its own name.</summary>
internal sealed class AccessMode(ServeOptions options)
{
    /// <summary>Whether people and programs have to log in.</summary>
    public bool NeedsLogin { get; } = options.Login || options.Hosts.Count > 0 || Urls(options).Any(url => !IsLoopback(url));

    /// <summary>Why, for people; null when they have not.</summary>
    public string? Reason => !NeedsLogin ? null
        : Urls(options).FirstOrDefault(url => !IsLoopback(url)) is { } open ? $"{open} can be reached from other machines"
        : options.Hosts.Count > 0 ? $"Serve:Hosts names {string.Join(", ", options.Hosts)}, so other machines may reach it"
        : "Serve:Login asks for it";

    private static IEnumerable<string> Urls(ServeOptions options) =>
        options.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    // What cannot be read as an address of this machine is taken for one that others reach.
    private static bool IsLoopback(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && (uri.Host == "localhost" || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)));
}
