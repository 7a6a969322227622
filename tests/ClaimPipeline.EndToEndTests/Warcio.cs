using System.Text.Json;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.EndToEndTests;

/// <summary>warcio, the Webrecorder project's reader and writer of WARC files, run by Node.js from the folder <c>warcio</c>.</summary>
internal static class Warcio
{
    private static readonly string Folder = Repository.At("tests", "ClaimPipeline.EndToEndTests", "warcio");

    /// <summary>Why it cannot run here; null when it can.</summary>
    public static string? WhyNot() =>
        !Directory.Exists(Path.Combine(Folder, "node_modules", "warcio"))
            ? "warcio is not installed: npm ci in tests/ClaimPipeline.EndToEndTests/warcio."
            : Tool.WhyNot("node", "--version");

    /// <summary>What it finds in files: records by type, digests checked and wrong, the payload of each response.</summary>
    public static async Task<JsonElement> ReadAsync(IEnumerable<string> files)
    {
        using var summary = JsonDocument.Parse(await Tool.RunAsync("node", [Path.Combine(Folder, "read.mjs"), .. files]));
        return summary.RootElement.Clone();
    }

    /// <summary>Writes a file with a page sent in gzip and one sent in chunks.</summary>
    public static async Task WriteAsync(string file, string page, string chunked)
    {
        await using var target = File.Create(file);
        await Tool.RunAsync("node", [Path.Combine(Folder, "write.mjs"), page, chunked], target);
    }
}
