namespace ClaimPipeline.Classification;

/// <summary>What a feature is made of. Numbers are part of the model file: append, never reorder.</summary>
internal enum FeatureTemplate : uint
{
    /// <summary>A stem.</summary>
    Word = 1,

    /// <summary>Two stems side by side.</summary>
    WordPair,

    /// <summary>Two stems with one between them.</summary>
    WordGap,

    /// <summary>A class occurs.</summary>
    HasClass,

    /// <summary>Classes of neighbours.</summary>
    ClassPair,

    /// <summary>A trigger's class, and a class close before it.</summary>
    NearBefore,

    /// <summary>A trigger's class, and a class close behind it.</summary>
    NearAfter,

    /// <summary>A trigger's class, and a class somewhere before it in the clause.</summary>
    Before,

    /// <summary>A trigger's class, and a class somewhere behind it in the clause.</summary>
    After,

    /// <summary>A trigger's stem, and a class close before it.</summary>
    WordNearBefore,

    /// <summary>A trigger's stem, and a class close behind it.</summary>
    WordNearAfter,

    /// <summary>A cue rule found its pattern.</summary>
    Cue,

    /// <summary>Two cue rules found theirs.</summary>
    CuePair,

    /// <summary>What a figure seems to be, and the stem before it.</summary>
    FigureBefore,

    /// <summary>What a figure seems to be, and the stem behind it.</summary>
    FigureAfter,

    /// <summary>A trigger's class, and a stem close before it.</summary>
    StemBefore,

    /// <summary>A trigger's class, and a stem close behind it.</summary>
    StemAfter,

    /// <summary>A trigger's class, and the first class of interest before it.</summary>
    FirstBefore,

    /// <summary>A trigger's class, and the first class of interest behind it.</summary>
    FirstAfter,

    /// <summary>A frame's act and what else is known of it.</summary>
    Frame,

    /// <summary>A frame's act and its object's stem.</summary>
    FrameObject,

    /// <summary>The stem of a frame's trigger and the kind of its object.</summary>
    FrameTrigger,

    /// <summary>How much the frames of the sentence speak for a label.</summary>
    Verdict,

    /// <summary>The manner in which the sentence speaks.</summary>
    Manner,

    /// <summary>The state that the rules read.</summary>
    StatusRead,

    /// <summary>Tense of an act, or a word of time.</summary>
    Tense,

    /// <summary>Letters of a word that stand side by side.</summary>
    Letters,

    /// <summary>Classes in the order of their words.</summary>
    Skeleton,

    /// <summary>A negation and what it reaches, or a word that calls a report wrong.</summary>
    Denial,
}
