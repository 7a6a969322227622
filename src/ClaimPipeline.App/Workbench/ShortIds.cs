using ClaimPipeline.Records;
using ClaimPipeline.Storage;
using Microsoft.AspNetCore.Http;

namespace ClaimPipeline.App.Workbench;

/// <summary>Addresses with the beginning of an id, as the command line takes them.</summary>
internal static class ShortIds
{
    private const int Shortest = 4;

    /// <summary>Leads to the claim or article whose id begins so; the page that says that there is none, or several.</summary>
    public static async Task<IResult> AnswerAsync(IAnalysisStore analyses, string typed, CancellationToken cancellationToken)
    {
        var isPart = typed.Length is >= Shortest and <= 64 && typed.All(char.IsAsciiHexDigitLower);
        var found = isPart ? await analyses.FindIdsAsync(typed, 2, cancellationToken) : [];
        if (found.Count == 1)
        {
            var folder = await analyses.ArticleOfAsync(new ClaimId(found[0]), cancellationToken) is null ? "articles" : "claims";
            return TypedResults.LocalRedirect($"/{folder}/{found[0]}");
        }

        return found.Count == 0
            ? WorkbenchPages.Error(
                StatusCodes.Status404NotFound, "It is not here", "No claim or article has that id. A later run may have read its page anew, which gives new ids: search for its words.")
            : WorkbenchPages.Error(StatusCodes.Status404NotFound, "More than one", "Several ids begin like that: type more of it.");
    }
}
