using System.Globalization;
using System.Text;
using ClaimPipeline.Figures;
using ClaimPipeline.Records;
using FsCheck;
using FsCheck.Fluent;

namespace ClaimPipeline.Tests.Figures;

/// <summary>What holds for every number and every text.</summary>
public sealed class FigurePropertyTests
{
    private static readonly FigureExtractor Extractor = new();

    private static readonly string[] Pieces =
    [
        "1", "0", "42", "1,300", "2.5", "12,50,000", "9", ".", ",", " ", " ", " ", "-", "–", "/", "%", "$", "€", "(", ")", "\t", "**", "'", ":", "+",
        "million", "thousand", "two", "half", "third", "of", "and", "to", "from", "between", "per", "a", "cent", "tonnes", "t", "kg", "licences",
        "not", "more", "than", "rose", "by", "No", "Section", "2022", "May", "a.m.", "twenty", "-", "one", "in", "five", "dozens", "万", "亿", "吨", "３", "％", "½", "\ud83d\ude00", "\u0301",
    ];

    [Fact]
    public void Extract_NumberInAnySupportedStyle_GivesItBack() =>
        Check(Prop.ForAll(
            (from whole in Gen.Choose(0, 99_999_999) from cents in Gen.Choose(0, 99) from style in Gen.Choose(0, Styles.Length - 1) select (whole, cents, style)).ToArbitrary(),
            sample =>
            {
                var (text, value) = Styles[sample.style](sample.whole, sample.cents);
                var figures = Extractor.Extract($"The port shipped {text} tonnes of ore.");
                figures.Count.ShouldBe(1, text);
                figures[0].Quantity.Value.ShouldBe(value, text);
                figures[0].Quantity.Unit.ShouldBe(Unit.Tonne, text);
                figures[0].Surface.ShouldBe($"{text} tonnes");
            }));

    [Fact]
    public void Extract_NumberInWords_GivesItBack() =>
        Check(Prop.ForAll(Gen.Choose(2, 999_999).ToArbitrary(), number =>
        {
            var figures = Extractor.Extract($"They counted {InWords(number)} tonnes there.");
            figures.Count.ShouldBe(1, InWords(number));
            figures[0].Quantity.Value.ShouldBe(number, InWords(number));
        }));

    [Fact]
    public void Extract_AnyText_SpansSliceInOrderWithoutOverlap() =>
        Check(Prop.ForAll(
            Gen.Elements(Pieces).ArrayOf(40).Select(pieces => string.Concat(pieces.Select((piece, i) => i % 3 == 0 ? piece + " " : piece))).ToArbitrary(),
            text =>
            {
                var end = 0;
                foreach (var figure in Extractor.Extract(text))
                {
                    figure.Span.Start.ShouldBeGreaterThanOrEqualTo(end, text);
                    figure.Span.Slice(text).ShouldBe(figure.Surface);
                    figure.Span.Length.ShouldBeGreaterThan(0);
                    (figure.Quantity.MaxValue ?? decimal.MaxValue).ShouldBeGreaterThanOrEqualTo(figure.Quantity.Value, text);
                    figure.Quantity.Resolution.ShouldBeGreaterThanOrEqualTo(0);
                    end = figure.Span.End;
                }
            }));

    [Fact]
    public void Extract_RandomCharacters_NeverThrows() =>
        Check(Prop.ForAll<string>(ArbMap.Default.ArbFor<string>(), text => _ = Extractor.Extract(text ?? "")));

    [Theory]
    [InlineData("1,")]
    [InlineData("1 ")]
    [InlineData("1-")]
    [InlineData("from 1 to ")]
    [InlineData("two-")]
    [InlineData("hundred million ")]
    [InlineData("twenty ")]
    [InlineData("$1/")]
    [InlineData("Articles 3, ")]
    [InlineData("1.2.")]
    [InlineData("about ")]
    [InlineData("dozens of ")]
    [InlineData("1 ¥ ounces pesos ")]
    [InlineData("+1 ")]
    [InlineData("rose by ")]
    [InlineData("9")]
    [InlineData("a")]
    [InlineData("1 large and ")]
    [InlineData("5 tonnes per head per day ")]
    [InlineData("12,50,")]
    public void Extract_LongHostileText_Ends(string piece)
    {
        // Anything quadratic would take minutes on a text of this length.
        var text = new StringBuilder().Insert(0, piece, 100_000 / piece.Length).ToString();
        foreach (var figure in Extractor.Extract(text))
        {
            figure.Span.End.ShouldBeLessThanOrEqualTo(text.Length);
        }
    }

    private static readonly Func<int, int, (string, decimal)>[] Styles =
    [
        (whole, cents) => (whole.ToString("#,0", CultureInfo.InvariantCulture), whole),
        (whole, cents) => (string.Create(CultureInfo.InvariantCulture, $"{whole:#,0}.{cents:00}"), whole + (cents / 100m)),
        (whole, cents) => (string.Create(CultureInfo.InvariantCulture, $"{whole}.{cents:00}"), whole + (cents / 100m)),
        (whole, cents) => (whole.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', ' '), whole),
        (whole, cents) => (whole.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '\''), whole),
        (whole, cents) => (string.Create(CultureInfo.InvariantCulture, $"{whole % 1000}.{cents:00} million"), ((whole % 1000) + (cents / 100m)) * 1_000_000),
        (whole, cents) => (string.Create(CultureInfo.InvariantCulture, $"{whole % 1000}.{cents:00}bn"), ((whole % 1000) + (cents / 100m)) * 1_000_000_000),
        (whole, cents) => (string.Create(CultureInfo.InvariantCulture, $"{whole % 1000} lakh"), whole % 1000 * 100_000m),
        (whole, cents) => (Indian(whole), whole),
        (whole, cents) => ($"{Wide((whole % 1000).ToString(CultureInfo.InvariantCulture))}，{Wide("000")}", whole % 1000 == 0 ? 0 : whole % 1000 * 1000m),
        (whole, cents) => (whole < 1_000_000 ? $"{1_000_000 + whole:#,0}".Replace(',', '.') + ",5" : $"{whole:#,0}".Replace(',', '.') + ",5", whole < 1_000_000 ? 1_000_000.5m + whole : whole + 0.5m),
    ];

    private static string Wide(string digits) => string.Concat(digits.Select(digit => (char)(digit + 0xfee0)));

    private static string Indian(int whole)
    {
        var digits = whole.ToString(CultureInfo.InvariantCulture);
        if (digits.Length <= 3)
        {
            return digits;
        }

        var result = digits[^3..];
        for (var rest = digits[..^3]; rest.Length > 0; rest = rest.Length > 2 ? rest[..^2] : "")
        {
            result = $"{(rest.Length > 2 ? rest[^2..] : rest)},{result}";
        }

        return result;
    }

    private static string InWords(int number)
    {
        string[] small =
        [
            "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
            "sixteen", "seventeen", "eighteen", "nineteen",
        ];
        string[] tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
        var thousands = number / 1000;
        var hundreds = number / 100 % 10;
        var rest = number % 100;
        var words = new List<string>();
        if (thousands > 0)
        {
            words.Add(InWords(thousands));
            words.Add("thousand");
        }

        if (hundreds > 0)
        {
            words.Add(small[hundreds]);
            words.Add("hundred");
        }

        if (rest > 0)
        {
            if (words.Count > 0)
            {
                words.Add("and");
            }

            words.Add(rest < 20 ? small[rest] : rest % 10 == 0 ? tens[rest / 10] : $"{tens[rest / 10]}-{small[rest % 10]}");
        }

        return string.Join(' ', words);
    }

    private static void Check(Property property) =>
        property.Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(20_221_221, 20_231_221));
}
