namespace ClaimPipeline.Figures;

/// <summary>Tells ages of people that are written without a unit.</summary>
internal sealed class AgeReader(SentenceTokens tokens, UnitFinder units)
{
    private const int Oldest = 115;
    private const int Youngest = 4;

    /// <summary>An age in passing, never a figure: "Senard, 65, now", "aged 35", "age 5".</summary>
    public bool IsMentioned(int at) => IsAge(at) && (IsCalledAge(at) || IsApposition(at));

    /// <summary>An age that the sentence states: "who was 10", "she turned 40 in May", "under the age of 5 years".</summary>
    public bool IsStated(int at) => IsAge(at) && (IsSaidOfSomebody(at) || (tokens.Is(at - 1, "of") && tokens.Is(at - 2, "age")));

    private bool IsAge(int at) => tokens[at].Literal is { Decimals: 0, Digits: < 4 } && tokens[at].Value <= Oldest;

    private bool IsCalledAge(int at) =>
        tokens.Is(at - 1, "aged") || (tokens.Is(at - 1, "age") && !units.Find(at + 1, out _, out _))
        || (tokens.Is(at - 1, "between") && tokens.IsAny(at - 2, "aged", "ages")) || (tokens.Is(at - 1, "ages") && tokens.IsAny(at - 2, "the", "between", "of"));

    private bool IsApposition(int at) =>
        tokens.IsSymbol(at - 1, ',') && tokens.IsSymbol(at + 1, ',') && tokens.IsKind(at - 2, TokenKind.Word) && tokens[at - 2].NumberWord == NumberWordKind.None
        && !tokens.IsAny(at + 2, "and", "or", "of") && !tokens.Has(at - 2, Traits.Moves) && tokens.IsGlued(at - 1) && tokens[at].Spaced && tokens[at].Value > 9
        && tokens.IsKind(at + 2, TokenKind.Word);

    // A pronoun for a person, a verb of being or becoming, and nothing counted behind the number.
    private bool IsSaidOfSomebody(int at)
    {
        var verb = at - 1;
        while (tokens.IsAny(verb, "be", "just", "only", "now"))
        {
            verb--;
        }

        var becomes = tokens.IsAny(verb, "turned", "turns", "turning");
        if (tokens[at].Value < Youngest || !(becomes || tokens.IsAny(verb, "is", "was", "will")) || !IsEnd(at + 1))
        {
            return false;
        }

        return tokens.IsAny(verb - 1, "he", "she", "who", "I") || (becomes && tokens.Is(at + 1, "in") && tokens.Has(at + 2, Traits.Month));
    }

    private bool IsEnd(int at) => at >= tokens.Count || tokens.IsSymbol(at, '.') || tokens.IsSymbol(at, ',') || tokens.IsAny(at, "when", "in", "by", "and") || tokens.IsAny(at, "on", "at", "last", "this");
}
