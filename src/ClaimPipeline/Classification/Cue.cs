namespace ClaimPipeline.Classification;

/// <summary>What a cue rule found. Numbers are part of the model file: append, never reorder.</summary>
internal enum Cue : uint
{
    /// <summary>"70 percent of world output".</summary>
    FigureOfWhole = 1,

    /// <summary>"70 percent of" something the lexicon does not know as a whole.</summary>
    FigureOf,

    /// <summary>"accounts for 70 percent".</summary>
    FigureShareVerb,

    /// <summary>"its share rose to 70 percent", "a 70 percent share".</summary>
    FigureShareNoun,

    /// <summary>"a 30 percent stake".</summary>
    FigureStake,

    /// <summary>"rose 3 percent", "3 percent higher", "by a third".</summary>
    FigureChange,

    /// <summary>"a tariff of 25 percent", "5 percent interest".</summary>
    FigureRate,

    /// <summary>"a deficit of 3 percent of GDP".</summary>
    FigureRatioToGdp,

    /// <summary>"78 percent of capacity", "of the target", "of its 1990 level".</summary>
    FigureRatioToLevel,

    /// <summary>"lithium (58%)".</summary>
    FigureInBrackets,

    /// <summary>"62 percent said", "62 percent of men".</summary>
    FigureOfPeople,

    /// <summary>"the remaining 30 percent".</summary>
    FigureRemaining,

    /// <summary>A percentage with none of that around it.</summary>
    FigureBare,

    /// <summary>There is no fraction or percentage at all.</summary>
    NoFigure,

    /// <summary>At least one figure looks like a share.</summary>
    AnyShareFigure,

    /// <summary>All figures look like changes or rates.</summary>
    OnlyChangeFigures,

    /// <summary>A word of prohibition.</summary>
    BanWord,

    /// <summary>A verb of stopping, with what is stopped.</summary>
    StopVerb,

    /// <summary>"export controls", "restrictions on sales".</summary>
    RestrictionOnTrade,

    /// <summary>"may not sell", "no longer be shipped".</summary>
    NotAllowed,

    /// <summary>"needs a licence", "only with a permit".</summary>
    LicenceNeeded,

    /// <summary>"entity list", "blacklist".</summary>
    Listing,

    /// <summary>An end to a prohibition.</summary>
    Lifting,

    /// <summary>"may again be sold".</summary>
    AllowedAgain,

    /// <summary>A limit noun.</summary>
    LimitNoun,

    /// <summary>A cut or rise of output with an amount.</summary>
    OutputChange,

    /// <summary>"no more than 30 crates".</summary>
    AtMostAmount,

    /// <summary>"may ship 30 tonnes", "was given 30 tonnes".</summary>
    AllowedAmount,

    /// <summary>"40,000 barrels a day".</summary>
    AmountPerTime,

    /// <summary>No word of prohibition, restriction, refusal or lifting at all.</summary>
    NoBanSign,

    /// <summary>No limit, no amount and no change of output at all.</summary>
    NoQuotaSign,

    /// <summary>A cartel or its members change output.</summary>
    CartelOutput,

    /// <summary>"saves 40 percent of the power".</summary>
    FigureSpared,
}
