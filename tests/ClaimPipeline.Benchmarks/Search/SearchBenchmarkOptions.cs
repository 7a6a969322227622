using System.Globalization;

namespace ClaimPipeline.Benchmarks.Search;

/// <summary>What the verb <c>search</c> is told.</summary>
internal sealed record SearchBenchmarkOptions
{
    /// <summary>How many are made: <c>--articles</c>. Default 300,000.</summary>
    public int Articles { get; init; } = 300_000;

    /// <summary>Where the indexes are made and kept: <c>--folder</c>. Default a temporary folder that is deleted.</summary>
    public string? Folder { get; init; }

    /// <summary>Whether the folder of an earlier run is read and nothing written: <c>--read</c>. Default no.</summary>
    public bool Reads { get; init; }

    /// <summary>Shapes whose name contains this: <c>--only</c>. Default all.</summary>
    public string? Only { get; init; }

    /// <summary>Whether articles are written again and again meanwhile: <c>--writing</c>. Default no.</summary>
    public bool Writing { get; init; }

    /// <summary>From the words behind the verb.</summary>
    public static SearchBenchmarkOptions Parse(ReadOnlySpan<string> words) => words switch
    {
        [] => new SearchBenchmarkOptions(),
        ["--read", .. var rest] => Parse(rest) with { Reads = true },
        ["--writing", .. var rest] => Parse(rest) with { Writing = true },
        ["--articles", var number, .. var rest] => Parse(rest) with { Articles = int.Parse(number, CultureInfo.InvariantCulture) },
        ["--folder", var folder, .. var rest] => Parse(rest) with { Folder = folder },
        ["--only", var only, .. var rest] => Parse(rest) with { Only = only },
        _ => throw new ArgumentException($"'{words[0]}' is not known: --articles N --folder F --read --writing --only NAME", nameof(words)),
    };
}
