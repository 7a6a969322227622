using ClaimPipeline.Records;
using ClaimPipeline.Units;

namespace ClaimPipeline.Figures;

/// <summary>Reads what an amount is per: "/kg", "per head", "a tonne", "-a-day".</summary>
internal static class RateReader
{
    public static bool TryRead(SentenceTokens tokens, UnitFinder units, int at, Unit numerator, out Unit denominator, out int last)
    {
        denominator = Unit.One;
        last = at;
        if (numerator.Code.Length > 60)
        {
            return false;
        }

        if (tokens.IsSymbol(at, '/') && !tokens.IsKind(at + 1, TokenKind.Number))
        {
            return Denominator(tokens, units, at + 1, anyNoun: tokens.IsGlued(at + 1), out denominator, out last);
        }

        var dash = tokens.IsDash(at) && tokens.IsGlued(at + 1) ? 1 : 0;
        var word = at + dash;
        if (tokens.Is(word, "per") && !tokens.Is(word + 1, "cent"))
        {
            return Denominator(tokens, units, AfterDash(tokens, word + 1), anyNoun: true, out denominator, out last);
        }

        if (!tokens.IsAny(word, "a", "an"))
        {
            return false;
        }

        if (!Denominator(tokens, units, AfterDash(tokens, word + 1), anyNoun: false, out denominator, out last))
        {
            return false;
        }

        // "5 % a year earlier" is no rate, nor is "10 tonnes a day after".
        return denominator.Dimension is Dimension.Time or Dimension.Mass or Dimension.Volume or Dimension.Area or Dimension.Count or Dimension.Energy or Dimension.Length
            && !(tokens.IsAny(last + 1, "ago", "earlier", "before", "later") || tokens.IsAny(last + 1, "after", "prior", "from"));
    }

    private static int AfterDash(SentenceTokens tokens, int at) => tokens.IsDash(at) && tokens.IsGlued(at) ? at + 1 : at;

    private static bool Denominator(SentenceTokens tokens, UnitFinder units, int at, bool anyNoun, out Unit denominator, out int last)
    {
        denominator = Unit.One;
        last = at;
        if (!tokens.IsKind(at, TokenKind.Word) && !tokens.IsSymbol(at, '℃'))
        {
            return false;
        }

        if (units.Find(at, out var entry, out last))
        {
            denominator = entry.Unit;
            return true;
        }

        last = at;
        var word = tokens.Slice(at);
        if (word is "l" or "L" or "y" or "a" or "s" && anyNoun && !tokens.Is(at - 1, "per"))
        {
            denominator = word[0] switch
            {
                'y' or 'a' => new Unit("a", Dimension.Time),
                's' => new Unit("s", Dimension.Time),
                _ => new Unit("L", Dimension.Volume),
            };
            return true;
        }

        if (!anyNoun && !(word is "share" or "head" or "person" or "piece" or "unit" or "bottle" or "vehicle" or "ship" or "vessel" or "game" or "family"))
        {
            return false;
        }

        if (tokens.Has(at, Traits.Function | Traits.Verb) || tokens[at].NumberWord == NumberWordKind.Scale)
        {
            return false;
        }

        denominator = Unit.Counted(Singular.Of(word.ToString()));
        return true;
    }
}
