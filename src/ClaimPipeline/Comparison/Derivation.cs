namespace ClaimPipeline.Comparison;

/// <summary>How an official answer came about.</summary>
internal enum Derivation
{
    /// <summary>Printed as such.</summary>
    Printed,

    /// <summary>A part over its whole.</summary>
    Share,

    /// <summary>A hundred less a share.</summary>
    Rest,

    /// <summary>Growth or difference of two periods.</summary>
    Change,

    /// <summary>Several places added up.</summary>
    Sum,

    /// <summary>Several places added up, over the whole.</summary>
    SumShare,

    /// <summary>The world less one place.</summary>
    Remainder,
}
