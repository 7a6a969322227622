using System.Runtime.CompilerServices;
using ClaimPipeline.Archive;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.Diagnosis;

/// <summary>The WARC files: whether they are whole, and whether what the store says lies in them does.</summary>
public sealed class ArchiveCheck(IPageStore pages, IPageArchive archive, string folder, DiagnosisOptions options) : ICheck
{
    /// <inheritdoc/>
    public string Name => "archive";

    /// <inheritdoc/>
    public async IAsyncEnumerable<Finding> RunAsync(bool full, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var lengths = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (file, length, whole) in WarcFolder.Walk(folder))
        {
            lengths[file] = whole ?? length;
            if (whole is null)
            {
                yield return new Finding(
                    "archive-damaged", FindingSeverity.Error, $"archive/{file}", "There is damage in the midst of it, with good records behind.",
                    "Put the file back from a backup; records that can be read are still read, the others count as missing.");
            }
            else if (whole < length)
            {
                yield return new Finding(
                    "archive-torn", FindingSeverity.Warning, $"archive/{file}",
                    FormattableString.Invariant($"Its last {length - whole} bytes are a torn record, of a process that was killed or a disk that was full."),
                    "The next crawl or import cuts it off; pages that should lie in it, if there are any, are named beside this.");
            }
        }

        await foreach (var finding in PagesAsync(lengths, full, cancellationToken))
        {
            yield return finding;
        }
    }

    private async IAsyncEnumerable<Finding> PagesAsync(
        Dictionary<string, long> lengths, bool full, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var count = await pages.CountAsync(cancellationToken);
        var step = full || options.Sample == 0 ? 1 : Math.Max(1, count / options.Sample);
        var missing = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var (number, cut, damaged) = (0L, 0, 0);
        (FetchedPage Page, string Detail)? firstCut = null, firstDamaged = null;
        await foreach (var page in pages.ListAsync(cancellationToken))
        {
            var isSampled = full || (options.Sample > 0 && number % step == 0);
            number++;
            if (page.Location is not { } location || !lengths.TryGetValue(location.File, out var length))
            {
                var file = page.Location?.File ?? "no file";
                missing[file] = missing.GetValueOrDefault(file) + 1;
            }
            else if (location.Offset + location.Length > length)
            {
                cut++;
                firstCut ??= (page, location.File);
            }
            else if (isSampled && await TroubleAsync(location, cancellationToken) is { } trouble)
            {
                damaged++;
                firstDamaged ??= (page, trouble);
            }
        }

        foreach (var (file, pagesIn) in missing)
        {
            yield return new Finding(
                "archive-missing", FindingSeverity.Error, $"archive/{file}", FormattableString.Invariant($"The file is not there; {pagesIn} page(s) lie in it."),
                "Put it back from a backup: without it, these pages can be neither analyzed anew nor shown.");
        }

        if (firstCut is { } end)
        {
            yield return new Finding(
                "archive-short", FindingSeverity.Error, $"archive/{end.Detail}", FormattableString.Invariant($"{cut} page(s) should lie behind its end, as {end.Page.Url}."),
                "The file was cut: put it back from a backup.");
        }

        if (firstDamaged is { } bad)
        {
            yield return new Finding(
                "archive-digest", FindingSeverity.Error, "archive", FormattableString.Invariant($"{damaged} page(s) are not what they were, as {bad.Page.Url}: {bad.Detail}"),
                $"Put the file back from a backup{(full ? "" : "; 'claimpipeline doctor --full' reads all pages, not only some")}.");
        }
    }

    private async Task<string?> TroubleAsync(WarcLocation location, CancellationToken cancellationToken)
    {
        try
        {
            await archive.ReadBodyAsync(location, cancellationToken);
            return null;
        }
        catch (Exception trouble) when (trouble is InvalidDataException or IOException)
        {
            return trouble.Message.Replace(folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
        }
    }
}
