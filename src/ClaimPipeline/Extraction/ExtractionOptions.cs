using System.ComponentModel.DataAnnotations;

namespace ClaimPipeline.Extraction;

/// <summary>Settings of <see cref="ArticleExtractor"/>. The bounds keep hostile pages quick; ordinary pages stay far below them.</summary>
public sealed record ExtractionOptions
{
    /// <summary>Larger bodies are dropped unread. In bytes. Default: 16 MiB.</summary>
    [Range(1024, 1 << 30)]
    public int LargestBody { get; set; } = 16 << 20;

    /// <summary>Elements nested deeper are lifted to this depth. Default: 200.</summary>
    [Range(32, 1000)]
    public int DeepestNesting { get; set; } = 200;

    /// <summary>A page is read up to this number of elements; one that has more is dropped as TooManyElements. Default: 300000.</summary>
    [Range(1000, 10_000_000)]
    public int MostElements { get; set; } = 300_000;

    /// <summary>Cells that one table cell may span; a larger <c>colspan</c> or <c>rowspan</c> counts as this. Default: 50.</summary>
    [Range(1, 1000)]
    public int LargestSpan { get; set; } = 50;

    /// <summary>An article has at least this many letters and digits; shorter pages are dropped. Default: 200.</summary>
    [Range(0, 10_000)]
    public int ShortestArticle { get; set; } = 200;

    /// <summary>A plain text's first line is its title if it is at most this long and does not end like a sentence. Default: 160.</summary>
    [Range(10, 1000)]
    public int LongestTitle { get; set; } = 160;

    /// <summary>Program that reads PDF files, called as poppler's <c>pdftotext</c> is; a name is searched on the path. Default: pdftotext.</summary>
    [Required]
    public string PdfProgram { get; set; } = "pdftotext";

    /// <summary>Time that one PDF file may take. Default: 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan PdfTimeLimit { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>A PDF file that gives more characters is dropped. Default: 8388608.</summary>
    [Range(1000, 1 << 30)]
    public int PdfMostCharacters { get; set; } = 8 << 20;
}
