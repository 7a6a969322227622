namespace ClaimPipeline.Classification;

/// <summary>Puts the features of one sentence into words.</summary>
internal sealed class FeatureNamer
{
    private readonly Dictionary<uint, string> _words = new() { [1] = "(start)" };

    public FeatureNamer(string text, ReadOnlySpan<Token> tokens)
    {
        foreach (ref readonly var token in tokens)
        {
            _words.TryAdd(token.Stem, token.Kind == TokenKind.Number ? "#" : text.Substring(token.Start, token.Length).ToLowerInvariant());
        }

        foreach (var wordClass in Enum.GetValues<WordClass>())
        {
            _words.TryAdd(FeatureExtractor.Atom((int)wordClass), $"<{wordClass}>");
        }
    }

    public string Name(FeatureList.Feature feature)
    {
        var (a, b) = (Part(feature.A), Part(feature.B));
        return feature.Template switch
        {
            FeatureTemplate.Word => $"word: {a}",
            FeatureTemplate.WordPair => $"words: {a} {b}",
            FeatureTemplate.WordGap => $"words: {a} … {b}",
            FeatureTemplate.HasClass => $"has {a}",
            FeatureTemplate.NearBefore or FeatureTemplate.WordNearBefore or FeatureTemplate.StemBefore => $"{b} just before {a}",
            FeatureTemplate.NearAfter or FeatureTemplate.WordNearAfter or FeatureTemplate.StemAfter => $"{b} just behind {a}",
            FeatureTemplate.Before => $"{b} before {a}",
            FeatureTemplate.After => $"{b} behind {a}",
            FeatureTemplate.FirstBefore => $"{b} first before {a}",
            FeatureTemplate.FirstAfter => $"{b} first behind {a}",
            FeatureTemplate.Cue => feature.B == 0 ? $"cue: {(Cue)feature.A}" : $"cue: {(Cue)feature.A} in circumstances {feature.B - 1:b}",
            FeatureTemplate.CuePair => $"cue: {(Cue)feature.A} with circumstance {feature.B}",
            FeatureTemplate.FigureBefore => $"{b} before {Figure(feature.A)}",
            FeatureTemplate.FigureAfter => $"{b} behind {Figure(feature.A)}",
            FeatureTemplate.Frame => FrameNames.Of(feature),
            FeatureTemplate.FrameObject => $"{(FrameAct)feature.A} of {b}",
            FeatureTemplate.FrameTrigger => $"{a} with its object or agent",
            FeatureTemplate.Verdict => FrameNames.Verdict(feature),
            FeatureTemplate.Manner => FrameNames.Manner(feature),
            FeatureTemplate.Letters => $"letters: {LetterRuns.NameOf(feature.A)}",
            FeatureTemplate.Skeleton => $"order: {Skeleton.NameOf(feature)}",
            _ => feature.Template.ToString(),
        };
    }

    private static string Figure(uint cue) => cue == 0 ? "a figure" : ((Cue)cue).ToString();

    private string Part(uint part) => _words.TryGetValue(part, out var word) ? word : "?";
}
