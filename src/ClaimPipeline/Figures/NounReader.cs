using ClaimPipeline.Units;

namespace ClaimPipeline.Figures;

/// <summary>Finds what a number counts: the head of the noun phrase behind it, "technology" for "110 restricted technologies".</summary>
internal sealed class NounReader(SentenceTokens tokens)
{
    private const int Reach = 7;

    /// <summary>Reads the phrase that begins at a token.</summary>
    /// <param name="at">First token behind the number.</param>
    /// <param name="one">The number is one: the head is a singular.</param>
    /// <param name="noun">The head, singular, in lower case.</param>
    /// <param name="last">Its token.</param>
    public bool TryRead(int at, bool one, out string noun, out int last)
    {
        noun = "";
        last = at;
        var candidate = -1;
        var words = 0;
        for (var i = at; i < tokens.Count && words < Reach; i++)
        {
            if (tokens.IsDash(i) && tokens.IsGlued(i) && tokens.IsGlued(i + 1) && i > at)
            {
                continue;
            }

            if (candidate < 0 && tokens.Is(i, "and") && JoinsAdjectives(i, at))
            {
                continue;
            }

            var compound = i > at + 1 && tokens.IsDash(i - 1) && tokens.IsKind(i, TokenKind.Word);
            if (!compound && !IsPartOfPhrase(i, at))
            {
                break;
            }

            words++;
            if (IsHead(i))
            {
                candidate = i;
                if (!GoesOn(i))
                {
                    break;
                }
            }
            else if (candidate >= 0)
            {
                // "sales representative", singular behind an attributive plural: the plural was the head after all.
                break;
            }
            else if (one && words <= 3 && !(words > 1 && (tokens.IsAny(i, "open", "idle", "alone", "online") || tokens.IsAny(i, "active", "available", "short", "away"))))
            {
                last = i;
            }
        }

        if (candidate < 0 && one && words is > 0 and <= 3)
        {
            candidate = last;
        }

        if (candidate < 0)
        {
            return false;
        }

        last = candidate;
        noun = Singular.Of(tokens.Slice(candidate).ToString());
        return noun.Length > 1;
    }

    /// <summary>Whether a plural noun stands right here.</summary>
    public bool IsHead(int at)
    {
        if (!tokens.IsKind(at, TokenKind.Word) || tokens.Has(at, Traits.NotNoun))
        {
            return false;
        }

        return tokens.Has(at, Traits.CountNoun) || Singular.IsPlural(tokens.Slice(at));
    }

    /// <summary>Whether a noun phrase with a plural head begins here, within a few words.</summary>
    public bool BeginsCount(int at) => TryRead(at, one: false, out _, out _);

    private bool IsPartOfPhrase(int at, int first)
    {
        if (!tokens.IsKind(at, TokenKind.Word) || tokens[at].NumberWord is not (NumberWordKind.None or NumberWordKind.Multiplied))
        {
            return false;
        }

        if (tokens.Has(at, Traits.Function | Traits.Month | Traits.Weekday))
        {
            return tokens.Has(at, Traits.Month) && !tokens[at].Capital && !tokens.Has(at, Traits.Function);
        }

        if (tokens.Has(at, Traits.Comparative) && tokens.Is(at + 1, "than"))
        {
            return false;
        }

        if (tokens.Has(at, Traits.Verb))
        {
            // A participle in front of its noun: "200 registered mines".
            return at == first && !tokens[at].Capital && tokens.Slice(at) is var word && (word.EndsWith("ed") || word.EndsWith("ing")) && IsHead(at + 1);
        }

        return !tokens.Has(at, Traits.Moves) || IsHead(at) || tokens.Has(at, Traits.Trailing) || tokens.Slice(at).EndsWith("ing");
    }

    // "combined digital and physical sales"
    private bool JoinsAdjectives(int and, int first) =>
        and - first is 1 or 2 && IsPlainWord(and - 1) && IsPlainWord(and + 1) && ((!IsHead(and + 1) && IsHead(and + 2)) || (!IsHead(and + 1) && IsPlainWord(and + 2) && IsHead(and + 3)));

    private bool IsPlainWord(int at) =>
        tokens.IsKind(at, TokenKind.Word) && tokens[at] is { Capital: false, NumberWord: NumberWordKind.None } && !tokens.Has(at, Traits.Function | Traits.Verb | Traits.Moves)
        && !tokens.IsAny(at, "year", "month", "week", "last");

    private bool GoesOn(int at)
    {
        var next = tokens.IsDash(at + 1) && tokens.IsGlued(at + 1) ? at + 2 : at + 1;
        if (!tokens.IsKind(next, TokenKind.Word) || tokens.Has(next, Traits.Function | Traits.Verb | Traits.NotNoun) || tokens.Has(next, Traits.Month))
        {
            return false;
        }

        return IsHead(next) && (tokens.Has(at, Traits.Attributive) || next == at + 2 || (tokens[at].Capital && !tokens[next].Capital));
    }
}
