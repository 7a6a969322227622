using System.Globalization;
using ClaimPipeline.App.Serving;
using ClaimPipeline.App.Workbench.AlertPages;
using ClaimPipeline.App.Workbench.Articles;
using ClaimPipeline.App.Workbench.Checks;
using ClaimPipeline.App.Workbench.Claims;
using ClaimPipeline.App.Workbench.Copies;
using ClaimPipeline.App.Workbench.Exports;
using ClaimPipeline.App.Workbench.Help;
using ClaimPipeline.App.Workbench.Login;
using ClaimPipeline.App.Workbench.OfficialFigures;
using ClaimPipeline.App.Workbench.Reviews;
using ClaimPipeline.App.Workbench.Search;
using ClaimPipeline.App.Workbench.Sources;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ClaimPipeline.App.Workbench;

/// <summary>The pages of the workbench.</summary>
internal static class WorkbenchPages
{
    /// <summary>Adds every page. What a form sends is checked here for all of them: an endpoint cannot forget it.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var pages = endpoints.MapGroup("").ExcludeFromDescription();
        pages.AddEndpointFilter(CheckFormAsync);
        SearchPage.Map(pages);
        ArticlePage.Map(pages);
        ClaimPage.Map(pages);
        HelpPage.Map(pages);
        OfficialPage.Map(pages);
        SeriesPage.Map(pages);
        EditionsPage.Map(pages);
        UpdatesPage.Map(pages);
        MeasuresPage.Map(pages);
        CheckFormPage.Map(pages);
        ExportEndpoint.Map(pages);
        SourcesPage.Map(pages);
        RunPage.Map(pages);
        ReviewPage.Map(pages);
        AlertsPage.Map(pages);
        LoginPage.Map(pages);
        ArchivedCopy.Map(pages);
    }

    /// <summary>A page with its parameters, rendered whole before it is sent.</summary>
    public static RazorComponentResult Page<TPage>(int status, params ReadOnlySpan<(string Name, object? Value)> parameters)
        where TPage : IComponent
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in parameters)
        {
            values.Add(name, value);
        }

        return new RazorComponentResult(typeof(TPage), values) { StatusCode = status, PreventStreamingRendering = true };
    }

    /// <summary>What a person sees who asked for something that is not there or that went wrong.</summary>
    public static RazorComponentResult Error(int status, string heading, string text) =>
        Page<ErrorPage>(status, (nameof(ErrorPage.Heading), heading), (nameof(ErrorPage.Text), text));

    private static async ValueTask<object?> CheckFormAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        var most = context.RequestServices.GetRequiredService<ServeOptions>().MaxRequestBytes;
        if (context.Request.ContentLength > most)
        {
            return Error(
                StatusCodes.Status413PayloadTooLarge,
                "Too large",
                string.Create(CultureInfo.InvariantCulture, $"What was sent has {context.Request.ContentLength:#,0} bytes; this server takes {most:#,0} (Serve:MaxRequestBytes)."));
        }

        if (!HttpMethods.IsGet(context.Request.Method)
            && !await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
        {
            return Error(
                StatusCodes.Status400BadRequest, "The form is too old", "Nothing was changed. Go back, reload the page and send the form again.");
        }

        return await next(invocation);
    }
}
