using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ClaimPipeline.App.Workbench.Help;

/// <summary>Help, at <c>/help</c>: the query language with examples to click, what verdicts mean, the keys.</summary>
public sealed partial class HelpPage
{
    internal static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/help", () => WorkbenchPages.Page<HelpPage>(StatusCodes.Status200OK));
}
