namespace ClaimPipeline.Gazetteer;

/// <summary>The code lists of the gazetteer. Codes are unique within one kind only.</summary>
public enum EntityKind
{
    /// <summary>Country, bloc or region; blocs that act (OPEC, the EU) are places too.</summary>
    Place,

    /// <summary>Commodity, product or technology.</summary>
    Commodity,

    /// <summary>What is measured: production, reserves, export quota ...</summary>
    Indicator,

    /// <summary>Statistical office, ministry, agency or other source.</summary>
    Authority,

    /// <summary>UNCTAD MAST group of a trade measure. Has no names to be found in text.</summary>
    MeasureType,
}
