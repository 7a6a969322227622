using System.Security.Claims;
using System.Text.Encodings.Web;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ClaimPipeline.App.Access;

/// <summary>
/// Finds out who asks: a program by its token, a person by the cookie of their session; where nobody has to log in, whoever asks is
/// "local" and may everything.
/// </summary>
internal sealed class WhoAsks(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, AccessMode mode, IAccountStore accounts, TimeProvider time)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>Name of this scheme.</summary>
    public const string SchemeName = "who";

    /// <summary>Who asks where nobody has to log in.</summary>
    public const string Local = "local";

    private const string Bearer = "Bearer ";

    /// <summary>Ends sessions whose account is gone or was given another password or role.</summary>
    public static async Task CheckSessionAsync(CookieValidatePrincipalContext context)
    {
        var store = context.HttpContext.RequestServices.GetRequiredService<IAccountStore>();
        var account = await store.GetAsync(context.Principal?.Identity?.Name ?? "", context.HttpContext.RequestAborted);
        if (account is null || account.Stamp != context.Principal!.FindFirstValue(Roles.Stamp))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        }
    }

    /// <inheritdoc/>
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!mode.NeedsLogin)
        {
            return Success(Roles.PrincipalOf(Local, AccountRole.Admin, "", SchemeName));
        }

        if (Request.Headers.Authorization is [{ } given])
        {
            return given.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
                && await accounts.FindTokenAsync(Tokens.HashOf(given[Bearer.Length..].Trim()), Context.RequestAborted) is { } token
                && token.IsGood(time.GetUtcNow())
                && await accounts.GetAsync(token.Account, Context.RequestAborted) is { } account
                    ? Success(Roles.PrincipalOf(account.Name, account.Role, account.Stamp, SchemeName))
                    : AuthenticateResult.Fail("The token is not known, has expired or was revoked.");
        }

        return await Context.AuthenticateAsync(CookieAuthenticationDefaults.AuthenticationScheme);
    }

    /// <inheritdoc/>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (Request.Path.StartsWithSegments("/api"))
        {
            Response.Headers.WWWAuthenticate = "Bearer";
            Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else
        {
            var back = HttpMethods.IsGet(Request.Method) ? Request.Path + Request.QueryString : new PathString("/").Value;
            Response.Redirect($"/login?returnUrl={Uri.EscapeDataString(back!)}");
        }

        return Task.CompletedTask;
    }

    private static AuthenticateResult Success(ClaimsPrincipal principal) => AuthenticateResult.Success(new AuthenticationTicket(principal, SchemeName));
}
