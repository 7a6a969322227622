namespace ClaimPipeline.Classification;

/// <summary>What a first look at a sentence, or at the title, leaves for a second look at it and at those beside it.</summary>
internal readonly struct Glance
{
    /// <summary>Levels of <see cref="Level"/>.</summary>
    public const int Levels = 4;

    private const double Faint = 0.12;
    private const double Sure = 0.85;

    /// <summary>Tokens among which a sentence that goes on about something names it.</summary>
    private const int Opening = 4;

    private static readonly uint[] Pronouns = CueFinder.Words("it this that these those they such both neither none all another others");
    private static readonly uint[] Definite = CueFinder.Words("the this that these those its their such new both");
    private static readonly uint[] Measures = CueFinder.Words("measure measures rule rules order decree notice decision step steps move policy regulation regulations regime system scheme list law");
    private static readonly uint[] Remainders = CueFinder.Words("rest remainder remaining balance other others another followed next further");

    private readonly uint _levels;

    private Glance(uint levels, GlanceSigns signs) => (_levels, Signs) = (levels, signs);

    /// <summary>What it holds and refers to.</summary>
    public GlanceSigns Signs { get; }

    /// <summary>From 0, surely not, over 1, hardly, and 2, likely, to 3, surely: whether the sentence has the label.</summary>
    public int Level(int label) => (int)(_levels >> 2 * label & 3);

    /// <summary>A glance at a sentence.</summary>
    /// <param name="tokens">Its tokens.</param>
    /// <param name="probabilities">One per label, of the sentence by itself.</param>
    /// <param name="decisions">How the labels are decided.</param>
    public static Glance Of(ReadOnlySpan<Token> tokens, ReadOnlySpan<double> probabilities, IReadOnlyList<LabelDecision> decisions)
    {
        var levels = 0u;
        for (var label = 0; label < probabilities.Length; label++)
        {
            var probability = probabilities[label];
            var level = probability < Faint ? 0u : probability < decisions[label].Threshold ? 1u : probability < Sure ? 2u : 3u;
            levels |= level << 2 * label;
        }

        var classes = CueFinder.Classes(tokens, 0, tokens.Length);
        var signs = CueFinder.In(classes, WordClass.Limit) || CueFinder.In(classes, WordClass.Unit) ? GlanceSigns.Limit : 0;
        signs |= CueFinder.In(classes, WordClass.Ban) || CueFinder.In(classes, WordClass.Restrict) || CueFinder.In(classes, WordClass.Stop) ? GlanceSigns.Ban : 0;
        signs |= CueFinder.In(classes, WordClass.Percent) || CueFinder.In(classes, WordClass.Fraction) ? GlanceSigns.Part : 0;
        signs |= CueFinder.Has(tokens, 0, Opening, Pronouns) ? GlanceSigns.Pronoun : 0;
        signs |= CueFinder.Has(tokens, 0, tokens.Length, Remainders) ? GlanceSigns.Remainder : 0;
        return new Glance(levels, NamesMeasure(tokens) ? signs | GlanceSigns.Measure : signs);
    }

    /// <summary>"the ban", "these new rules".</summary>
    private static bool NamesMeasure(ReadOnlySpan<Token> tokens)
    {
        for (var i = 1; i < tokens.Length; i++)
        {
            if ((tokens[i].Is(WordClass.Ban) || tokens[i].Is(WordClass.Limit) || tokens[i].Is(WordClass.Restrict) || Measures.Contains(tokens[i].Hash))
                && CueFinder.Has(tokens, i - 2, i, Definite))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>Signs of a <see cref="Glance"/>.</summary>
[Flags]
internal enum GlanceSigns
{
    /// <summary>A limit, or an amount with a unit.</summary>
    Limit = 1,

    /// <summary>A word of forbidding, restricting or stopping.</summary>
    Ban = 2,

    /// <summary>A percentage or a fraction.</summary>
    Part = 4,

    /// <summary>Opens with "it", "this", "they".</summary>
    Pronoun = 8,

    /// <summary>"the ban", "the measure": one that was spoken of.</summary>
    Measure = 16,

    /// <summary>"the rest", "another".</summary>
    Remainder = 32,
}
