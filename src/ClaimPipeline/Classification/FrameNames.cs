namespace ClaimPipeline.Classification;

/// <summary>Puts the features of frames into words.</summary>
internal static class FrameNames
{
    private static readonly string[] Moods = ["hypothetical", "called for", "debated", "as a ground", "negated", "imposed", "planned", "lifted", "needed"];

    private static readonly string[] Signs =
        ["called for", "wanted", "behind a condition", "would or might be", "needed", "only talked about", "asked", "an opinion", "a general truth"];

    /// <summary>What is known of a frame: its act, and what around it.</summary>
    public static string Of(FeatureList.Feature feature)
    {
        var act = (FrameAct)feature.A;
        return feature.B switch
        {
            1 or 11 => $"{act} of {(FrameObject)feature.C}",
            2 or 12 => $"{act} by {(FrameAgent)feature.C}",
            3 => $"{act} as {(FrameForm)feature.C}",
            6 or 16 => $"{act}, {Name(Moods, feature.C)}",
            9 or 21 => feature.C == 0 ? $"{act}, said of somebody" : $"{act}, only spoken of",
            29 or 41 => $"{act}, {Name(Signs, feature.C)}",
            8 or 20 => FormattableString.Invariant($"{act}, strength {(int)feature.C - 20}"),
            _ => $"{act} in its surroundings",
        };
    }

    /// <summary>What all frames of a label come to.</summary>
    public static string Verdict(FeatureList.Feature feature) => feature switch
    {
        { A: > 10 } => feature.B switch { 0 => "no act", 1 => "an act said of somebody", 2 => "acts only spoken of", _ => "acts said and spoken of" },
        { B: 0 } => "no frame",
        _ => FormattableString.Invariant($"strongest frame {(int)feature.B - 100}"),
    };

    /// <summary>How the sentence speaks.</summary>
    public static string Manner(FeatureList.Feature feature) => feature.A switch
    {
        100 => feature.B switch { 0 => "a question mark", 1 => "an exclamation mark", _ => "quotation marks" },
        101 => FormattableString.Invariant($"length {feature.B * 10} to {feature.B * 10 + 9} words"),
        _ => FormattableString.Invariant($"{feature.B} times {Classification.Manner.NameOf((int)feature.A)}"),
    };

    private static string Name(string[] names, uint index) => index < names.Length ? names[index] : "?";
}
