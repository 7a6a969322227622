using ClaimPipeline.App.Querying;
using ClaimPipeline.App.Serving;
using ClaimPipeline.Search;
using Microsoft.AspNetCore.Http;

namespace ClaimPipeline.App.Api;

/// <summary>What requests may ask for.</summary>
internal static class ApiLimits
{
    private const int Usual = 20;

    /// <summary>How many items are wanted.</summary>
    /// <exception cref="ApiException">More than an answer may have, or less than one.</exception>
    public static int Take(int? limit, ServeOptions options) => limit is null ? Math.Min(Usual, options.MaxPageSize)
        : limit >= 1 && limit <= options.MaxPageSize ? limit.Value
        : throw ApiException.Of(
            StatusCodes.Status400BadRequest, "limit", FormattableString.Invariant($"limit takes a number from 1 to {options.MaxPageSize} (Serve:MaxPageSize)."));

    /// <summary>One of some names, in any case; null when nothing was typed.</summary>
    /// <exception cref="ApiException">There is no such name.</exception>
    public static T? Name<T>(string? typed, string field)
        where T : struct, Enum => string.IsNullOrEmpty(typed) ? null
            : Enum.TryParse<T>(typed, ignoreCase: true, out var value) && Enum.IsDefined(value) && !char.IsDigit(typed[0]) ? value
            : throw ApiException.Of(StatusCodes.Status400BadRequest, field, $"{field} has no '{typed}': there are {string.Join(", ", Enum.GetNames<T>())}.");

    /// <summary>A query as it was typed.</summary>
    /// <exception cref="ApiException">It is too long, or cannot be read.</exception>
    public static ParsedQuery Query(string? typed, ServeOptions options, string field = "q")
    {
        typed ??= "";
        if (typed.Length > options.MaxQueryLength)
        {
            throw ApiException.Of(
                StatusCodes.Status400BadRequest, field,
                FormattableString.Invariant($"A query may have {options.MaxQueryLength} characters (Serve:MaxQueryLength); this one has {typed.Length}."));
        }

        var parsed = QueryParser.Parse(typed, QueryNames.Resolve);
        return parsed.Error is { } error
            ? throw ApiException.Of(StatusCodes.Status400BadRequest, field, error.ToString(), error.Column)
            : parsed;
    }
}
