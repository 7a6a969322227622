using System.Globalization;
using ClaimPipeline.App.Access;
using ClaimPipeline.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace ClaimPipeline.App.Workbench.Login;

/// <summary>Log in and out, at <c>/login</c> and <c>/logout</c>.</summary>
public sealed partial class LoginPage
{
    internal static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/login", Get).AllowAnonymous();
        endpoints.MapPost("/login", PostAsync).AllowAnonymous().DisableAntiforgery();
        endpoints.MapPost("/logout", (Delegate)LeaveAsync).DisableAntiforgery();
    }

    private static IResult Get(string? returnUrl, AccessMode mode) =>
        mode.NeedsLogin ? WorkbenchPages.Page<LoginPage>(StatusCodes.Status200OK, (nameof(Back), LocalPath.Of(returnUrl))) : Results.LocalRedirect("/");

    private static async Task<IResult> PostAsync(
        [FromForm] string? name, [FromForm] string? password, [FromForm] string? returnUrl, IAccountStore accounts, LoginThrottle throttle, ILogger<LoginPage> log, HttpContext context)
    {
        var (typed, address, back) = (name ?? "", context.Connection.RemoteIpAddress?.ToString() ?? "", LocalPath.Of(returnUrl));
        if (throttle.PauseOf(typed, address) is { } pause)
        {
            var seconds = (int)Math.Ceiling(pause.TotalSeconds);
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            return Failed(StatusCodes.Status429TooManyRequests, typed, back, string.Create(CultureInfo.InvariantCulture, $"Too many wrong passwords. Try again in {seconds} seconds."));
        }

        var account = await accounts.GetAsync(typed, context.RequestAborted);
        if (!Passwords.IsRight(account, password ?? ""))
        {
            throttle.Wrong(typed, address);
            log.LogWarning("Wrong name or password for '{Name}' from {Address}", typed.ReplaceLineEndings(" "), address);
            return Failed(StatusCodes.Status401Unauthorized, typed, back, "The name or the password is wrong.");
        }

        throttle.Right(typed);
        await context.SignInAsync(
            CookieAuthenticationDefaults.AuthenticationScheme,
            Roles.PrincipalOf(account!.Name, account.Role, account.Stamp, CookieAuthenticationDefaults.AuthenticationScheme));
        return Results.LocalRedirect(back);
    }

    private static async Task<IResult> LeaveAsync(HttpContext context)
    {
        await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return Results.LocalRedirect("/login");
    }

    private static IResult Failed(int status, string name, string back, string error) =>
        WorkbenchPages.Page<LoginPage>(status, (nameof(Name), name), (nameof(Back), back), (nameof(Error), error));
}
