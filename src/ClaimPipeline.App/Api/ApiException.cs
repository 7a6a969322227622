using Microsoft.AspNetCore.Http.HttpResults;

namespace ClaimPipeline.App.Api;

/// <summary>Ends a request with a problem; never leaves the API.</summary>
internal sealed class ApiException(ProblemHttpResult problem) : Exception(problem.ProblemDetails.Detail)
{
    /// <summary>The answer.</summary>
    public ProblemHttpResult Problem { get; } = problem;

    /// <summary>A problem with one field of the request.</summary>
    public static ApiException Of(int status, string field, string detail, int? column = null) => new(ApiProblems.Of(status, detail, field, column));
}
