using ClaimPipeline.App.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ClaimPipeline.App.Api;

/// <summary>The API: one file per resource, all below <c>/api/v1</c>.</summary>
internal static class ApiEndpoints
{
    /// <summary>Where it begins.</summary>
    public const string Root = "/api/v1";

    /// <summary>Adds every resource.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup(Root).RequireAuthorization(Roles.Reader);
        api.AddEndpointFilter(AnswerUsageAsync);
        SearchApi.Map(api);
        ClaimsApi.Map(api);
        ArticlesApi.Map(api);
        CheckApi.Map(api);
        OfficialApi.Map(api);
        MeasuresApi.Map(api);
        ReviewsApi.Map(api);
        RunsApi.Map(api);
        SourcesApi.Map(api);
        AlertsApi.Map(api);
        ExportApi.Map(api);
        endpoints.MapOpenApi(Root + "/openapi.json").RequireAuthorization(Roles.Reader);
    }

    private static async ValueTask<object?> AnswerUsageAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (ApiException trouble)
        {
            return trouble.Problem;
        }
        catch (UsageException trouble)
        {
            return ApiProblems.Of(StatusCodes.Status400BadRequest, trouble.Message);
        }
    }
}
