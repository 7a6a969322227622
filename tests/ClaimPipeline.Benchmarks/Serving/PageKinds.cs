using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace ClaimPipeline.Benchmarks.Serving;

/// <summary>What readers ask for, and how often: every page of the workbench, and what programs ask the API.</summary>
/// <param name="Name">As in the report.</param>
/// <param name="Weight">How often it is asked for beside the others.</param>
/// <param name="Make">The path and query of one request; what is posted, as a form or JSON, or null for nothing.</param>
internal sealed record PageKinds(string Name, int Weight, Func<Random, (string Address, HttpContent? Body)> Make)
{
    private const string Text = "China produced 270,000 tonnes of rare earths in 2024. Chile's reserves of lithium stood at 9.3 million tonnes in 2023. "
        + "Solar power supplied 12 % of the electricity in Australia in 2021, and the market has been waiting for more.";

    /// <summary>Whether it counts all facets of something that very many articles have: the aim leaves these out.</summary>
    public bool CountsMuch { get; init; }

    /// <summary>Looks for articles, claims and series to ask for.</summary>
    public static async Task<IReadOnlyList<PageKinds>> FindAsync(HttpClient client, ServedPages pages, CancellationToken cancellationToken)
    {
        var (articles, claims) = (new List<string>(), new List<string>());
        string[] commodities = ["cobalt", "lithium", "copper", "nickel", "gold", "tin", "zinc", "graphite"];
        foreach (var commodity in commodities)
        {
            using var found = await GetAsync(client, $"/api/v1/search?limit=100&sort=newest&q=commodity%3A{commodity}", cancellationToken);
            foreach (var hit in found.RootElement.GetProperty("hits").EnumerateArray())
            {
                articles.Add(hit.GetProperty("article").GetString()!);
                claims.Add(hit.GetProperty("claims")[0].GetProperty("claim").GetProperty("id").GetString()!);
            }
        }

        using var listed = await GetAsync(client, "/api/v1/official/series?limit=200&commodity=cobalt", cancellationToken);
        var series = listed.RootElement.GetProperty("items").EnumerateArray().Select(item => Uri.EscapeDataString(item.GetProperty("key").GetString()!)).ToList();
        using var ran = await GetAsync(client, "/api/v1/runs?limit=50", cancellationToken);
        var runs = ran.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!).ToList();
        string[] sorts = ["newest", "oldest", "largestfigure", "largestdifference"];
        return
        [
            new("search, common word", 4, r => Get($"/?q={Word(r, 10, 150)}")) { CountsMuch = true },
            new("search, nothing typed", 3, _ => Get("/")) { CountsMuch = true },
            new("search, word", 8, r => Get($"/?q={Word(r, 500, 5_000)}")),
            new("search, rare word", 4, r => Get($"/?q={Word(r, 10_000, 90_000)}")),
            new("search, two words", 4, r => Get($"/?q={Word(r, 10, 150)}+{Word(r, 500, 5_000)}")),
            new("search, commodity, year and range", 6, r => Get($"/?q=commodity%3A{Pick(r, commodities)}+period%3A{2015 + r.Next(9)}+figure%3A%5B{10 + r.Next(400)}+t+TO+90000+t%5D")),
            new("search, claims in another order", 4, r => Get($"/?q={Word(r, 500, 5_000)}&level=claims&sort={Pick(r, sorts)}")),
            new("claim", 18, r => Get($"/claims/{Pick(r, claims)}")),
            new("article", 14, r => Get($"/articles/{Pick(r, articles)}")),
            new("check, form", 1, _ => Get("/check")),
            new("check, report", 1, _ => ("/check?report", Form(("what", "text"), ("text", Text)))),
            new("official figures", 3, r => Get($"/official?commodity={Pick(r, commodities)}")),
            new("official figures, all", 1, _ => Get("/official")),
            new("series", 4, r => Get($"/official/series?key={Pick(r, series)}")),
            new("editions", 2, _ => Get("/official/editions")),
            new("measures", 2, _ => Get("/official/measures")),
            new("review", 3, _ => Get("/review")),
            new("sources", 3, r => Get($"/sources?page={1 + r.Next(4)}")),
            new("run", 1, r => Get($"/runs/{Pick(r, runs)}")),
            new("alerts", 1, _ => Get("/alerts")),
            new("help", 1, _ => Get("/help")),
            new("API search", 4, r => Get($"/api/v1/search?q={Word(r, 500, 5_000)}")),
            new("API search, facets", 2, r => Get($"/api/v1/search?q={Word(r, 500, 5_000)}&facets=type,place,commodity")),
            new("API claim", 3, r => Get($"/api/v1/claims/{Pick(r, claims)}")),
            new("API claim, verified", 1, r => Get($"/api/v1/claims/{Pick(r, claims)}/verification")),
            new("API claims like it", 2, r => Get($"/api/v1/claims/{Pick(r, claims)}/like")),
            new("API article", 3, r => Get($"/api/v1/articles/{Pick(r, articles)}")),
            new("API series and its claims", 2, r => Get($"/api/v1/official/series/{Pick(r, series)}{(r.Next(2) == 0 ? "" : "/claims")}")),
            new("API sources", 1, _ => Get("/api/v1/sources")),
            new("API runs", 1, _ => Get("/api/v1/runs")),
            new("API review queue", 1, _ => Get("/api/v1/reviews/queue")),
            new("API check", 1, _ => ("/api/v1/check", new StringContent(JsonSerializer.Serialize(new { text = Text }), Encoding.UTF8, "application/json"))),
        ];

        string Word(Random r, int from, int to) => pages.Word(r.Next(from, to));
    }

    /// <summary>A form with the server's token, which the reader adds.</summary>
    public static MultipartFormDataContent Form(params ReadOnlySpan<(string Name, string Value)> fields)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value) { Headers = { ContentType = MediaTypeHeaderValue.Parse("text/plain; charset=utf-8") } }, name);
        }

        return form;
    }

    private static (string Address, HttpContent? Body) Get(string address) => (address, null);

    private static T Pick<T>(Random random, IReadOnlyList<T> some) => some[random.Next(some.Count)];

    private static async Task<JsonDocument> GetAsync(HttpClient client, string address, CancellationToken cancellationToken) =>
        JsonDocument.Parse(await client.GetStringAsync(new Uri(address, UriKind.Relative), cancellationToken));
}
