using System.Globalization;
using ClaimPipeline.App.Wording;
using ClaimPipeline.Records;
using ClaimPipeline.Search;

namespace ClaimPipeline.App.Commands;

/// <summary>What a search found, for people.</summary>
internal sealed class SearchResultPrinter(Terminal terminal)
{
    private const int IdLength = 12;

    /// <summary>Writes a result.</summary>
    public void Print(SearchResult result, SearchLevel level)
    {
        terminal.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{result.Articles} article(s), {result.Claims} claim(s)"));
        foreach (var hit in result.Hits)
        {
            terminal.Out.WriteLine();
            if (level == SearchLevel.Claims)
            {
                Print(hit.Claims[0], indent: 0);
                terminal.Out.WriteLine($"  {hit.Title}");
                terminal.Out.WriteLine($"  {Origin(hit)}  {Short(hit.Claims[0].Claim.Id.Value)}");
            }
            else
            {
                Print(hit);
            }
        }

        Print(result.Facets);
    }

    private void Print(SearchHit hit)
    {
        HighlightedText.WriteLine(terminal, hit.Title.Length > 0 ? hit.Title : "(no title)", 0, hit.TitleHighlights, 0);
        terminal.Out.WriteLine($"  {Origin(hit)}  {Short(hit.Article.Value)}");
        if (hit.Excerpt is { } excerpt && hit.Claims.All(c => !c.Sentence.Span.Contains(excerpt.Span)))
        {
            HighlightedText.WriteLine(terminal, excerpt.Text, excerpt.Span.Start, excerpt.Highlights, 2);
        }

        foreach (var claim in hit.Claims)
        {
            Print(claim, indent: 2);
        }

        if (hit.ClaimCount > hit.Claims.Count)
        {
            terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  ... and {hit.ClaimCount - hit.Claims.Count} more claim(s)"));
        }

        foreach (var copy in hit.Copies)
        {
            var figures = string.Join("; ", copy.Claims.Select(claim => FigureOf(claim.Claim)).Where(figure => figure.Length > 0));
            terminal.Out.WriteLine($"  = copy: {Origin(copy)}  {Short(copy.Article.Value)}{(figures.Length > 0 ? $"  [{figures}]" : "")}");
        }

        if (hit.CopyCount > hit.Copies.Count)
        {
            terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  ... and {hit.CopyCount - hit.Copies.Count} more copies"));
        }
    }

    private void Print(ClaimHit found, int indent)
    {
        var verdict = found.Verdict is { } label ? $"{label} ({found.Reason})" : "not compared yet";
        var figure = FigureOf(found.Claim);
        var difference = found.Difference is { } relative
            ? string.Create(CultureInfo.InvariantCulture, $", {relative * 100:+#,0.##;-#,0.##;0} %")
            : "";
        terminal.Out.WriteLine($"{new string(' ', indent)}- {found.Claim.Kind}{(figure.Length > 0 ? $" {figure}" : "")}, {verdict}{difference}{(found.Revised.Count > 0 ? $", revised ({string.Join(", ", found.Revised.ToArray())})" : "")}");
        HighlightedText.WriteLine(terminal, found.Sentence.Text, found.Sentence.Span.Start, found.Sentence.Highlights, indent + 2);
    }

    private void Print(ValueList<FacetCounts> facets)
    {
        foreach (var facet in facets.Where(f => f.Values.Count > 0))
        {
            var values = facet.Values.Select(v => string.Create(CultureInfo.InvariantCulture, $"{v.Name} {v.Claims}"));
            var others = facet.Others > 0 ? string.Create(CultureInfo.InvariantCulture, $", {facet.Others} more") : "";
            terminal.Out.WriteLine($"{(facet.Facet == facets[0].Facet ? "\nClaims by\n" : "")}  {facet.Facet}: {string.Join(", ", values)}{others}");
        }
    }

    private static string Origin(SearchHit hit)
    {
        var date = hit.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "no date";
        return $"{hit.Publisher}, {date}, {hit.Language}  {hit.Url}";
    }

    private static string FigureOf(Claim claim) => claim.MainFigure() is { } figure ? FigureText.Full(figure.Figure.Quantity) : "";

    private static string Short(string id) => id[..Math.Min(IdLength, id.Length)];
}
