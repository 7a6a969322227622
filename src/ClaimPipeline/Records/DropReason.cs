namespace ClaimPipeline.Records;

/// <summary>Why an item went no further. The list is closed.</summary>
public enum DropReason
{
    /// <summary>robots.txt forbids it.</summary>
    RobotsDisallowed,

    /// <summary>The page asks not to be indexed.</summary>
    NoIndex,

    /// <summary>Outside the seed's scope or the crawl's budgets.</summary>
    OutOfScope,

    /// <summary>The address leads to a machine that may not be reached.</summary>
    AddressRefused,

    /// <summary>No connection, or it broke.</summary>
    ConnectionFailed,

    /// <summary>It took longer than allowed.</summary>
    TimedOut,

    /// <summary>Too many redirects, or a loop.</summary>
    TooManyRedirects,

    /// <summary>Larger than allowed, on the wire or decompressed.</summary>
    TooLarge,

    /// <summary>HTTP 404 or 410.</summary>
    Gone,

    /// <summary>HTTP 401, 402, 403 or 451.</summary>
    Forbidden,

    /// <summary>HTTP 429 or 503 with more waiting than allowed.</summary>
    RateLimited,

    /// <summary>Any other HTTP 4xx.</summary>
    ClientError,

    /// <summary>HTTP 5xx after all retries.</summary>
    ServerError,

    /// <summary>The body is damaged: cut short, or its encoding does not decode.</summary>
    BrokenBody,

    /// <summary>A type of content that no extractor reads.</summary>
    UnsupportedType,

    /// <summary>A tool that is needed to read it is not installed.</summary>
    ToolMissing,

    /// <summary>The file or page cannot be parsed.</summary>
    Unreadable,

    /// <summary>Nothing in it.</summary>
    Empty,

    /// <summary>A page that answers 200 but says that something went wrong.</summary>
    ErrorPage,

    /// <summary>A page that lists articles and is none.</summary>
    ListingPage,

    /// <summary>A page that asks for consent or payment before it shows the article.</summary>
    ConsentWall,

    /// <summary>A further page of an article that is read from its first page.</summary>
    PartOfArticle,

    /// <summary>Not an article for another reason.</summary>
    NotAnArticle,

    /// <summary>Less text than an article has.</summary>
    TooShort,

    /// <summary>More elements than a page is read up to: what stands behind them is unknown, so nothing of it is claimed.</summary>
    TooManyElements,

    /// <summary>A language that no model reads.</summary>
    UnsupportedLanguage,

    /// <summary>The item that it belongs to is gone from the store or the archive.</summary>
    ParentMissing,

    /// <summary>A row that does not say what its columns ask for.</summary>
    InvalidRow,

    /// <summary>An error of the program; the detail has it.</summary>
    InternalError,
}
