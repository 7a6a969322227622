using System.Buffers;
using ClaimPipeline.Records;

namespace ClaimPipeline.Classification;

/// <summary>
/// The baseline that every table shows beside the model: a sentence has a label when it holds one of the label's words.
/// Its probabilities are 1 and 0 and mean nothing more.
/// </summary>
public sealed class KeywordClassifier : IClaimClassifier
{
    private static readonly (ClaimKind Kind, SearchValues<string> Words)[] Labels =
    [
        (ClaimKind.Quota, Words("quota", "ceiling", "output cut", "production cut", "export limit", "catch limit")),
        (ClaimKind.Ban, Words("ban ", "bans ", "banned", "banning", "ban.", "ban,", "embargo", "prohibit", "moratorium", "restrict", "outlaw")),
        (ClaimKind.Share, Words("%", "percent", "per cent", " pct", " share", "two-thirds", "two thirds", "a third of", "half of", "a quarter of")),
    ];

    /// <inheritdoc/>
    public string Version => "keyword/1";

    /// <inheritdoc/>
    public IReadOnlyList<TaggedSentence> Classify(string title, IReadOnlyList<Sentence> sentences)
    {
        ArgumentNullException.ThrowIfNull(sentences);
        var tagged = new TaggedSentence[sentences.Count];
        for (var i = 0; i < tagged.Length; i++)
        {
            var text = sentences[i].Text;
            var tags = Array.ConvertAll(Labels, label => Tag(label.Kind, text.AsSpan().ContainsAny(label.Words)));
            tagged[i] = new TaggedSentence(sentences[i], tags.ToValueList());
        }

        return tagged;
    }

    /// <summary>Whether the text holds one of the label's words.</summary>
    internal static bool HasWord(string text, ClaimKind kind) => text.AsSpan().ContainsAny(Labels[(int)kind].Words);

    private static Tag Tag(ClaimKind kind, bool found) => new(kind, found ? 1 : 0, found);

    private static SearchValues<string> Words(params string[] words) => SearchValues.Create(words, StringComparison.OrdinalIgnoreCase);
}
