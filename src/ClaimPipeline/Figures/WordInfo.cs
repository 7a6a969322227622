namespace ClaimPipeline.Figures;

/// <summary>What the lexicon says of a word.</summary>
internal readonly record struct WordInfo(Traits Traits, NumberWordKind Number, decimal Value);
