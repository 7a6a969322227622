using ClaimPipeline.Records;
using ClaimPipeline.Search;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.ContractTests.Search;

/// <summary>A dozen articles that are enough to tell every operator apart. Hits are named by the last part of the URL.</summary>
internal static class SmallCorpus
{
    public static readonly Entity China = new("China", new EntityId("CHN"));
    public static readonly Entity Congo = new("DR Congo", new EntityId("COD"));
    public static readonly Entity Indonesia = new("Indonesia", new EntityId("IDN"));
    public static readonly Entity RareEarths = new("rare earths", new EntityId("rare_earths"));
    public static readonly Entity Cobalt = new("cobalt", new EntityId("cobalt"));
    public static readonly Entity Nickel = new("nickel", new EntityId("nickel"));
    public static readonly Entity Oil = new("crude oil", new EntityId("crude_oil"));
    public static readonly Entity Production = new("production", new EntityId("production"));
    public static readonly Entity Exports = new("exports", new EntityId("exports"));
    public static readonly Entity Widgets = new("Dyson Widgets", null);

    public static readonly Unit Megatonne = new("Mt", Dimension.Mass);
    public static readonly Unit Barrels = new("[bbl_us]/d", Dimension.VolumeRate);

    public static IReadOnlyList<SearchDocument> Documents { get; } = All();

    public static Quantity Tonnes(decimal value, decimal resolution = 0, decimal? max = null) =>
        new() { Value = value, MaxValue = max, Unit = Unit.Tonne, Resolution = resolution };

    public static Quantity Percent(decimal value, decimal? max = null) => new() { Value = value, MaxValue = max, Unit = Unit.Percent, Resolution = 1 };

    private static SearchDocument[] All() =>
    [
        Document("china", "Rare-earth output grows", "Daily Metal", "en", new DateOnly(2023, 2, 1), 1,
            new Said("China produced 210,000 tons of rare earths in 2022.", ClaimKind.Statistic, "210,000 tons", Tonnes(210_000, 10_000), China, RareEarths, Production, 2022, VerdictLabel.Supported, VerdictReason.Exact),
            new Said("It accounts for 70% of world output.", ClaimKind.Share, "70%", Percent(70), China, RareEarths, Production, 2022, VerdictLabel.Supported, VerdictReason.Rounding)),
        Document("slip", "Reserves of a giant", "The Blog", "en", new DateOnly(2024, 5, 17), 2,
            new Said("China's reserves are 1300 million tons.", ClaimKind.Statistic, "1300 million tons", Tonnes(1_300_000_000, 1_000_000), China, RareEarths, new Entity("reserves", new EntityId("reserves")), null, VerdictLabel.Refuted, VerdictReason.PowerOfTenSlip),
            new Said("The ministry banned exports of technology.", ClaimKind.Ban, null, null, China, RareEarths, Exports, 2023, VerdictLabel.Supported, VerdictReason.Exact)),
        Document("cobalt", "Congo sets cobalt quota", "Daily Metal Africa", "fr-CD", new DateOnly(2025, 10, 1), 3,
            new Said("The quota is 0.0966 million tonnes for 2026.", ClaimKind.Quota, "0.0966 million tonnes", new Quantity { Value = 0.0966m, Unit = Megatonne, Resolution = 0.0001m }, Congo, Cobalt, Exports, 2026, null, null),
            new Said("Congo holds 60 to 75 % of supply, don't forget.", ClaimKind.Share, "60 to 75 %", Percent(60, 75), Congo, Cobalt, Production, null, VerdictLabel.NotEnoughEvidence, VerdictReason.NoReference)),
        Document("nickel", "Indonesia bans nickel ore", "Jakarta Post", "id", new DateOnly(2020, 1, 1), 4,
            new Said("Indonesia banned nickel ore exports.", ClaimKind.Ban, null, null, Indonesia, Nickel, Exports, 2020, VerdictLabel.Supported, VerdictReason.Exact),
            new Said("Its share of nickel is 50 percent.", ClaimKind.Share, "50 percent", Percent(50), Indonesia, Nickel, Production, 2021, VerdictLabel.Refuted, VerdictReason.WrongPeriod)),
        Document("oil", "Cartel agrees on cuts", "Energy Wire", "en-GB", null, 5,
            new Said("The group cuts more than 1.2 million barrels per day.", ClaimKind.Quota, "1.2 million barrels per day", new Quantity { Value = 1_200_000, Unit = Barrels, Modifier = Modifier.MoreThan }, null, Oil, Production, 2023, VerdictLabel.ConflictingEvidence, VerdictReason.SourcesDisagree)),
        Document("chinese", "中国稀土出口", "新华社", "zh", new DateOnly(2023, 12, 21), 6,
            new Said("中国公布24项禁止出口的技术。", ClaimKind.Ban, "24项", new Quantity { Value = 24, Unit = Unit.Counted("technology"), Resolution = 1 }, China, RareEarths, Exports, 2023, VerdictLabel.Supported, VerdictReason.Exact)),
        Make("plain", "Weather", "Daily Metal", "en", new DateOnly(2023, 2, 1), 7, "It rained on the rare old earth of the mining town. Earth, rare as it is, was wet."),
        Make("empty", "", "Nobody", "und", null, 8, ""),
        Make("quoted", "He said \"ban\" AND left", "Odd \"Names\" Ltd", "en", new DateOnly(2021, 6, 30), 9, "NEAR the OR gate: foo:bar, 60% off, don't (ban. U.S. tariffs rose 3.5 points."),
        Document("widgets", "Widget makers", "Daily Metal", "en", new DateOnly(2022, 3, 3), 10,
            new Said("Dyson Widgets made 12 of them.", ClaimKind.Statistic, "12", new Quantity { Value = 12, Unit = Unit.One }, null, Widgets, Production, null, null, null)),
        Make("twin-a", "Same words", "Twin", "en", new DateOnly(2022, 1, 1), 11, "gallium germanium graphite"),
        Make("twin-b", "Same words", "Twin", "en", new DateOnly(2022, 1, 1), 12, "gallium germanium graphite"),
    ];

    private static SearchDocument Document(
        string name, string title, string publisher, string language, DateOnly? published, int number, params Said[] said) =>
        Make(name, title, publisher, language, published, number, string.Join('\n', said.Select(s => s.Words)), said);

    private static SearchDocument Make(
        string name, string title, string publisher, string language, DateOnly? published, int number, string text, params Said[] said)
    {
        var article = Some.Article(
            new PageId("p"), text, title, $"https://news.{publisher.Split(' ')[0].ToLowerInvariant()}.test/{name}", publisher, language, published);
        var claims = said.Select((s, i) => Some.Claim(
            article, s.Words, s.Kind, s.Surface, s.Quantity, s.Place, s.Subject, s.Indicator, s.Year is { } year ? Period.Year(year) : null, i)).ToArray();
        var verdicts = said.Zip(claims)
            .Where(pair => pair.First.Label is not null)
            .Select(pair => Some.Verdict(pair.Second.Id, pair.First.Label!.Value, pair.First.Reason!.Value))
            .ToArray();
        Revision[] revisions = name switch
        {
            "cobalt" => [Revised(RevisionKind.Figure, article, claims[0].Id)],
            "nickel" => [Revised(RevisionKind.Gone, article, null)],
            _ => [],
        };
        return SearchDocument.Of(Some.Analysis(article, claims), verdicts, $"stamp-{number}", revisions);
    }

    private static Revision Revised(RevisionKind kind, Article article, ClaimId? claim)
    {
        var side = new RevisionSide(article.Id, article.Page, article.CanonicalUrl, Some.Noon, null, claim, null, "");
        return new Revision { Id = Revision.IdOf(kind, side, null), Kind = kind, SeenAt = Some.Noon, Earlier = side, Topic = "" };
    }

    private sealed record Said(
        string Words, ClaimKind Kind, string? Surface, Quantity? Quantity, Entity? Place, Entity? Subject, Entity? Indicator, int? Year, VerdictLabel? Label, VerdictReason? Reason);
}
