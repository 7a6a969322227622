using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using ClaimPipeline.App;
using ClaimPipeline.App.Access;
using ClaimPipeline.EndToEndTests.Serving;
using ClaimPipeline.Storage;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace ClaimPipeline.EndToEndTests.Access;

/// <summary>Who may what, where people have to log in.</summary>
public sealed partial class AccessTests : IAsyncLifetime
{
    private const string Password = ServedPeople.Password;

    private ServedFolder _served = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _served = await ServedPeople.StartAsync(attempts: 3);

    public ValueTask DisposeAsync() => _served.DisposeAsync();

    [Fact]
    public async Task Start_OpenToOthersWithoutUsers_IsRefusedWithTheRemedy()
    {
        foreach (var setting in new[] { ("Serve:Urls", "http://0.0.0.0:0"), ("Serve:Hosts:0", "claims.example"), ("Serve:Login", "true") })
        {
            using var folder = new TestFolder();
            var refused = await Should.ThrowAsync<UsageException>(
                () => WebServer.StartAsync(folder.At("data"), TimeProvider.System, [new("Serve:Urls", "http://127.0.0.1:0"), new(setting.Item1, setting.Item2)], Token));
            refused.Message.ShouldContain("claimpipeline users add");
        }
    }

    [Fact]
    public async Task Get_WithoutLogin_PagesLeadToLoginAndTheApiSaysSo()
    {
        using var page = await _served.Client.GetAsync(new Uri("/?q=tea", UriKind.Relative), Token);
        page.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        page.Headers.Location!.OriginalString.ShouldBe("/login?returnUrl=%2F%3Fq%3Dtea");
        using var api = await _served.Client.GetAsync(new Uri("/api/v1/runs", UriKind.Relative), Token);
        api.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        api.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
        api.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public void Endpoints_AllButLoginAndFiles_AskForAnAccount() =>
        _served.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Select(endpoint => endpoint.RoutePattern.RawText)
            .Distinct()
            .Except(["/healthz", "/readyz"])
            .ShouldBe(["/login", "/assets/{hash}/{name}"], ignoreOrder: true);

    [Fact]
    public async Task Endpoints_ThatChangeSomething_AskForMoreThanAReader()
    {
        foreach (var endpoint in _served.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [];
            if (!methods.Any(method => method is "POST" or "PUT" or "DELETE" or "PATCH") || Harmless().IsMatch(endpoint.RoutePattern.RawText!))
            {
                continue;
            }

            using var request = new HttpRequestMessage(new HttpMethod(methods[0]), Fill(endpoint.RoutePattern));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenOfAsync("rea"));
            // What an endpoint cannot read is refused before it is asked who sends it.
            request.Content = endpoint.RoutePattern.RawText!.StartsWith("/api", StringComparison.Ordinal)
                ? new StringContent("{}", Encoding.UTF8, "application/json")
                : new FormUrlEncodedContent([]);
            using var answer = await _served.Client.SendAsync(request, Token);
            answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden, endpoint.RoutePattern.RawText);
        }
    }

    [Theory]
    [InlineData("rea", "/api/v1/reviews/queue?limit=1", HttpStatusCode.Forbidden)]
    [InlineData("rob", "/api/v1/reviews/queue?limit=1", HttpStatusCode.OK)]
    [InlineData("rob", "/api/v1/alerts", HttpStatusCode.Forbidden)]
    [InlineData("ann", "/api/v1/alerts", HttpStatusCode.OK)]
    [InlineData("rob", "/api/v1/alerts/outbox", HttpStatusCode.Forbidden)]
    [InlineData("ann", "/api/v1/alerts/outbox", HttpStatusCode.OK)]
    [InlineData("rea", "/review", HttpStatusCode.Forbidden)]
    [InlineData("rob", "/review", HttpStatusCode.OK)]
    [InlineData("rob", "/alerts", HttpStatusCode.Forbidden)]
    [InlineData("ann", "/alerts", HttpStatusCode.OK)]
    [InlineData("rea", "/sources", HttpStatusCode.OK)]
    [InlineData("rea", "/api/v1/search?q=tea", HttpStatusCode.OK)]
    public async Task Roles_MayWhatTheirRoleMay(string user, string path, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenOfAsync(user));
        using var answer = await _served.Client.SendAsync(request, Token);
        answer.StatusCode.ShouldBe(expected);
    }

    [Fact]
    public async Task Login_RightPassword_OpensASessionThatEndsWithThePassword()
    {
        using var client = _served.NewClient(cookies: true);
        using var entered = await LoginAsync(client, "ann", Password, "/runs?x=1");
        entered.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        entered.Headers.Location!.OriginalString.ShouldBe("/runs?x=1");
        var cookie = entered.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("claimpipeline-session=", StringComparison.Ordinal)).ToLowerInvariant();
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=strict");
        (await StatusAsync(client, "/")).ShouldBe(HttpStatusCode.OK);

        var store = _served.Get<IAccountStore>();
        await store.ReplaceAsync(Passwords.With((await store.GetAsync("ann", Token))!, "another long password"), Token);

        (await StatusAsync(client, "/")).ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Logout_EndsTheSession()
    {
        using var client = _served.NewClient(cookies: true);
        (await LoginAsync(client, "rea", Password, "/")).Dispose();
        var page = await (await client.GetAsync(new Uri("/", UriKind.Relative), Token)).Content.ReadAsStringAsync(Token);
        page.ShouldContain("Log out");
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", TokenIn(page))]);
        (await client.PostAsync(new Uri("/logout", UriKind.Relative), form, Token)).Dispose();
        (await StatusAsync(client, "/")).ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("https://evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("\\/evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/a\r\nSet-Cookie: b=c")]
    public async Task Login_WithAForeignReturnAddress_StaysHere(string back)
    {
        using var client = _served.NewClient(cookies: true);
        using var entered = await LoginAsync(client, "rea", Password, back);
        entered.Headers.Location!.OriginalString.ShouldBe("/");
    }

    [Fact]
    public async Task Login_WithoutTheFormsToken_IsRefused()
    {
        using var client = _served.NewClient(cookies: true);
        using var form = new FormUrlEncodedContent([new("name", "rea"), new("password", Password)]);
        using var answer = await client.PostAsync(new Uri("/login", UriKind.Relative), form, Token);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await StatusAsync(client, "/")).ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Login_WrongPasswords_LookAlikeAndLeadToAPause()
    {
        using var client = _served.NewClient(cookies: true);
        using var wrong = await LoginAsync(client, "rob", "not the password", "/");
        using var unknown = await LoginAsync(client, "nobody", "not the password", "/");
        wrong.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        unknown.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        ErrorIn(await wrong.Content.ReadAsStringAsync(Token)).ShouldBe(ErrorIn(await unknown.Content.ReadAsStringAsync(Token)));

        (await LoginAsync(client, "rob", "not the password", "/")).Dispose();
        using var paused = await LoginAsync(client, "rob", Password, "/");
        paused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        paused.Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThan(TimeSpan.FromMinutes(4));
    }

    [Fact]
    public async Task Tokens_UnknownRevokedOrExpired_LetNobodyIn()
    {
        var store = _served.Get<IAccountStore>();
        var (revoked, token) = Tokens.New("ann", "", DateTimeOffset.UnixEpoch, null);
        await store.AddTokenAsync(token, Token);
        (await BearerAsync(revoked)).ShouldBe(HttpStatusCode.OK);
        await store.RevokeTokenAsync(token.Id, DateTimeOffset.UnixEpoch, Token);
        var (expired, old) = Tokens.New("ann", "", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(1));
        await store.AddTokenAsync(old, Token);
        foreach (var bad in new[] { revoked, expired, "cpt_0000", "" })
        {
            (await BearerAsync(bad)).ShouldBe(HttpStatusCode.Unauthorized);
        }
    }

    [Fact]
    public async Task Store_HoldsNeitherPasswordsNorTokens()
    {
        var secret = await TokenOfAsync("ann");
        var bytes = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(Path.Combine(_served.Path, "store.db"), Token))
            + Encoding.Latin1.GetString(await ReadOpenAsync(Path.Combine(_served.Path, "store.db-wal")));
        bytes.ShouldContain("rob");
        bytes.ShouldNotContain(Password);
        bytes.ShouldNotContain(secret);
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Path.Combine(_served.Path, "keys")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static async Task<byte[]> ReadOpenAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory, Token);
        return memory.ToArray();
    }

    private static string Fill(RoutePattern pattern) => Regex.Replace(pattern.RawText!, @"\{[^}]+\}", "x");

    private static string TokenIn(string page) => Regex.Match(page, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;

    private static string ErrorIn(string page) => Regex.Match(page, "role=\"alert\">([^<]+)<").Groups[1].Value;

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), Token);
        return answer.StatusCode;
    }

    private async Task<HttpStatusCode> BearerAsync(string secret)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/runs");
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {secret}");
        using var answer = await _served.Client.SendAsync(request, Token);
        return answer.StatusCode;
    }

    private async Task<string> TokenOfAsync(string user)
    {
        var (secret, token) = Tokens.New(user, "test", DateTimeOffset.UnixEpoch, null);
        await _served.Get<IAccountStore>().AddTokenAsync(token, Token);
        return secret;
    }

    private static async Task<HttpResponseMessage> LoginAsync(HttpClient client, string name, string password, string back)
    {
        var page = await client.GetStringAsync(new Uri("/login", UriKind.Relative), Token);
        using var form = new FormUrlEncodedContent(
            [new("__RequestVerificationToken", TokenIn(page)), new("name", name), new("password", password), new("returnUrl", back)]);
        return await client.PostAsync(new Uri("/login", UriKind.Relative), form, Token);
    }

    // Logging in and out, and checks of texts, which store nothing.
    [GeneratedRegex("^/(login|logout|check|api/v1/check)")]
    private static partial Regex Harmless();
}
