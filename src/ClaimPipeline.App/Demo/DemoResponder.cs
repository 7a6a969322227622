using System.IO.Compression;
using ClaimPipeline.Records;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace ClaimPipeline.App.Demo;

/// <summary>Answers like a well-kept web server: validators, 304, gzip for those who ask.</summary>
internal static class DemoResponder
{
    private const int SmallestCompressed = 1024;

    /// <summary>Writes the resource with its body to the response.</summary>
    public static async Task WriteAsync(HttpContext context, DemoResource resource, byte[] body)
    {
        var (request, response) = (context.Request, context.Response);
        foreach (var (name, value) in resource.Headers)
        {
            response.Headers[name] = value;
        }

        var tag = resource.EntityTag ? new EntityTagHeaderValue($"\"{ContentHash.Of(body)}\"") : null;
        if (tag is not null)
        {
            response.Headers.ETag = tag.ToString();
        }

        if (resource.LastModified is { } modified)
        {
            response.Headers.LastModified = HeaderUtilities.FormatDate(modified);
        }

        if (resource.Location is { } location)
        {
            response.Headers.Location = location;
        }

        if (resource.Status == StatusCodes.Status200OK && IsUnchanged(request, tag, resource.LastModified))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.StatusCode = resource.Status;
        response.ContentType = resource.Type;
        if (body.Length >= SmallestCompressed && IsText(resource.Type))
        {
            response.Headers.Vary = HeaderNames.AcceptEncoding;
            if (AcceptsGzip(request))
            {
                response.Headers.ContentEncoding = "gzip";
                body = Compress(body);
            }
        }

        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(request.Method))
        {
            await response.Body.WriteAsync(body, context.RequestAborted);
        }
    }

    // RFC 9110 13.2.2: If-None-Match decides alone when it is there.
    private static bool IsUnchanged(HttpRequest request, EntityTagHeaderValue? tag, DateTimeOffset? modified)
    {
        var conditions = request.GetTypedHeaders();
        return request.Headers.IfNoneMatch.Count > 0
            ? tag is not null && conditions.IfNoneMatch.Any(other =>
                other.Equals(EntityTagHeaderValue.Any) || other.Compare(tag, useStrongComparison: false))
            : modified is not null && conditions.IfModifiedSince >= modified;
    }

    private static bool IsText(string? type) => type is not null
        && (type.StartsWith("text/", StringComparison.Ordinal)
            || type.Contains("xml", StringComparison.Ordinal)
            || type.Contains("json", StringComparison.Ordinal));

    private static bool AcceptsGzip(HttpRequest request) => request.GetTypedHeaders().AcceptEncoding.Any(coding =>
        coding.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase) && coding.Quality is not 0);

    private static byte[] Compress(byte[] body)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Fastest))
        {
            gzip.Write(body);
        }

        return buffer.ToArray();
    }
}
