using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;

namespace ClaimPipeline.App.Serving;

/// <summary>
/// The style sheet and script of the workbench, which are part of the program. Their addresses hold the hash of their content, so
/// that browsers may keep them for good and never use an old one.
/// </summary>
internal sealed class SiteFiles
{
    private const string Prefix = "wwwroot/";
    private readonly Dictionary<string, SiteFile> _byName = new(StringComparer.Ordinal);

    private SiteFiles()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            var name = resource[Prefix.Length..];
            _byName[name] = new SiteFile(name, TypeOf(name), bytes, Packed(bytes), Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]);
        }
    }

    /// <summary>Those of this program.</summary>
    public static SiteFiles OfProgram { get; } = new();

    /// <summary>The address of a file in <c>wwwroot/</c>, such as <c>site.css</c>.</summary>
    /// <exception cref="KeyNotFoundException">There is none of that name.</exception>
    public string UrlOf(string name) => $"/assets/{_byName[name].Hash}/{name}";

    /// <summary>The file at an address; null when there is none, or it has another content now.</summary>
    public SiteFile? Find(string hash, string name) => _byName.TryGetValue(name, out var asset) && asset.Hash == hash ? asset : null;

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        var other => throw new NotSupportedException($"wwwroot holds a file '{name}': say in {nameof(SiteFiles)} what {other} is."),
    };

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.SmallestSize))
        {
            brotli.Write(bytes);
        }

        return packed.ToArray();
    }
}

/// <summary>A file of the workbench.</summary>
/// <param name="Name">Its name in <c>wwwroot/</c>.</param>
/// <param name="ContentType">What it is.</param>
/// <param name="Bytes">The file.</param>
/// <param name="Brotli">The same, packed.</param>
/// <param name="Hash">The beginning of the hash of its bytes.</param>
internal sealed record SiteFile(string Name, string ContentType, byte[] Bytes, byte[] Brotli, string Hash);
