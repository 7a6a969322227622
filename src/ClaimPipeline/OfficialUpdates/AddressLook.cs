using ClaimPipeline.Crawling;
using ClaimPipeline.Records;

namespace ClaimPipeline.OfficialUpdates;

/// <summary>Fetches a file from an address into the drop folder, if it is another one than last time.</summary>
public sealed class AddressLook(FileFetcher fetcher, DropFolder folder, OfficialUpdatesOptions options)
{
    /// <summary>Asks an address.</summary>
    /// <param name="url">The address.</param>
    /// <param name="known">What it said last time; null before the first time.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The file when there is a new one, what the address said, and what was wrong.</returns>
    public async Task<(FileInfo? File, OfficialAddress? Said, string? Trouble)> FetchAsync(string url, OfficialAddress? known, CancellationToken cancellationToken)
    {
        var answer = await fetcher.GetAsync(url, known?.ETag, known?.LastModified, options.MaxBytes, cancellationToken);
        if (!answer.IsKept)
        {
            return (null, null, $"{url} gave no file: {answer.Detail} ({answer.Reason})");
        }

        if (answer.Value.Body is not { } body)
        {
            return (null, known, null);
        }

        var said = new OfficialAddress(url, answer.Value.ETag, answer.Value.LastModified, ContentHash.Of(body));
        if (said.Digest == known?.Digest)
        {
            return (null, said, null);
        }

        Directory.CreateDirectory(folder.Path);
        var name = NameOf(url);
        var path = Path.Combine(folder.Path, name);
        path = File.Exists(path) ? Path.Combine(folder.Path, $"{said.Digest[..8]}-{name}") : path;
        var draft = Path.Combine(folder.Path, $".{Path.GetFileName(path)}.part");
        await File.WriteAllBytesAsync(draft, body, cancellationToken);
        File.Move(draft, path, overwrite: true);
        return (new FileInfo(path), said, null);
    }

    /// <summary>The last part of the address's path, fit for a file name.</summary>
    private static string NameOf(string url)
    {
        var path = Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri.AbsolutePath : "";
        var last = Uri.UnescapeDataString(path[(path.LastIndexOf('/') + 1)..]);
        var name = string.Concat(last.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '_')).TrimStart('.');
        name = name.Length > 100 ? name[^100..] : name;
        return name.Length == 0 ? "update.csv" : Path.HasExtension(name) ? name : name + ".csv";
    }
}
