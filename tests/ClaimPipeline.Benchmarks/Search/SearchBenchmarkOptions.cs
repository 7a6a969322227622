using System.Globalization;

namespace ClaimPipeline.Benchmarks.Search;

/// <summary>What the benchmark of search is told.</summary>
internal sealed record SearchBenchmarkOptions
{
    /// <summary>How many are made: <c>--articles</c>. Default 300,000.</summary>
    public int Articles { get; init; } = 300_000;

    /// <summary>Where the indexes are made and kept: <c>--folder</c>. Default a temporary folder that is deleted.</summary>
    public string? Folder { get; init; }

    /// <summary>The stages that are done: <c>--write --cold --read --writing</c>. Default all; what is not written is there from an earlier run.</summary>
    public IReadOnlyList<SearchStage> Stages { get; init; } = [];

    /// <summary>Engines by name: <c>--engines A,B</c>. Default all.</summary>
    public IReadOnlyList<string>? Engines { get; init; }

    /// <summary>Shapes whose name contains this: <c>--only</c>. Default all.</summary>
    public string? Only { get; init; }

    /// <summary>The engine that this process is to open cold: <c>--opens</c>. The benchmark says that to its children.</summary>
    public string? Cold { get; init; }

    /// <summary>Whether a stage is done.</summary>
    public bool Does(SearchStage stage) => Cold is null && (Stages.Count == 0 || Stages.Contains(stage));

    /// <summary>From the words behind the verb.</summary>
    public static SearchBenchmarkOptions Parse(ReadOnlySpan<string> words)
    {
        switch (words)
        {
            case []:
                return new SearchBenchmarkOptions();
            case ["--write" or "--cold" or "--read" or "--writing", .. var rest]:
                var others = Parse(rest);
                return others with { Stages = [.. others.Stages, Enum.Parse<SearchStage>(words[0][2..], ignoreCase: true)] };
            case ["--articles", var number, .. var rest]:
                return Parse(rest) with { Articles = int.Parse(number, CultureInfo.InvariantCulture) };
            case ["--folder", var folder, .. var rest]:
                return Parse(rest) with { Folder = folder };
            case ["--engines", var engines, .. var rest]:
                return Parse(rest) with { Engines = engines.Split(',') };
            case ["--only", var only, .. var rest]:
                return Parse(rest) with { Only = only };
            case ["--opens", var engine, .. var rest]:
                return Parse(rest) with { Cold = engine };
            default:
                throw new ArgumentException(
                    $"'{words[0]}' is not known: --articles N --folder F --write --cold --read --writing --engines A,B --only SHAPE", nameof(words));
        }
    }
}

/// <summary>A part of the benchmark of search.</summary>
internal enum SearchStage
{
    /// <summary>Makes the indexes.</summary>
    Write,

    /// <summary>Opens each in a process of its own, from files that are not in memory.</summary>
    Cold,

    /// <summary>Asks each shape of query.</summary>
    Read,

    /// <summary>Asks while articles are written.</summary>
    Writing,
}
