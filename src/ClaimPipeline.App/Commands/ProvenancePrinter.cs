using System.Globalization;
using ClaimPipeline.App.Provenance;
using ClaimPipeline.App.Wording;
using ClaimPipeline.Classification;
using ClaimPipeline.Records;

namespace ClaimPipeline.App.Commands;

/// <summary>Articles and claims with their provenance, for people.</summary>
internal sealed class ProvenancePrinter(Terminal terminal)
{
    private readonly TextWriter _out = terminal.Out;

    /// <summary>Prints an article and its claims.</summary>
    public void Print(ArticleWithProvenance found, bool withText)
    {
        var article = found.Analysis.Article;
        _out.WriteLine(article.Title.Length == 0 ? "(no title)" : article.Title);
        Line("publisher", article.Publisher);
        Line("byline", article.Byline);
        Line("published", Describe(article.Published));
        Line("modified", Describe(article.Modified));
        Line("language", article.Language);
        Line("address", article.CanonicalUrl);
        Line("article", article.Id.Value);
        Line("version", found.Analysis.Version);
        Print(found.Page);
        Line("goes on on", string.Join(" ", article.Parts.ToArray()));
        Line("versions", Others(found.Versions, article.Id));
        Line("similar", Others(found.NearDuplicates, article.Id));
        foreach (var revision in found.Revisions)
        {
            Print(revision, article.Id);
        }

        Line("text", FormattableString.Invariant($"{article.Text.Length} characters, {found.Analysis.Sentences.Count} sentences, {found.Analysis.Claims.Count} claims"));
        if (withText)
        {
            _out.WriteLine();
            foreach (var block in article.Blocks)
            {
                _out.WriteLine($"{block.Span.Start,7}  {block.Kind,-9}  {block.Span.Slice(article.Text)}");
            }
        }

        Print(found.Origins, article.Text, 0);
        if (found.Analysis.Claims.Count > 0)
        {
            var verdicts = found.Verdicts.ToDictionary(verdict => verdict.Claim);
            var table = new ClaimTable();
            foreach (var claim in found.Analysis.Claims)
            {
                table.Add(found.Analysis, claim, verdicts.GetValueOrDefault(claim.Id));
            }

            table.WriteTo(terminal);
            _out.WriteLine("Claims, in that order (claimpipeline show ID shows one):");
            foreach (var claim in found.Analysis.Claims)
            {
                _out.WriteLine($"  {claim.Id}");
            }
        }
    }

    private void Print(Revision revision, ArticleId article)
    {
        if (revision.Later is not { } later || revision.Earlier.Surface is not { } before || later.Surface is not { } after)
        {
            Line("revised", string.Create(CultureInfo.InvariantCulture, $"{revision.Told()} (seen {revision.SeenAt:u}, revision {revision.Id})"));
            return;
        }

        var isLater = later.Article == article;
        var other = isLater ? revision.Earlier : later;
        var word = revision.Kind == RevisionKind.Copy ? "elsewhere" : isLater ? "was" : "later";
        Line("differs", string.Create(
            CultureInfo.InvariantCulture,
            $"{revision.Topic}: {(isLater ? after : before)}, {word} {other.Surface} ({other.Article}, fetched {other.FetchedAt:u}, {other.Url})"));
    }

    /// <summary>Prints a claim from its sentence to its verdict.</summary>
    public void Print(ClaimWithProvenance found)
    {
        var (claim, sentence) = (found.Claim, found.Sentence);
        _out.WriteLine(Marked(sentence, claim.Span));
        Line("claim", claim.Id.Value);
        Line("what", string.Join(", ", new[]
        {
            claim.Kind.ToString(),
            claim.Form.ToString(),
            claim.Polarity.ToString(),
            claim.Status?.ToString(),
            claim.Direction == Change.None ? null : claim.Direction.ToString(),
            claim.Rank is { } rank ? FormattableString.Invariant($"rank {rank}") : null,
            FormattableString.Invariant($"probability {claim.Probability:0.00}"),
        }.OfType<string>()));
        Line("span", FormattableString.Invariant($"characters {claim.Span.Start} to {claim.Span.End} of the article's text, sentence {sentence.Id.Index}"));
        Line("stands in", found.Sentence.Block == BlockKind.Title ? "the headline" : found.Block is { } block ? $"{block.Kind} {block.Anchor}" : null);
        Line("context", sentence.Context?.Replace('\t', '|'));
        Line("article", $"{found.Article.Title} ({found.Article.Publisher}, {Describe(found.Article.Published) ?? "no date"})");
        Line("", found.Article.CanonicalUrl);
        Line("", found.Article.Id.Value);
        Print(found.Page);
        Print(found.Origins, sentence.Text, sentence.Span.Start);
        Print(found.Explanations);

        _out.WriteLine();
        _out.WriteLine("Figures");
        foreach (var figure in claim.Figures)
        {
            var span = figure.Figure.Span.Shift(sentence.Span.Start);
            _out.WriteLine(FormattableString.Invariant(
                $"  {figure.Role,-12} {FigureText.Full(figure.Figure.Quantity),-28} \"{figure.Figure.Surface}\" {span.Start}-{span.End}"));
        }

        _out.WriteLine("Slots");
        Slot("indicator", claim.Indicator, Name);
        Slot("subject", claim.Subject, Name);
        Slot("place", claim.Place, Name);
        Slot("counterpart", claim.Counterpart, Name);
        Slot("whole", claim.Whole, Name);
        Slot("period", claim.Period, period => period.ToString());
        Slot("authority", claim.Authority, Name);
        Slot("measure", claim.MeasureType, Name);
        Print(found.Verdict);
        foreach (var said in found.History ?? [])
        {
            var when = said.SaidAt is { } at ? string.Create(CultureInfo.InvariantCulture, $"{at:u}") : "at a time that the ledger does not know";
            _out.WriteLine($"Said         {when}: {said.Verdict.Label}, {said.Verdict.Reason} ({said.Verdict.Version})");
            _out.WriteLine($"  {said.Verdict.Explanation}");
            foreach (var evidence in said.Verdict.Evidence.ToArray())
            {
                _out.WriteLine($"  by         {evidence.Citation}");
            }
        }

    }

    private static string? Describe(SourcedDate? date) => date is null
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"{date.Date:yyyy-MM-dd} ({date.Source}, confidence {date.Confidence:0.00})");

    private static string? Others(IReadOnlyList<ArticleId> all, ArticleId own)
    {
        var others = all.Where(id => id != own).Select(id => id.Value).ToList();
        return others.Count == 0 ? null : string.Join(" ", others);
    }

    private static string Marked(Sentence sentence, TextSpan claim)
    {
        var start = Math.Clamp(claim.Start - sentence.Span.Start, 0, sentence.Text.Length);
        var end = Math.Clamp(claim.End - sentence.Span.Start, start, sentence.Text.Length);
        return $"{sentence.Text[..start]}»{sentence.Text[start..end]}«{sentence.Text[end..]}";
    }

    private static string Name(Entity entity) => entity.Id is { } id ? $"{entity.Name} ({id})" : entity.Name;

    private void Print(FetchedPage? page)
    {
        if (page is null)
        {
            Line("page", "not in the store");
            return;
        }

        Line("page", page.Id.Value);
        Line("", $"{page.StatusCode} {page.ContentType} from {page.Url}");
        Line("", string.Create(CultureInfo.InvariantCulture, $"fetched {page.FetchedAt:u} for seed {page.Seed}"));
        Line("archived", page.Location is { } at
            ? FormattableString.Invariant($"{at.File}, offset {at.Offset}, {at.Length} bytes, {at.Digest}")
            : "nowhere");
    }

    // The text begins at an offset of the article's; runs may begin before it and end behind it.
    private void Print(IReadOnlyList<TextOrigin>? origins, string text, int start)
    {
        if (origins is null)
        {
            return;
        }

        _out.WriteLine();
        _out.WriteLine("Origins (characters of the article's text, source, offset in it)");
        foreach (var origin in origins)
        {
            var from = Math.Max(origin.Span.Start - start, 0);
            var words = text[from..Math.Min(origin.Span.End - start, text.Length)];
            _out.WriteLine(FormattableString.Invariant(
                $"{origin.Span.Start,7}-{origin.Span.End,-7}  {origin.Anchor} {origin.Offset}  {(words.Length > 60 ? words[..59] + "…" : words)}"));
        }
    }

    private void Print(Verdict? verdict)
    {
        if (verdict is null)
        {
            _out.WriteLine("Verdict      none yet: run 'claimpipeline compare'");
            return;
        }

        _out.WriteLine(FormattableString.Invariant($"Verdict      {verdict.Label}, {verdict.Reason} (score {verdict.Score:0.00}, {verdict.Version})"));
        _out.WriteLine($"  {verdict.Explanation}");
        foreach (var evidence in verdict.Evidence)
        {
            var difference = evidence.RelativeDifference is { } relative
                ? string.Create(CultureInfo.InvariantCulture, $" (difference {relative * 100:+0.##;-0.##;0} %)")
                : "";
            _out.WriteLine($"  evidence   {evidence.Citation}{difference}");
        }

        for (var i = 0; i < verdict.Steps.Count; i++)
        {
            _out.WriteLine(FormattableString.Invariant($"  step {i + 1,2}    {verdict.Steps[i]}"));
        }
    }

    private void Slot<T>(string name, Slot<T>? slot, Func<T, string> describe)
    {
        if (slot is not null)
        {
            var span = slot.Span is { } at ? FormattableString.Invariant($"{at.Start}-{at.End}") : "no words";
            _out.WriteLine(FormattableString.Invariant(
                $"  {name,-12} {describe(slot.Value),-28} {span}, rule {slot.Rule}, confidence {slot.Confidence:0.00}"));
        }
    }

    private void Print(IReadOnlyList<Explanation>? explanations)
    {
        foreach (var explanation in explanations ?? [])
        {
            _out.WriteLine();
            _out.WriteLine(FormattableString.Invariant(
                $"{explanation.Kind}: {explanation.Probability:0.00}, {(explanation.Accepted ? "accepted" : "not accepted")}{(explanation.Unsure ? ", unsure" : "")}"));
            foreach (var cue in explanation.Cues)
            {
                _out.WriteLine(FormattableString.Invariant($"  {cue.Weight,6:+0.00;-0.00}  {cue.Cue}"));
            }
        }
    }

    private void Line(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            _out.WriteLine($"  {name,-10} {value}");
        }
    }
}
