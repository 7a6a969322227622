using System.Globalization;
using ClaimPipeline.App.Checking;
using ClaimPipeline.App.Wording;
using ClaimPipeline.Records;
using Spectre.Console;

namespace ClaimPipeline.App.Commands;

/// <summary>A checked text for people at a terminal: each sentence that claims something, with what is to be said of it.</summary>
internal static class CheckPrinter
{
    public static void Print(CheckedText text, Terminal terminal)
    {
        var (article, print) = (text.Article, terminal.Out);
        print.WriteLine(article.Title.Length == 0 ? "(no title)" : article.Title);
        var published = article.Published is { } date
            ? string.Create(CultureInfo.InvariantCulture, $"published {date.Date:yyyy-MM-dd} ({date.Source})")
            : "no date: all editions were tried; --published says one";
        print.WriteLine(string.Join("  ", new[] { article.Publisher, published }.Where(s => s.Length > 0)));
        print.WriteLine(FormattableString.Invariant($"{text.Claims.Count} claims: {text.Summary()}"));
        foreach (var sentence in text.Claims.GroupBy(c => c.Sentence.Id).OrderBy(g => g.First().Sentence.Block != BlockKind.Title).ThenBy(g => g.First().Sentence.Span.Start))
        {
            print.WriteLine();
            print.WriteLine((sentence.First().Sentence.Block == BlockKind.Title ? "Headline: " : "") + sentence.First().Sentence.Text.ReplaceLineEndings(" "));
            foreach (var claim in sentence)
            {
                Print(claim, terminal);
            }
        }
    }

    private static void Print(CheckedClaim claim, Terminal terminal)
    {
        var verdict = claim.Verdict;
        var what = claim.Claim.Figures.Count > 0 ? string.Join(", ", claim.Claim.Figures.Select(f => f.Figure.Surface.Trim())) : claim.Claim.Kind.ToString();
        var head = $"{MarkOf(verdict.Label)} {VerdictWords.Of(verdict.Label)}";
        var rest = $" ({verdict.Reason}, score {verdict.Score.ToString("0.00", CultureInfo.InvariantCulture)}) {what}: {verdict.Explanation}";
        if (!terminal.IsInteractive)
        {
            terminal.Out.WriteLine($"  {head}{rest}");
            foreach (var evidence in verdict.Evidence)
            {
                terminal.Out.WriteLine($"      {evidence.Citation}");
            }

            return;
        }

        terminal.Ansi.Write(new Padder(new Paragraph().Append(head, StyleOf(verdict.Label)).Append(rest), new Padding(2, 0, 0, 0)));
        foreach (var evidence in verdict.Evidence)
        {
            terminal.Ansi.Write(new Padder(new Spectre.Console.Text(evidence.Citation), new Padding(6, 0, 0, 0)));
        }
    }

    private static char MarkOf(VerdictLabel label) => label switch
    {
        VerdictLabel.Supported => '+',
        VerdictLabel.Refuted => '!',
        VerdictLabel.ConflictingEvidence => '~',
        _ => '?',
    };

    private static Style StyleOf(VerdictLabel label) => label switch
    {
        VerdictLabel.Supported => new Style(Color.Green),
        VerdictLabel.Refuted => new Style(Color.Red),
        VerdictLabel.ConflictingEvidence => new Style(Color.Yellow),
        _ => Style.Plain,
    };
}
