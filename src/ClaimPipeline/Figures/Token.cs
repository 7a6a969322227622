namespace ClaimPipeline.Figures;

/// <summary>What a token is made of.</summary>
internal enum TokenKind : byte
{
    /// <summary>One sign.</summary>
    Symbol,

    /// <summary>Letters.</summary>
    Word,

    /// <summary>Digits with their separators.</summary>
    Number,
}

/// <summary>A word, number or sign of a sentence.</summary>
internal struct Token
{
    /// <summary>Offset of the first character.</summary>
    public int Start;

    /// <summary>Offset behind the last character.</summary>
    public int End;

    public TokenKind Kind;

    /// <summary>Whether white space, or nothing, stands before it.</summary>
    public bool Spaced;

    /// <summary>Whether it begins with a capital letter.</summary>
    public bool Capital;

    /// <summary>Whether it is a number that states no amount: a date, a name, a telephone number.</summary>
    public bool Dead;

    /// <summary>Whether it is an age that no unit follows: "who was 10".</summary>
    public bool Age;

    public Traits Traits;

    public NumberWordKind NumberWord;

    /// <summary>Of a number, or of a number word.</summary>
    public decimal Value;

    /// <summary>Of a number as written in digits.</summary>
    public NumberLiteral Literal;

    public readonly bool Has(Traits traits) => (Traits & traits) != 0;
}
