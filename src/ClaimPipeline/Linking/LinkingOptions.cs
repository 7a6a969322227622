using System.ComponentModel.DataAnnotations;

namespace ClaimPipeline.Linking;

/// <summary>Settings of the room, bound to the section "Linking".</summary>
public sealed class LinkingOptions
{
    /// <summary>
    /// A Statistic claim, whose probability is the linker's own, is made at or above this probability. Lower for more claims,
    /// higher for fewer and surer ones. Default: 0.2.
    /// </summary>
    [Range(0.0, 1.0)]
    public double MinStatisticProbability { get; set; } = 0.2;

    /// <summary>
    /// Below the classifier's threshold a share, count or quota trend is still a claim where the wording leaves no doubt, if
    /// the classifier gives its label at least this probability. Default: 0.05.
    /// </summary>
    [Range(0.0, 1.0)]
    public double MinTagProbability { get; set; } = 0.05;

    /// <summary>How many sentences of the same paragraph are searched backwards for what a sentence leaves out. Default: 4.</summary>
    [Range(0, 50)]
    public int LookBack { get; set; } = 4;
}
