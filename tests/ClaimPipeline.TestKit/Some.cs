using System.Globalization;
using ClaimPipeline.Records;

namespace ClaimPipeline.TestKit;

/// <summary>Records whose values do not matter to a test; what matters is passed in, or set with <c>with</c>.</summary>
public static class Some
{
    /// <summary>Noon of a quiet day.</summary>
    public static DateTimeOffset Noon { get; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>A frontier entry that is due at noon.</summary>
    public static FrontierEntry FrontierEntry(string url) =>
        new() { Url = url, Seed = "news", Kind = FrontierKind.Page, DueAt = Noon };

    /// <summary>A fetched page; its id is that of URL and body.</summary>
    public static FetchedPage Page(string url = "http://news.test/1", string body = "body", int minute = 0) => new()
    {
        Id = Records.FetchedPage.IdOf(url, System.Text.Encoding.UTF8.GetBytes(body)),
        RequestedUrl = url,
        Url = url,
        Seed = "news",
        FetchedAt = Noon.AddMinutes(minute),
        StatusCode = 200,
        ContentType = "text/html",
        Location = new WarcLocation("a.warc.gz", 0, 10, "sha256:00"),
    };

    /// <summary>An article of a page.</summary>
    public static Article Article(
        PageId page,
        string text = "China produced 210,000 tons of rare earths in 2022.",
        string title = "Rare earths",
        string url = "http://news.test/1",
        string publisher = "Some News",
        string language = "en",
        DateOnly? published = null)
    {
        var date = published is { } day ? new SourcedDate(day, null, "meta", 1) : null;
        return new Article
        {
            Id = Records.Article.IdOf(url, title, date, text),
            Page = page,
            CanonicalUrl = url,
            Publisher = publisher,
            Title = title,
            Published = date,
            Language = language,
            Text = text,
            Blocks = [new TextBlock(BlockKind.Paragraph, new TextSpan(0, text.Length), "/html/body/p")],
        };
    }

    /// <summary>
    /// A claim over a whole sentence of an article: <paramref name="words"/> must stand in the text, and the surface of a figure in
    /// these.
    /// </summary>
    public static Claim Claim(
        Article article,
        string words,
        ClaimKind kind = ClaimKind.Statistic,
        string? surface = null,
        Quantity? quantity = null,
        Entity? place = null,
        Entity? subject = null,
        Entity? indicator = null,
        Period? period = null,
        int sentence = 0)
    {
        ArgumentNullException.ThrowIfNull(article);
        var start = article.Text.IndexOf(words, StringComparison.Ordinal);
        if (start < 0)
        {
            throw new ArgumentException($"The text does not say '{words}'.", nameof(words));
        }

        ValueList<ClaimFigure> figures = [];
        if (surface is not null && quantity is not null)
        {
            var at = words.IndexOf(surface, StringComparison.Ordinal);
            figures = [new ClaimFigure(new Figure(new TextSpan(at, surface.Length), surface, quantity), FigureRole.Value)];
        }

        var claim = new Claim
        {
            Id = default,
            Sentence = new SentenceId(article.Id, sentence),
            Span = new TextSpan(start, words.Length),
            Kind = kind,
            Probability = 0.9,
            Form = AssertionForm.Level,
            Place = Slot(place),
            Subject = Slot(subject),
            Indicator = Slot(indicator),
            Period = period is { } when ? new Slot<Period>(when, null, "sentence", 1) : null,
            Figures = figures,
        };
        return claim with { Id = Records.Claim.IdOf(claim) };
    }

    /// <summary>
    /// An analysis: one sentence per claim, in their order, each as long as its claim's span (claims must have
    /// sentence indexes 0, 1, 2 ...).
    /// </summary>
    public static ArticleAnalysis Analysis(Article article, params ReadOnlySpan<Claim> claims)
    {
        var sentences = new List<QuantifiedSentence>();
        foreach (var claim in claims)
        {
            var sentence = new Sentence(claim.Sentence, claim.Span, claim.Span.Slice(article.Text), BlockKind.Paragraph);
            sentences.Add(new QuantifiedSentence(
                new TaggedSentence(sentence, [new Tag(ClaimKind.Share, 0.5, false)]),
                claim.Figures.Select(f => f.Figure).ToValueList()));
        }

        return new ArticleAnalysis(article, sentences.ToValueList(), ValueList.Create(claims), new Fingerprint(0xF0F0), "v1");
    }

    /// <summary>A verdict on a claim.</summary>
    public static Verdict Verdict(
        ClaimId claim, VerdictLabel label = VerdictLabel.Supported, VerdictReason reason = VerdictReason.Exact, string version = "v1") => new()
        {
            Claim = claim,
            Label = label,
            Reason = reason,
            Score = 0.9,
            Explanation = "The official figure is the same.",
            Version = version,
            Steps = ["Both in tonnes."],
        };

    /// <summary>An official figure of a year.</summary>
    public static OfficialFigure OfficialFigure(int year, decimal tonnes, string edition = "MCS2024", string subject = "rare_earths")
    {
        var quantity = new Quantity { Value = tonnes, Unit = Unit.Tonne };
        var series = $"USGS.mine_production.{subject}.CHN";
        return new OfficialFigure
        {
            Id = Records.OfficialFigure.IdOf(series, Period.Year(year), edition, quantity),
            Series = series,
            Indicator = new EntityId("mine_production"),
            Subject = new EntityId(subject),
            Place = new EntityId("CHN"),
            Period = Period.Year(year),
            Quantity = quantity,
            Edition = edition,
            Published = edition.Length == 7 ? Period.Year(int.Parse(edition.AsSpan(3), CultureInfo.InvariantCulture)) : null,
            Source = "USGS",
        };
    }

    /// <summary>A measure.</summary>
    public static Measure Measure(string id) => new()
    {
        Id = new MeasureId(id),
        Jurisdiction = new EntityId("CHN"),
        Type = "P31",
        TypeLabel = "export prohibition",
        Direction = "export",
        Status = "in_force",
        Source = "MOFCOM",
    };

    private static Slot<Entity>? Slot(Entity? entity) => entity is null ? null : new Slot<Entity>(entity, null, "sentence", 1);
}
