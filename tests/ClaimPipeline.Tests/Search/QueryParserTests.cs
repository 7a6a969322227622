using ClaimPipeline.Records;
using ClaimPipeline.Search;
using static ClaimPipeline.Search.SearchQuery;

namespace ClaimPipeline.Tests.Search;

public sealed class QueryParserTests
{
    public static TheoryData<string, SearchQuery> Understood => new()
    {
        { "", new Any() },
        { "   ", new Any() },
        { "Tungsten", Words("tungsten") },
        { "rare-earth", Words("rare", "earth") },
        { "don't", Words("dont") },
        { "60%", Words("60") },
        { "210,000 t", new And([Words("210000"), Words("t")]) },
        { "\"Export  ban\"", Words("export", "ban") },
        { "“稀土”", Words("稀", "土") },
        { "\"never closed", Words("never", "closed") },
        { "export*", new Phrase(["export"], EndsOpen: true) },
        { "a b OR c", new Or([new And([Words("a"), Words("b")]), Words("c")]) },
        { "a AND (b OR c)", new And([Words("a"), new Or([Words("b"), Words("c")])]) },
        { "a NOT b", new And([Words("a"), new Not(Words("b"))]) },
        { "a -b", new And([Words("a"), new Not(Words("b"))]) },
        { "a - b", new And([Words("a"), Words("b")]) },
        { "NOT NOT a", new Not(new Not(Words("a"))) },
        { "and or not", new And([Words("and"), Words("or"), Words("not")]) },
        { "a % b", new And([Words("a"), Words("b")]) },
        { "NEAR(rare \"export ban\", 5)", new Near([Words("rare"), Words("export", "ban")], 5) },
        { "NEAR(a b)", new Near([Words("a"), Words("b")], QueryParser.NearDistance) },
        { "NEAR (a)", new And([Words("near"), Words("a")]) },
        { "title:ban", new Phrase(["ban"], Field: TextField.Title) },
        { "TEXT:\"the ban\"", new Phrase(["the", "ban"], Field: TextField.Body) },
        { "12:30", Words("12", "30") },
        { "type:Share", Claim(new ClaimFilter.OfKind(ClaimKind.Share)) },
        { "type:(share OR ban)", Claim(new ClaimFilter.Or([new ClaimFilter.OfKind(ClaimKind.Share), new ClaimFilter.OfKind(ClaimKind.Ban)])) },
        { "verdict:none", Claim(new ClaimFilter.Judged(null)) },
        { "verdict:conflicting", Claim(new ClaimFilter.Judged(VerdictLabel.ConflictingEvidence)) },
        { "reason:powerOfTenSlip", Claim(new ClaimFilter.Because(VerdictReason.PowerOfTenSlip)) },
        { "period:2022-07", Claim(new ClaimFilter.InPeriod(Period.Month(2022, 7))) },
        { "period:[2020 TO 2022]", Claim(new ClaimFilter.InPeriod(new Period(new DateOnly(2020, 1, 1), new DateOnly(2022, 12, 31)))) },
        { "place:CHN", Claim(new ClaimFilter.InSlot(ClaimSlot.Place, ["CHN", "~chn"])) },
        { "place:\"United States\"", Claim(new ClaimFilter.InSlot(ClaimSlot.Place, ["United States", "~united states"])) },
        { "publisher:\"Some News\"", new FromPublisher(["some", "news"]) },
        { "source:gov.cn", new FromSource("gov.cn") },
        { "lang:zh", new InLanguage("zh") },
        { "published:[2023-01 TO 2024-06]", new PublishedIn(new DateOnly(2023, 1, 1), new DateOnly(2024, 6, 30)) },
        { "published:{2023 TO *]", new PublishedIn(new DateOnly(2024, 1, 1), null) },
        { "published:>=2023-02-01", new PublishedIn(new DateOnly(2023, 2, 1), null) },
        { "published:<2023", new PublishedIn(null, new DateOnly(2022, 12, 31)) },
        { "a type:share place:CHN", new And([Words("a"), Claim(new ClaimFilter.And([new ClaimFilter.OfKind(ClaimKind.Share), new ClaimFilter.InSlot(ClaimSlot.Place, ["CHN", "~chn"])]))]) },
        { "type:share (a -verdict:refuted)", new And([Words("a"), Claim(new ClaimFilter.And([new ClaimFilter.OfKind(ClaimKind.Share), new ClaimFilter.Not(new ClaimFilter.Judged(VerdictLabel.Refuted))]))]) },
        { "a OR type:share", new Or([Words("a"), Claim(new ClaimFilter.OfKind(ClaimKind.Share))]) },
    };

    [Theory]
    [MemberData(nameof(Understood))]
    public void Parse_Text_IsUnderstood(string text, SearchQuery expected)
    {
        var parsed = QueryParser.Parse(text, null);
        parsed.Error.ShouldBeNull();
        parsed.Query.ShouldBe(expected);
    }

    [Theory]
    [InlineData("AND", 1, "AND needs")]
    [InlineData("a OR", 3, "OR needs")]
    [InlineData("OR a", 1, "OR needs")]
    [InlineData("a AND OR b", 3, "AND needs")]
    [InlineData("NOT", 1, "NOT needs")]
    [InlineData("a (b", 3, "never closed")]
    [InlineData("(ban", 1, "never closed")]
    [InlineData("a ) b", 3, "no parenthesis")]
    [InlineData("%", 1, "no word")]
    [InlineData("()", 1, "no word")]
    [InlineData("foo:bar", 1, "no field 'foo'")]
    [InlineData("see http://a.test/x", 5, "no field 'http'")]
    [InlineData("a type:lie", 3, "has no 'lie'")]
    [InlineData("a verdict:2", 3, "has no '2'")]
    [InlineData("type: share", 1, "needs a value")]
    [InlineData("type:()", 1, "needs a value")]
    [InlineData("published:soon", 1, "is no date")]
    [InlineData("published:[2023]", 1, "[2023-01 TO 2024-06]")]
    [InlineData("published:[2024 TO 2023]", 1, "ends before")]
    [InlineData("period:0001", 1, "is no date")]
    [InlineData("figure:many", 1, "has no number")]
    [InlineData("figure:5zorkmids", 1, "no unit")]
    [InlineData("figure:[1 kg TO 5%]", 1, "do not convert")]
    [InlineData("figure:[5% TO 1%]", 1, "ends below")]
    [InlineData("figure:[* TO *]", 1, "at least one bound")]
    [InlineData("figure:[5%]", 1, "[60% TO 80%]")]
    [InlineData("figure:999999999999999999999999999999999t", 1, "is no number")]
    [InlineData("a*", 1, "two letters")]
    [InlineData("NEAR(a)", 1, "NEAR is written")]
    [InlineData("x NEAR(a (b)", 3, "NEAR is written")]
    public void Parse_Error_PointsAtTheColumn(string text, int column, string message)
    {
        var parsed = QueryParser.Parse(text, null);
        parsed.Query.ShouldBeNull();
        parsed.Error!.Column.ShouldBe(column);
        parsed.Error.Message.ShouldContain(message);
    }

    [Theory]
    [InlineData("figure:60%", "ratio", 0.6, 0.6)]
    [InlineData("figure:[60% TO 80%]", "ratio", 0.6, 0.8)]
    [InlineData("figure:[60 TO 80%]", "ratio", 0.6, 0.8)]
    [InlineData("figure:>=200kt", "kg", 2e8, null)]
    [InlineData("figure:<=\"0.21 Mt\"", "kg", null, 2.1e8)]
    [InlineData("figure:\"210,000 tonnes\"", "kg", 2.1e8, 2.1e8)]
    [InlineData("figure:\"between 1.5 and 2 million tonnes\"", "kg", 1.5e9, 2e9)]
    [InlineData("figure:24", "count", 24.0, 24.0)]
    [InlineData("figure:\"1.3 billion\"", "count", 1.3e9, 1.3e9)]
    [InlineData("figure:$5bn", "USD", 5e9, 5e9)]
    [InlineData("figure:\"up to 3,5 %\"", "ratio", null, 0.035)]
    [InlineData("figure:[-5% TO *]", "ratio", -0.05, null)]
    public void Parse_Figure_IsConverted(string text, string dimension, double? low, double? high)
    {
        var range = Range(text);
        (range.Dimension, range.Low, range.High).ShouldBe((dimension, low, high));
    }

    [Fact]
    public void Parse_FigureInWords_HasTheRateOfItsUnit()
    {
        var range = Range("figure:\"more than 1 million barrels per day\"");
        range.ExcludesLow.ShouldBeTrue();
        range.Contains(FigureKey.Of(new Quantity { Value = 1.2m, Unit = new Unit("10*6.[bbl_us]/d", Dimension.VolumeRate) })).ShouldBeTrue();
        range.Contains(FigureKey.Of(new Quantity { Value = 1_000_000, Unit = new Unit("[bbl_us]/d", Dimension.VolumeRate) })).ShouldBeFalse();
    }

    [Theory]
    [InlineData("figure:~210000t", "210000", true)]
    [InlineData("figure:~210000t", "214000", true)]
    [InlineData("figure:~210000t", "216000", false)]
    [InlineData("figure:~214321t", "210000", true)]
    [InlineData("figure:~0.21Mt", "212000", true)]
    public void Parse_About_IsWithinTheRoundingOfBoth(string text, string tonnes, bool expected)
    {
        var value = decimal.Parse(tonnes, System.Globalization.CultureInfo.InvariantCulture);
        var resolution = tonnes.EndsWith("0000", StringComparison.Ordinal) ? 10_000 : 1000;
        Range(text).Contains(FigureKey.Of(new Quantity { Value = value, Unit = Unit.Tonne, Resolution = resolution })).ShouldBe(expected);
    }

    [Fact]
    public void Parse_KnownName_IsResolvedAndNarrowerOnesAreNamed()
    {
        var asked = new List<(ClaimSlot, string)>();
        var parsed = QueryParser.Parse("commodity:\"rare earths\"", (slot, name) =>
        {
            asked.Add((slot, name));
            return [new Entity("rare earths", new EntityId("rare_earths")), new Entity("neodymium", new EntityId("neodymium"))];
        });
        asked.ShouldBe([(ClaimSlot.Commodity, "rare earths")]);
        parsed.Query.ShouldBe(Claim(new ClaimFilter.InSlot(ClaimSlot.Commodity, ["rare_earths", "neodymium"])));
        parsed.AlsoSearched.ShouldBe(["neodymium"]);
    }

    [Fact]
    public void Parse_HostileText_GetsAnAnswer()
    {
        QueryParser.Parse(new string('(', 400), null).Error!.Message.ShouldContain("nested deeper");
        QueryParser.Parse(new string('(', 400) + "a" + new string(')', 400), null).Error!.Column.ShouldBe(QueryParser.Deepest + 1);
        QueryParser.Parse(string.Concat(Enumerable.Repeat("NOT ", 400)) + "a", null).Error!.Message.ShouldContain("nested deeper");
        QueryParser.Parse(string.Join(" OR ", Enumerable.Range(0, 5000)), null).Error!.Message.ShouldContain("200 words");
        QueryParser.Parse($"type:({string.Join(' ', Enumerable.Repeat("share", 5000))})", null).Error!.Message.ShouldContain("200 words");
        QueryParser.Parse(new string('x', 100_000), null).Error.ShouldBeNull();
        QueryParser.Parse(new string('"', 5001), null).Error.ShouldNotBeNull();
    }

    [Fact]
    public void Parse_RandomSigns_NeverThrows()
    {
        const string Alphabet = "ab稀 ()\"*:-[]{}<>~=,.%$'\u0000\uD800ANDOROTE5";
        var random = new Random(20260301);
        string[] words = ["figure:", "published:", "type:", "place:", "period:", "NEAR(", " AND ", " OR ", " NOT ", " TO ", "verdict:("];
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ =>
                random.Next(4) == 0 ? words[random.Next(words.Length)] : Alphabet[random.Next(Alphabet.Length)].ToString()));
            var parsed = QueryParser.Parse(text, null);
            (parsed.Query is null).ShouldBe(parsed.Error is not null, text);
        }
    }

    private static Phrase Words(params string[] terms) => new(ValueList.Create<string>(terms));

    private static HasClaim Claim(ClaimFilter filter) => new(filter);

    private static FigureRange Range(string text) =>
        QueryParser.Parse(text, null).Query.ShouldBeOfType<HasClaim>().Filter.ShouldBeOfType<ClaimFilter.WithFigure>().Range;
}
