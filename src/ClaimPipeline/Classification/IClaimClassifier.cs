using ClaimPipeline.Records;

namespace ClaimPipeline.Classification;

/// <summary>Says which sentences make a quota, ban or share claim.</summary>
/// <remarks>Implementations are deterministic and safe to call from several threads at once.</remarks>
public interface IClaimClassifier
{
    /// <summary>Names code and model; a change of it means that sentences may be tagged otherwise.</summary>
    string Version { get; }

    /// <summary>
    /// Tags the sentences of one article: as many as given and in their order, each with one <see cref="Tag"/> per label in
    /// the order of <see cref="ClaimKind"/>. Any text is accepted, also empty and hostile text.
    /// </summary>
    /// <param name="title">The article's headline; empty when there is none.</param>
    /// <param name="sentences">Of one article, in order; neighbours may be used as context.</param>
    IReadOnlyList<TaggedSentence> Classify(string title, IReadOnlyList<Sentence> sentences);
}
