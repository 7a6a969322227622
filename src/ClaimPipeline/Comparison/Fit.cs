namespace ClaimPipeline.Comparison;

/// <summary>How well a claimed amount fits an official one, worst first.</summary>
internal enum Fit
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Only if the official figure was itself rounded to two digits.</summary>
    Coarse,

    /// <summary>A bound ("more than 100") that holds, though the official figure lies far beyond it.</summary>
    Loose,

    /// <summary>Within the rounding of both, or a bound that holds closely.</summary>
    Rounding,

    /// <summary>The same number.</summary>
    Exact,
}
