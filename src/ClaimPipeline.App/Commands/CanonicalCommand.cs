using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using ClaimPipeline.Crawling;

namespace ClaimPipeline.App.Commands;

/// <summary><c>canonical</c>: the one spelling of addresses, as the frontier is keyed by it.</summary>
internal sealed class CanonicalCommand : Verb
{
    private readonly Option<string?> _in = new("--in")
    {
        Description = "One object a line, {\"id\", \"input\", \"base\", \"kind\"}; kind html-attribute: the input is written as in HTML.",
        HelpName = "FILE.jsonl",
    };

    private readonly Argument<string[]> _urls = new("url")
    {
        Description = "Addresses.", Arity = ArgumentArity.ZeroOrMore, HelpName = "URL",
    };

    public CanonicalCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "canonical", "Print the canonical form of addresses.",
            "canonical \"HTTPS://Example.com:443/a/../b?utm_source=x#top\"", hasData: false)
    {
        Command.Add(_in);
        Command.Add(_urls);
    }

    /// <inheritdoc/>
    protected override Task<int> RunAsync(Invocation invocation)
    {
        if (invocation.Get(_in) is { } file)
        {
            foreach (var line in JsonLines.Read(file, invocation.Cancellation))
            {
                var row = line.Row;
                var input = JsonLines.Need(line, "input");
                var written = JsonLines.Text(row, "kind") == "html-attribute" ? MarkupText.Decode(input) : input;
                var key = UrlNormalizer.Normalize(written, JsonLines.Text(row, "base"));
                invocation.Terminal.Out.WriteLine(
                    new JsonObject { ["id"] = JsonLines.Text(row, "id"), ["key"] = key }.ToJsonString(JsonSerializerOptions.Web));
            }

            return Task.FromResult(ExitCode.Fine);
        }

        var urls = invocation.Get(_urls) ?? [];
        if (urls.Length == 0)
        {
            throw new UsageException("Name an address, or a file of them with --in.");
        }

        var areAllValid = true;
        foreach (var url in urls)
        {
            var key = UrlNormalizer.Normalize(url);
            areAllValid &= key is not null;
            invocation.Terminal.Out.WriteLine(key ?? $"{url}: not an http or https address");
        }

        return Task.FromResult(areAllValid ? ExitCode.Fine : ExitCode.Problems);
    }
}
