using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using ClaimPipeline.App.Wording;
using ClaimPipeline.Records;

namespace ClaimPipeline.App.Checking;

/// <summary>
/// A checked text as one page that needs nothing beside itself: no script, no fonts, no addresses that a browser would load. All that comes
/// from the text is escaped, and the page's own policy forbids everything but its styles.
/// </summary>
internal static class CheckPage
{
    private const string Head = """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <style>
        body { font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; background: #fff; }
        mark { color: inherit; padding: 0 .1em; border-bottom: .15em solid; }
        .supported { background: #e3f4e3; border-color: #2a6b2a; } .refuted { background: #fbe3e1; border-color: #a3241b; }
        .conflicting { background: #fdf1d3; border-color: #7a5a00; } .unknown { background: #eee; border-color: #666; }
        li { margin: 1rem 0; padding: .5rem .8rem; border-left: .3rem solid; list-style-position: inside; } blockquote { margin: .3rem 0; font-style: italic; }
        .meta, details { color: #444; font-size: .9rem; overflow-wrap: anywhere; } sup a { padding: 0 .15em; }
        </style>

        """;

    public static string Of(CheckedText text)
    {
        var (article, html) = (text.Article, new StringBuilder(Head));
        var title = article.Title.Length == 0 ? "Checked text" : article.Title;
        html.Append("<title>").Append(Safe(title)).Append("</title>\n</head>\n<body>\n<main>\n<h1>");
        if (article.Title.Length == 0)
        {
            html.Append(title);
        }

        Append(html, AnnotatedPieces.OfTitle(text));
        html.Append("</h1>\n<p class=\"meta\">");
        html.Append(Safe(string.Join(", ", new[]
        {
            article.Publisher,
            article.Published is { } date ? string.Create(CultureInfo.InvariantCulture, $"published {date.Date:yyyy-MM-dd}") : "no date",
            article.CanonicalUrl,
        }.Where(s => s.Length > 0)))).Append("</p>\n<p>");
        html.Append(CultureInfo.InvariantCulture, $"{text.Claims.Count} claims: {text.Summary()}.</p>\n");
        foreach (var block in article.Blocks)
        {
            html.Append("<p>");
            Append(html, AnnotatedPieces.Of(text, block.Span));
            html.Append("</p>\n");
        }

        html.Append("<h2>What is to be said of it</h2>\n<ol>\n");
        foreach (var (number, claim) in text.Claims.Index())
        {
            Append(html, claim, number + 1);
        }

        return html.Append("</ol>\n</main>\n</body>\n</html>\n").ToString();
    }

    /// <summary>A block, or the headline, with its sentences that claim something marked by the worst that is to be said of them.</summary>
    private static void Append(StringBuilder html, IEnumerable<AnnotatedPiece> pieces)
    {
        foreach (var piece in pieces)
        {
            html.Append(piece.Worst is { } label ? $"<mark class=\"{ClassOf(label)}\">{Safe(piece.Text)}</mark>" : Safe(piece.Text));
            foreach (var number in piece.Claims)
            {
                html.Append(CultureInfo.InvariantCulture, $"<sup><a href=\"#c{number}\">{number}</a></sup>");
            }
        }
    }

    private static void Append(StringBuilder html, CheckedClaim claim, int number)
    {
        var verdict = claim.Verdict;
        html.Append(CultureInfo.InvariantCulture, $"<li id=\"c{number}\" class=\"{ClassOf(verdict.Label)}\"><strong>");
        html.Append(Safe(VerdictWords.Of(verdict.Label))).Append("</strong> (").Append(verdict.Reason)
            .Append(CultureInfo.InvariantCulture, $", score {verdict.Score:0.00})<blockquote>")
            .Append(Safe(claim.Sentence.Text)).Append("</blockquote>").Append(Safe(verdict.Explanation));
        if (verdict.Evidence.Count + verdict.Steps.Count > 0)
        {
            html.Append("<details><summary>Evidence and steps</summary><ul>");
            foreach (var evidence in verdict.Evidence)
            {
                html.Append("<li>").Append(Safe(evidence.Citation)).Append(evidence.Hash is { } hash ? $" <code>{Safe(hash)}</code>" : "").Append("</li>");
            }

            foreach (var step in verdict.Steps)
            {
                html.Append("<li>").Append(Safe(step)).Append("</li>");
            }

            html.Append("</ul></details>");
        }

        html.Append("</li>\n");
    }

    private static string Safe(string text) => HtmlEncoder.Default.Encode(text);

    private static string ClassOf(VerdictLabel label) => label switch
    {
        VerdictLabel.Supported => "supported",
        VerdictLabel.Refuted => "refuted",
        VerdictLabel.ConflictingEvidence => "conflicting",
        _ => "unknown",
    };
}
