using ClaimPipeline.Records;

namespace ClaimPipeline.Crawling;

/// <summary>
/// Fetches single files that the operator names: within the crawler's limits of time and addresses, but for any type of content, and without
/// asking robots.txt, which is for those who find addresses by themselves.
/// </summary>
public sealed class FileFetcher : IDisposable
{
    private const int MostRedirects = 5;

    private readonly HttpFetcher _http;
    private readonly AddressGuard _guard;

    /// <summary>A fetcher with connections of its own.</summary>
    public FileFetcher(CrawlingOptions options, AddressGuard guard, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(guard);
        ArgumentNullException.ThrowIfNull(time);
        (_http, _guard) = (new HttpFetcher(options, guard, time), guard);
    }

    /// <summary>Fetches a file, if it is another one than last time.</summary>
    /// <param name="url">The address.</param>
    /// <param name="etag">The entity tag that it had last time; null when not known.</param>
    /// <param name="lastModified">The date of change that it had last time; null when not known.</param>
    /// <param name="maxBytes">Largest file, on the wire and after decompression.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<StageResult<FetchedFile>> GetAsync(string url, string? etag, string? lastModified, int maxBytes, CancellationToken cancellationToken)
    {
        if (UrlNormalizer.Parse(url, null) is not { } target)
        {
            return StageResult<FetchedFile>.Dropped(DropReason.OutOfScope, $"{url} is not an http or https address.");
        }

        var known = new FrontierEntry
        {
            Url = url, Seed = "", Kind = FrontierKind.Page, DueAt = default, ETag = etag, LastModified = lastModified,
        };
        for (var redirects = 0; redirects <= MostRedirects; redirects++)
        {
            if (_guard.WhyRefused(target) is { } refusal)
            {
                return StageResult<FetchedFile>.Dropped(DropReason.AddressRefused, refusal);
            }

            var answer = await _http.GetAsync(target, known, maxBytes, cutsBody: false, cancellationToken);
            using var wire = answer.Wire;
            if (answer.Trouble is { } reason)
            {
                return StageResult<FetchedFile>.Dropped(reason, answer.Detail);
            }

            switch ((int)answer.Status)
            {
                case 304:
                    return StageResult<FetchedFile>.Kept(new FetchedFile(null, answer.ETag ?? etag, answer.LastModified ?? lastModified));
                case 200 or 203:
                    var body = BodyDecoder.Decode(wire.ToArray(), answer.ContentEncoding, maxBytes);
                    return body.IsKept
                        ? StageResult<FetchedFile>.Kept(new FetchedFile(body.Value, answer.ETag, answer.LastModified))
                        : StageResult<FetchedFile>.Dropped(body.Reason.Value, body.Detail ?? "");
            }

            if (answer.Location is not { Length: > 0 } location || UrlNormalizer.Parse(location, target) is not { } next)
            {
                return StageResult<FetchedFile>.Dropped(DropReason.BrokenBody, $"A redirect to nowhere: '{answer.Location}'.");
            }

            target = next;
        }

        return StageResult<FetchedFile>.Dropped(DropReason.TooManyRedirects, $"More than {MostRedirects} redirects.");
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();
}
