using ClaimPipeline.Records;

namespace ClaimPipeline.Crawling;

/// <summary>Makes of a raw answer what may be kept of it: codings undone, its kind told. Large bodies are read one at a time.</summary>
internal sealed class AnswerReader(CrawlingOptions options) : IDisposable
{
    private const int SniffedBytes = 4096;

    private readonly SemaphoreSlim _largeOnes = new(1);

    /// <summary>Reads an answer that is no redirect.</summary>
    public async Task<FetchOutcome> ReadAsync(FrontierEntry entry, ParsedUrl url, HttpAttempt answer, CancellationToken cancellationToken)
    {
        var status = (int)answer.Status;
        if (answer.Trouble is { } trouble)
        {
            return FetchOutcome.Dropped(trouble, answer.Detail) with
            {
                IsFinal = status == 410 || trouble is DropReason.AddressRefused or DropReason.TooLarge,
                RetryAt = answer.RetryAfter is { } wait ? answer.At + wait : null,
            };
        }

        if (status == 304)
        {
            return Kept(entry, url, answer, [], ContentKind.Empty);
        }

        if (!answer.Wire.IsInFile)
        {
            var body = BodyDecoder.Decode(answer.Wire.ToArray(), answer.ContentEncoding, Math.Min(options.LargeBodyBytes, options.MaxDecompressedBytes));
            if (body.Reason != DropReason.TooLarge)
            {
                return Read(entry, url, answer, body);
            }
        }

        try
        {
            return entry.Kind == FrontierKind.Sitemap && ReadList(entry, url, answer) is { } list ? list : await ReadLargeAsync(entry, url, answer, cancellationToken);
        }
        catch
        {
            answer.Wire.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _largeOnes.Dispose();

    /// <summary>Null when it is no list.</summary>
    private FetchOutcome? ReadList(FrontierEntry entry, ParsedUrl url, HttpAttempt answer)
    {
        var large = LargeBody.Of(answer.Wire, answer.ContentEncoding, SniffedBytes, options.MaxSitemapBytes, out var start);
        var kind = ContentSniffer.Sniff(start, answer.ContentType);
        if (large.IsKept && kind is not (ContentKind.Sitemap or ContentKind.Text))
        {
            return null;
        }

        return large.IsKept
            ? Kept(entry, url, answer, [], kind, large.Value)
            : Dropped(large.Reason.Value, large.Detail!, answer.Wire);
    }

    private async Task<FetchOutcome> ReadLargeAsync(FrontierEntry entry, ParsedUrl url, HttpAttempt answer, CancellationToken cancellationToken)
    {
        if (answer.Wire.Length > options.MaxBytes)
        {
            return Dropped(DropReason.TooLarge, $"The body has more than {options.MaxBytes} bytes.", answer.Wire);
        }

        await _largeOnes.WaitAsync(cancellationToken);
        var held = new Held(answer.Wire, _largeOnes);
        try
        {
            var body = BodyDecoder.Decode(answer.Wire.ToArray(), answer.ContentEncoding, options.MaxDecompressedBytes);
            return Read(entry, url, answer, body) with { Held = held };
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    private static FetchOutcome Read(FrontierEntry entry, ParsedUrl url, HttpAttempt answer, StageResult<byte[]> body)
    {
        if (!body.IsKept)
        {
            return FetchOutcome.Dropped(body.Reason.Value, body.Detail!) with { IsFinal = body.Reason == DropReason.TooLarge };
        }

        var kind = ContentSniffer.Sniff(body.Value, answer.ContentType);
        return kind switch
        {
            ContentKind.Empty => FetchOutcome.Dropped(DropReason.Empty, "The body is empty."),
            ContentKind.Unsupported => FetchOutcome.Dropped(
                DropReason.UnsupportedType, $"Nothing reads this ({answer.ContentType ?? "no Content-Type"}).") with { IsFinal = true },
            _ => Kept(entry, url, answer, body.Value, kind),
        };
    }

    private static FetchOutcome Dropped(DropReason reason, string detail, WireBody wire)
    {
        wire.Dispose();
        return FetchOutcome.Dropped(reason, detail) with { IsFinal = reason == DropReason.TooLarge };
    }

    private static FetchOutcome Kept(
        FrontierEntry entry, ParsedUrl url, HttpAttempt answer, byte[] body, ContentKind kind, LargeBody? large = null)
    {
        var address = url.ToString();
        var page = new FetchedPage
        {
            // A list never becomes a page that others name by its id, so a large one need not be read once more for it.
            Id = large is null ? FetchedPage.IdOf(address, body) : FetchedPage.IdOf(address, large.Sha256.Span),
            RequestedUrl = entry.Url,
            Url = address,
            Seed = entry.Seed,
            FetchedAt = answer.At,
            StatusCode = (int)answer.Status,
            ContentType = answer.ContentType,
            LastModified = answer.LastModified,
            StatedDate = entry.ListedDate,
        };
        return new FetchOutcome(StageResult<PageAnswer>.Kept(new PageAnswer(
            page, body, kind, answer.RequestHead, answer.ResponseHead, answer.ETag, answer.Directives, (int)answer.Status == 304) { LargeList = large }))
        {
            Held = large is null ? null : answer.Wire,
        };
    }

    /// <summary>A body, and the place of the one large body that is read.</summary>
    private sealed class Held(WireBody wire, SemaphoreSlim place) : IDisposable
    {
        public void Dispose()
        {
            wire.Dispose();
            place.Release();
        }
    }
}
