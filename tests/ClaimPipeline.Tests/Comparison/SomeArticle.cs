using ClaimPipeline.Comparison;
using ClaimPipeline.Gazetteer;
using ClaimPipeline.OfficialFigures;
using ClaimPipeline.Records;
using ClaimPipeline.TestKit;
using ClaimPipeline.Units;

namespace ClaimPipeline.Tests.Comparison;

/// <summary>Builds an analysis by hand: one sentence a claim, slots by code.</summary>
internal sealed class SomeArticle
{
    private static readonly Lazy<ReferenceData> Committed = new(ReadCommitted);
    private readonly List<Claim> _claims = [];
    private readonly List<QuantifiedSentence> _sentences = [];
    private readonly ArticleId _id = new("0123456789abcdef0123456789abcdef");
    private readonly DateOnly? _published;

    public SomeArticle(string? published) =>
        _published = published is null ? null : DateOnly.Parse(published, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Everything in corpus/official.</summary>
    public static ReferenceData Reference => Committed.Value;

    public SomeArticle With(Claim claim)
    {
        var sentence = new Sentence(new SentenceId(_id, _sentences.Count), new TextSpan(0, 1), "x", BlockKind.Paragraph);
        _sentences.Add(new QuantifiedSentence(new TaggedSentence(sentence, []), []));
        claim = claim with { Sentence = sentence.Id };
        _claims.Add(claim with { Id = ClaimPipeline.Records.Claim.IdOf(claim) });
        return this;
    }

    public ArticleAnalysis Build() => new(
        new Article
        {
            Id = _id,
            Page = new PageId("0123456789abcdef0123456789abcdef"),
            CanonicalUrl = "https://news.example/1",
            Publisher = "news.example",
            Title = "Title",
            Language = "en",
            Text = "x",
            Published = _published is { } date ? new SourcedDate(date, null, "test", 1) : null,
        },
        _sentences.ToValueList(), _claims.ToValueList(), default(Fingerprint), "test");

    public IReadOnlyList<Verdict> Verdicts(ReferenceData? reference = null) => new ClaimComparer().Compare(Build(), reference ?? Reference);

    public Verdict Verdict(ReferenceData? reference = null) => Verdicts(reference)[0];

    public static Claim Claim(
        string indicator, string? subject, string? place, string? period = null, ClaimKind kind = ClaimKind.Statistic,
        AssertionForm form = AssertionForm.Level) => new()
        {
            Id = new ClaimId("0"),
            Sentence = default,
            Span = new TextSpan(0, 1),
            Kind = kind,
            Form = form,
            Probability = 1,
            Indicator = Slot(EntityKind.Indicator, indicator),
            Subject = Slot(EntityKind.Commodity, subject),
            Place = Slot(EntityKind.Place, place),
            Period = period is null ? null : PeriodSlot(period),
        };

    public static Claim Share(string indicator, string subject, string place, string? period, string percent) =>
        Claim(indicator, subject, place, period, ClaimKind.Share) with { Whole = Slot(EntityKind.Place, "WLD"), Figures = [Value(percent)] };

    public static Claim Ban(string subject, string place, string type, string? period = null, ClaimStatus? status = null, string indicator = "exports") =>
        Claim(indicator, subject, place, period, ClaimKind.Ban, AssertionForm.Event) with
        {
            MeasureType = Slot(EntityKind.MeasureType, type),
            Status = status,
        };

    public static Slot<Entity>? Slot(EntityKind kind, string? code) =>
        code is null ? null : new(EntityGazetteer.Default.TryGet(kind, code, out var entry) ? entry.Entity : new Entity(code, new EntityId(code)), null, "sentence", 0.9);

    public static Slot<Period> PeriodSlot(string period, string rule = "sentence") =>
        new(Period.TryParse(period, out var read) ? read : throw new ArgumentException(period), null, rule, rule == "article-date" ? 0.4 : 0.9);

    public static ClaimFigure Value(string surface) => In(FigureRole.Value, surface);

    /// <summary>"about 34 %", "1300 million t", "210,000 [ston_av]": hedge, digits, scale word, unit.</summary>
    public static ClaimFigure In(FigureRole role, string text, Change change = Change.None)
    {
        var rest = text;
        var modifier = Modifier.Exact;
        foreach (var (word, meaning) in new[]
        {
            ("about ", Modifier.About), ("nearly ", Modifier.Nearly), ("more than ", Modifier.MoreThan), ("at least ", Modifier.AtLeast),
            ("less than ", Modifier.LessThan), ("at most ", Modifier.AtMost),
        })
        {
            if (rest.StartsWith(word, StringComparison.Ordinal))
            {
                (rest, modifier) = (rest[word.Length..], meaning);
            }
        }

        var surface = rest;
        var space = rest.IndexOf(' ', StringComparison.Ordinal);
        var digits = (space < 0 ? rest : rest[..space]).Replace(",", "", StringComparison.Ordinal);
        var unitText = space < 0 ? "" : rest[(space + 1)..];
        var scale = 1m;
        foreach (var (word, factor) in new[] { ("thousand", 1e3m), ("million", 1e6m), ("billion", 1e9m) })
        {
            if (unitText.StartsWith(word, StringComparison.Ordinal))
            {
                (unitText, scale) = (unitText[word.Length..].Trim(), factor);
            }
        }

        var unit = unitText.Length == 0 ? Unit.One
            : UnitTable.Default.TryGet(unitText, out var known) ? known : throw new ArgumentException($"no unit '{unitText}'");
        PrintedNumber.TryRead(digits, out var value, out var resolution).ShouldBeTrue(text);
        var quantity = new Quantity { Value = value * scale, Unit = unit, Modifier = modifier, Resolution = resolution * scale };
        return new ClaimFigure(new Figure(new TextSpan(0, surface.Length), surface, quantity, change), role);
    }

    private static ReferenceData ReadCommitted()
    {
        var folder = Repository.At("corpus", "official");
        var figures = Directory.GetFiles(folder, "*.csv").Where(f => !f.EndsWith("measures.csv", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .SelectMany(file => OfficialCsvReader.Read(new MemoryStream(File.ReadAllBytes(file)), Path.GetFileName(file)))
            .Select(r => r.Value!);
        var measures = MeasureCsvReader.Read(new MemoryStream(File.ReadAllBytes(Path.Combine(folder, "measures.csv"))), "measures.csv").Select(r => r.Value!);
        return ReferenceData.Build(figures, measures);
    }
}
