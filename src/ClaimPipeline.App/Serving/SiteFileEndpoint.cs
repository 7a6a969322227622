using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ClaimPipeline.App.Serving;

/// <summary>Hands out <see cref="SiteFiles"/>.</summary>
internal static class SiteFileEndpoint
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/assets/{hash}/{name}", Get).AllowAnonymous().ExcludeFromDescription();

    private static IResult Get(string hash, string name, HttpContext context)
    {
        if (SiteFiles.OfProgram.Find(hash, name) is not { } asset)
        {
            return Results.NotFound();
        }

        var headers = context.Response.Headers;
        headers.CacheControl = "public, max-age=31536000, immutable";
        headers.Vary = "Accept-Encoding";
        var packs = context.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal);
        if (packs)
        {
            headers.ContentEncoding = "br";
        }

        return Results.Bytes(packs ? asset.Brotli : asset.Bytes, asset.ContentType, entityTag: new($"\"{asset.Hash}{(packs ? "-br" : "")}\""));
    }
}
