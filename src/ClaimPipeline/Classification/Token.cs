namespace ClaimPipeline.Classification;

/// <summary>A word, number or mark of a sentence, as the features see it.</summary>
internal struct Token
{
    /// <summary>Offset in the sentence.</summary>
    public int Start;

    /// <summary>Length in the sentence.</summary>
    public int Length;

    /// <summary>Hash of the lower-case form; numbers hash by their shape, so that all years are one.</summary>
    public uint Hash;

    /// <summary>Hash of the form without its ending.</summary>
    public uint Stem;

    /// <summary>Bit n: belongs to <see cref="WordClass"/> n.</summary>
    public ulong Classes;

    /// <summary>What it is.</summary>
    public TokenKind Kind;

    /// <summary>How a word ends, as far as that tells its form.</summary>
    public WordEnding Ending;

    /// <summary>Whether it begins with a capital letter.</summary>
    public bool IsCapital;

    /// <summary>Whether it belongs to the class.</summary>
    public readonly bool Is(WordClass wordClass) => (Classes >> (int)wordClass & 1) != 0;
}

/// <summary>Kinds of <see cref="Token"/>.</summary>
internal enum TokenKind : byte
{
    /// <summary>Letters.</summary>
    Word,

    /// <summary>Digits, with their separators.</summary>
    Number,

    /// <summary>Any other character that is no space.</summary>
    Mark,
}

/// <summary>Endings that tell the form of an English verb.</summary>
internal enum WordEnding : byte
{
    /// <summary>Any other.</summary>
    None,

    /// <summary>-ed, -en, -wn: a past form or participle.</summary>
    Past,

    /// <summary>-ing.</summary>
    Gerund,

    /// <summary>-s: a plural, or the third person.</summary>
    S,
}
