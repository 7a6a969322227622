using System.Globalization;

namespace ClaimPipeline.Benchmarks.Serving;

/// <summary>What the verb <c>serve</c> is told.</summary>
internal sealed record ServeBenchmarkOptions
{
    /// <summary>How many are made: <c>--articles</c>. Default 100,000.</summary>
    public int Articles { get; init; } = 100_000;

    /// <summary>The data folder, kept, and filled when it is missing: <c>--folder</c>. Default a temporary one that is deleted.</summary>
    public string? Folder { get; init; }

    /// <summary>Whether only the folder is filled: <c>--fill</c>. Default no.</summary>
    public bool Fills { get; init; }

    /// <summary>How many read at once: <c>--readers</c>. Default 50.</summary>
    public int Readers { get; init; } = 50;

    /// <summary>Seconds that each phase is measured: <c>--seconds</c>. Default 60.</summary>
    public int Seconds { get; init; } = 60;

    /// <summary>Phases whose name contains this: <c>--only</c>. Default all.</summary>
    public string? Only { get; init; }

    /// <summary>From the words behind the verb.</summary>
    public static ServeBenchmarkOptions Parse(ReadOnlySpan<string> words) => words switch
    {
        [] => new ServeBenchmarkOptions(),
        ["--articles", var number, .. var rest] => Parse(rest) with { Articles = Number(number) },
        ["--readers", var number, .. var rest] => Parse(rest) with { Readers = Number(number) },
        ["--seconds", var number, .. var rest] => Parse(rest) with { Seconds = Number(number) },
        ["--folder", var folder, .. var rest] => Parse(rest) with { Folder = folder },
        ["--fill", .. var rest] => Parse(rest) with { Fills = true },
        ["--only", var only, .. var rest] => Parse(rest) with { Only = only },
        _ => throw new ArgumentException($"'{words[0]}' is not known: --articles N --readers N --seconds N --folder F --fill --only PHASE", nameof(words)),
    };

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
