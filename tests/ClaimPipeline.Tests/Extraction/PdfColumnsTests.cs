using ClaimPipeline.Extraction;
using ClaimPipeline.Records;

namespace ClaimPipeline.Tests.Extraction;

/// <summary>Pages of PDF files in columns and turned, made here and read by the real program.</summary>
public sealed class PdfColumnsTests
{
    private static readonly string[] First =
    [
        "Tin mines in the north were", "closed for the rains, and", "smelters on the coast lived", "on what they had stored.", "Output in May came to 4,120", "tonnes, the bureau said.",
        "It had been 5,300 tonnes in", "the same month a year ago.",
    ];

    private static readonly string[] Second =
    [
        "Buyers in the south asked", "for 900 tonnes more than the", "mines could give, and paid", "a premium of 40 dollars.", "The ministry said that no", "quota would be set before",
        "the end of the season, and", "that licences stay free.",
    ];

    private static readonly string[] Third =
    [
        "Copper went another way:", "the new shaft at the lake", "gave 12,400 tonnes, twice", "what engineers had hoped.", "Freight to the port costs", "18 dollars a tonne since the",
        "line was mended in April,", "down from 25 dollars.",
    ];

    [Fact]
    public void Extract_ThreeColumns_AreReadOneAfterTheOther()
    {
        var text = Read(new TinyPdf().Page().Text(40, 60, "Metals in the first half of the year: a short review for the members")
            .Text(40, 110, First).Text(230, 110, Second).Text(420, 110, Third));

        InOrder(text, "mines in the north", "5,300 tonnes in the same month a year ago.", "Buyers in the south", "that licences stay free.", "Copper went another way", "down from 25 dollars.");
    }

    [Theory]
    [InlineData(90)]
    [InlineData(180)]
    [InlineData(270)]
    public void Extract_TurnedPage_ReadsAsAReaderSeesIt(int rotation)
    {
        var text = Read(new TinyPdf().Page(rotation).Text(60, 80, [.. First, .. Second]));

        InOrder(text, "Tin mines in the north were closed for the rains", "4,120 tonnes, the bureau said.", "Buyers in the south asked for 900 tonnes", "licences stay free.");
    }

    [Fact]
    public void Extract_TurnedPageInColumns_KeepsThemApart()
    {
        var text = Read(new TinyPdf().Page(90).Text(60, 80, First).Text(420, 80, Second));

        InOrder(text, "mines in the north were closed", "a year ago.", "Buyers in the south asked for 900 tonnes more than the mines could give", "stay free.");
    }

    private static void InOrder(string text, params string[] parts)
    {
        var at = 0;
        foreach (var part in parts)
        {
            var found = text.IndexOf(part, at, StringComparison.Ordinal);
            found.ShouldBeGreaterThanOrEqualTo(at, $"'{part}' in:\n{text}");
            at = found + part.Length;
        }
    }

    /// <summary>The text with the lines of a paragraph joined.</summary>
    private static string Read(TinyPdf pdf)
    {
        var options = new ExtractionOptions { ShortestArticle = 1 };
        var attempt = new ArticleExtractor(options, new PopplerTextReader(options)).ExtractAnyway(Pages.Of(pdf.ToBytes(), "https://papers.example/a.pdf", "application/pdf"));
        Assert.SkipWhen(attempt.Reason == DropReason.ToolMissing, attempt.Detail);
        return attempt.Article!.Text;
    }
}
