using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace ClaimPipeline.App.Api;

/// <summary>An answer of one JSON object a line, sent while it is made.</summary>
internal sealed class Ndjson<T>(IAsyncEnumerable<T> items) : IResult, IEndpointMetadataProvider
{
    private const int LinesPerFlush = 50;

    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), ["application/x-ndjson"]));

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var (response, lines) = (httpContext.Response, 0);
        response.ContentType = "application/x-ndjson; charset=utf-8";
        await foreach (var item in items.WithCancellation(httpContext.RequestAborted))
        {
            await response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(item, OutputJson.Of<T>()), httpContext.RequestAborted);
            await response.Body.WriteAsync("\n"u8.ToArray(), httpContext.RequestAborted);
            if (++lines % LinesPerFlush == 0)
            {
                await response.Body.FlushAsync(httpContext.RequestAborted);
            }
        }
    }
}
