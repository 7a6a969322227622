using System.CommandLine;
using System.Globalization;
using ClaimPipeline.Search;

namespace ClaimPipeline.App.Commands;

/// <summary><c>search</c>: finds claims and articles in the index.</summary>
internal sealed class SearchCommand : Verb
{
    private readonly Argument<string[]> _query = new("QUERY")
    {
        Description = "Words, \"phrases\", prefix*, NEAR(a b, 5), AND OR NOT, and fields such as type:share place:CHN "
            + "commodity:\"rare earths\" period:2022 verdict:refuted figure:[60% TO 80%]. Empty finds everything.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<int> _limit = new("--limit") { Description = "Articles shown at most.", DefaultValueFactory = _ => 10 };

    private readonly Option<int> _skip = new("--skip") { Description = "Articles left out at the beginning.", DefaultValueFactory = _ => 0 };

    private readonly Option<SearchSort> _sort = new("--sort") { Description = "Order of the articles." };

    private readonly Option<bool> _facets = new("--facets") { Description = "Count the found claims by type, place, commodity, verdict ..." };

    private readonly Option<bool> _explain = new("--explain-query") { Description = "Print how the query was understood, and search nothing." };

    public SearchCommand(Terminal terminal, TimeProvider time)
        : base(
            terminal, time, "search", "Find claims and articles, by words and by figures.",
            "search 'rare earths type:share place:CHN figure:[60% TO 80%]' --facets")
    {
        Command.Add(_query);
        Command.Add(_limit);
        Command.Add(_skip);
        Command.Add(_sort);
        Command.Add(_facets);
        Command.Add(_explain);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        if (invocation.Get(_limit) < 0 || invocation.Get(_skip) < 0)
        {
            throw new UsageException("--limit and --skip take a number from 0.");
        }

        var text = string.Join(' ', invocation.Get(_query) ?? []);
        var parsed = QueryParser.Parse(text, QueryNames.Resolve);
        if (parsed.Query is null)
        {
            throw new UsageException($"The query cannot be read. {parsed.Error}\n  {text}\n  {new string(' ', parsed.Error!.Column - 1)}^");
        }

        if (invocation.Get(_explain))
        {
            await invocation.Terminal.Out.WriteLineAsync(parsed.Query.ToString());
            WriteAlsoSearched(invocation.Terminal.Out, parsed);
            return ExitCode.Fine;
        }

        await using var workspace = await invocation.OpenAsync();
        var index = workspace.Get<ISearchIndex>();
        var result = await index.SearchAsync(
            new SearchRequest(parsed.Query)
            {
                Skip = invocation.Get(_skip),
                Take = invocation.Get(_limit),
                Sort = invocation.Get(_sort),
                Facets = invocation.Get(_facets) ? [.. Enum.GetValues<SearchFacet>()] : [],
            },
            invocation.Cancellation);
        if (invocation.Json)
        {
            invocation.PrintJson(result, SearchJson.Compact.SearchResult);
            return ExitCode.Fine;
        }

        WriteAlsoSearched(invocation.Terminal.Error, parsed);
        Write(invocation.Terminal, result);
        if (result.Articles == 0 && await index.CountAsync(invocation.Cancellation) == 0)
        {
            await invocation.Terminal.Error.WriteLineAsync("The index is empty: 'claimpipeline index' fills it from the store.");
        }

        return ExitCode.Fine;
    }

    private static void WriteAlsoSearched(TextWriter writer, ParsedQuery parsed)
    {
        if (parsed.AlsoSearched.Count > 0)
        {
            writer.WriteLine($"Also searched: {string.Join(", ", parsed.AlsoSearched)}");
        }
    }

    /// <summary>Writes a result for people.</summary>
    internal static void Write(Terminal terminal, SearchResult result)
    {
        terminal.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{result.Articles} article(s), {result.Claims} claim(s)"));
        foreach (var hit in result.Hits)
        {
            terminal.Out.WriteLine();
            HighlightedText.WriteLine(terminal, hit.Title.Length > 0 ? hit.Title : "(no title)", 0, hit.TitleHighlights, 0);
            var date = hit.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "no date";
            terminal.Out.WriteLine($"  {hit.Publisher}, {date}, {hit.Language}  {hit.Url}  {hit.Article.Value[..Math.Min(12, hit.Article.Value.Length)]}");
            if (hit.Excerpt is { } excerpt && hit.Claims.All(c => !c.Sentence.Span.Contains(excerpt.Span)))
            {
                HighlightedText.WriteLine(terminal, excerpt.Text, excerpt.Span.Start, excerpt.Highlights, 2);
            }

            foreach (var claim in hit.Claims)
            {
                var verdict = claim.Verdict is { } label ? $"{label} ({claim.Reason})" : "not compared yet";
                terminal.Out.WriteLine($"  - {claim.Claim.Kind}, {verdict}");
                HighlightedText.WriteLine(terminal, claim.Sentence.Text, claim.Sentence.Span.Start, claim.Sentence.Highlights, 4);
            }

            if (hit.ClaimCount > hit.Claims.Count)
            {
                terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  ... and {hit.ClaimCount - hit.Claims.Count} more claim(s)"));
            }
        }

        foreach (var facet in result.Facets.Where(f => f.Values.Count > 0))
        {
            var values = facet.Values.Select(v => string.Create(CultureInfo.InvariantCulture, $"{v.Name} {v.Claims}"));
            var others = facet.Others > 0 ? string.Create(CultureInfo.InvariantCulture, $", {facet.Others} more") : "";
            terminal.Out.WriteLine($"{(facet.Facet == result.Facets[0].Facet ? "\nClaims by\n" : "")}  {facet.Facet}: {string.Join(", ", values)}{others}");
        }
    }
}
