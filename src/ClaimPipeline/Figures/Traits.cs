namespace ClaimPipeline.Figures;

/// <summary>What a word can do near a number. A word may have several.</summary>
[Flags]
internal enum Traits : ulong
{
    None = 0,

    /// <summary>Ends a noun phrase: article, preposition, conjunction, pronoun, auxiliary.</summary>
    Function = 1UL << 0,

    /// <summary>A verb that ends a noun phrase.</summary>
    Verb = 1UL << 1,

    /// <summary>Rises.</summary>
    Up = 1UL << 2,

    /// <summary>Falls.</summary>
    Down = 1UL << 3,

    /// <summary>The rise or fall may stand behind its size ("12 % rise", "12 % higher").</summary>
    Trailing = 1UL << 4,

    /// <summary>The rise or fall stands before its size ("rose 12 %", "a rise of 12 %").</summary>
    Leading = 1UL << 5,

    /// <summary>Moves from one level to another, whichever way.</summary>
    Moves = 1UL << 6,

    /// <summary>A month.</summary>
    Month = 1UL << 7,

    /// <summary>A day of the week.</summary>
    Weekday = 1UL << 8,

    /// <summary>Numbers behind it are names: Section, Article, No.</summary>
    Naming = 1UL << 9,

    /// <summary>A hedge on its own: about, over.</summary>
    Hedge = 1UL << 10,

    /// <summary>May stand between a hedge or verb and the number without changing either: just, only, by, a.</summary>
    Filler = 1UL << 11,

    /// <summary>Comparative before "than": more, fewer.</summary>
    Comparative = 1UL << 12,

    /// <summary>Shows that a four-digit number before or behind it is a year.</summary>
    YearCue = 1UL << 13,

    /// <summary>Time of day: a.m., GMT.</summary>
    Clock = 1UL << 14,

    /// <summary>An index, league or product whose name ends in a number.</summary>
    Brand = 1UL << 15,

    /// <summary>Ends an address.</summary>
    Street = 1UL << 16,

    /// <summary>A plural used before another noun: sales, goods.</summary>
    Attributive = 1UL << 17,

    /// <summary>Counts without a plural: people, staff.</summary>
    CountNoun = 1UL << 18,

    /// <summary>Not a noun though it ends in s.</summary>
    NotNoun = 1UL << 19,

    /// <summary>A phone is near.</summary>
    Phone = 1UL << 20,

    /// <summary>Ends a clause for the search of verbs.</summary>
    ClauseEnd = 1UL << 21,

    /// <summary>An addition: extra, additional, further.</summary>
    Extra = 1UL << 22,

    /// <summary>Denies what follows.</summary>
    Denial = 1UL << 23,
}
