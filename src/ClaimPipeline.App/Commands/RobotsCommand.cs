using System.CommandLine;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ClaimPipeline.Crawling;

namespace ClaimPipeline.App.Commands;

/// <summary><c>robots</c>: whether addresses may be fetched, and which rule of robots.txt says so.</summary>
internal sealed class RobotsCommand : Verb
{
    private readonly Option<string?> _in = new("--in")
    {
        Description = "One object a line, {\"id\", \"robots\", \"agent\", \"url\"}; robots_b64 instead of robots for bytes.", HelpName = "FILE.jsonl",
    };

    private readonly Option<string?> _agent = new("--agent") { Description = "Product token to ask for.", HelpName = "TOKEN" };

    private readonly Option<string[]> _allow = new("--allow-address")
    {
        Description = "A private or loopback address that may be reached, as HOST:PORT.", HelpName = "HOST:PORT",
    };

    private readonly Argument<string[]> _urls = new("url")
    {
        Description = "Addresses; robots.txt of their hosts is fetched.", Arity = ArgumentArity.ZeroOrMore, HelpName = "URL",
    };

    public RobotsCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "robots", "Say whether robots.txt allows an address, and which rule decides.",
            "robots https://www.example.com/news", hasData: false)
    {
        Command.Add(_in);
        Command.Add(_agent);
        Command.Add(_allow);
        Command.Add(_urls);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        if (invocation.Get(_in) is { } file)
        {
            var agent = invocation.OptionsOf<CrawlingOptions>().Agent;
            foreach (var line in JsonLines.Read(file, invocation.Cancellation))
            {
                invocation.Terminal.Out.WriteLine(Decide(line, agent).ToJsonString(JsonSerializerOptions.Web));
            }

            return ExitCode.Fine;
        }

        var urls = invocation.Get(_urls) ?? [];
        if (urls.Length == 0)
        {
            throw new UsageException("Name an address, or a file of cases with --in.");
        }

        var options = invocation.OptionsOf<CrawlingOptions>();
        options.AllowAddresses = [.. options.AllowAddresses, .. invocation.Get(_allow) ?? []];
        options.Agent = invocation.Get(_agent) ?? options.Agent;
        using var fetcher = new PageFetcher(options, new AddressGuard(options), invocation.Time);
        var areAllAllowed = true;
        foreach (var url in urls)
        {
            var decision = await fetcher.AskRobotsAsync(url, invocation.Cancellation);
            areAllAllowed &= decision.IsAllowed;
            await invocation.Terminal.Out.WriteLineAsync(
                $"{(decision.IsAllowed ? "allowed" : "forbidden")}  {url}  {(decision.Rule is { } rule ? $"[{rule}] " : "")}{decision.Why}");
        }

        return areAllAllowed ? ExitCode.Fine : ExitCode.Problems;
    }

    private static JsonObject Decide((string Place, JsonElement Row) line, string usualAgent)
    {
        var row = line.Row;
        var body = JsonLines.Text(row, "robots_b64") is { } base64 ? Bytes(line.Place, base64) : Encoding.UTF8.GetBytes(JsonLines.Need(line, "robots"));
        var agent = JsonLines.Text(row, "agent") ?? usualAgent;
        var decision = RobotsRules.Parse(body).Decide(agent, JsonLines.Need(line, "url"));
        return new JsonObject { ["id"] = JsonLines.Text(row, "id"), ["allowed"] = decision.IsAllowed };
    }

    private static byte[] Bytes(string place, string base64)
    {
        try
        {
            return Convert.FromBase64String(base64);
        }
        catch (FormatException trouble)
        {
            throw new UsageException($"{place}: robots_b64 is not base64: {trouble.Message}");
        }
    }
}
