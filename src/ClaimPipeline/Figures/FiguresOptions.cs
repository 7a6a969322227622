namespace ClaimPipeline.Figures;

/// <summary>What counts as a figure where conventions differ. The defaults are those of <c>corpus/figures/README.md</c>.</summary>
public sealed class FiguresOptions
{
    /// <summary>Whether ages of people and animals are figures ("a 45-year-old driver", "who was 12", not "Chen, 45, said"), with the unit <c>a{age}</c>. Default: false.</summary>
    public bool IncludeAges { get; init; }

    /// <summary>Whether "one of the largest producers" counts one. Default: false.</summary>
    public bool IncludeOneOf { get; init; }

    /// <summary>Whether vague plurals ("dozens of traders", "tens of thousands of jobs") are figures, as a range up to ten times. Default: true.</summary>
    public bool IncludeVague { get; init; } = true;
}
