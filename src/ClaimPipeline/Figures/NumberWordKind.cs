namespace ClaimPipeline.Figures;

/// <summary>How a number word joins its neighbours.</summary>
internal enum NumberWordKind : byte
{
    /// <summary>No number word.</summary>
    None,

    /// <summary>Zero to nine.</summary>
    Digit,

    /// <summary>Ten to nineteen.</summary>
    Teen,

    /// <summary>Twenty, thirty ... ninety.</summary>
    Tens,

    /// <summary>Multiplies what stands before it: hundred, thousand, lakh, million, bn, dozen.</summary>
    Scale,

    /// <summary>Half, quarter, third, fifths.</summary>
    Fraction,

    /// <summary>Vague: dozens, thousands.</summary>
    Vague,

    /// <summary>Twice, thrice.</summary>
    Times,

    /// <summary>Doubled, tripled: the size of a rise; halved: of a fall.</summary>
    Multiplied,

    /// <summary>Fivefold.</summary>
    Fold,
}
