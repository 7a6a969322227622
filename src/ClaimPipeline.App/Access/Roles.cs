using System.Security.Claims;
using ClaimPipeline.Records;
using Microsoft.AspNetCore.Authorization;

namespace ClaimPipeline.App.Access;

/// <summary>Names of the policies that endpoints ask for, and the people that they are about.</summary>
internal static class Roles
{
    /// <summary>Search, read, check, export: what every endpoint asks for that asks for nothing else.</summary>
    public const string Reader = "reader";

    /// <summary>Decide on sentences.</summary>
    public const string Reviewer = "reviewer";

    /// <summary>Change what the server does.</summary>
    public const string Admin = "admin";

    /// <summary>Claim that holds <see cref="Account.Stamp"/>.</summary>
    public const string Stamp = "stamp";

    /// <summary>Adds the policies; an endpoint without one is for readers.</summary>
    public static void Add(AuthorizationOptions options)
    {
        foreach (var (policy, least) in new[] { (Reader, AccountRole.Reader), (Reviewer, AccountRole.Reviewer), (Admin, AccountRole.Admin) })
        {
            options.AddPolicy(policy, p => p.RequireAuthenticatedUser().RequireAssertion(context => RoleOf(context.User) >= least));
        }

        options.DefaultPolicy = options.FallbackPolicy = options.GetPolicy(Reader)!;
    }

    /// <summary>Whether somebody may what the policy guards.</summary>
    public static bool May(ClaimsPrincipal user, AccountRole least) => RoleOf(user) >= least;

    /// <summary>Somebody, as requests carry them.</summary>
    public static ClaimsPrincipal PrincipalOf(string name, AccountRole role, string stamp, string scheme) => new(new ClaimsIdentity(
        [new System.Security.Claims.Claim(ClaimTypes.Name, name), new System.Security.Claims.Claim(ClaimTypes.Role, role.ToString()), new System.Security.Claims.Claim(Stamp, stamp)], scheme));

    private static AccountRole? RoleOf(ClaimsPrincipal user) =>
        user.Identity?.IsAuthenticated == true && Enum.TryParse<AccountRole>(user.FindFirstValue(ClaimTypes.Role), out var role) ? role : null;
}
