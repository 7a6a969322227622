namespace ClaimPipeline.Figures;

/// <summary>Leaves out numbers in words that are names or pronouns, and what turned out to be no figure.</summary>
internal sealed class DraftFilter(SentenceTokens tokens, FiguresOptions options)
{
    /// <summary>"no one", "World War Two", "page one": known before the unit is read.</summary>
    public bool IsNameOrPronoun(Draft draft)
    {
        if (draft.Form == NumberForm.Vague && !options.IncludeVague)
        {
            return true;
        }

        if (draft.Form != NumberForm.Plain || tokens[draft.First].Kind != TokenKind.Word || draft.Last > draft.First)
        {
            return false;
        }

        var before = draft.First - 1;
        if (IsOddsOrHour(draft))
        {
            return true;
        }

        if (tokens[draft.First].Capital && before >= 0 && tokens.IsKind(before, TokenKind.Word) && (tokens[before].Capital || tokens.Has(before, Traits.Naming)))
        {
            return true;
        }

        // "Five-Year Plan", "Group of Seven"
        if (tokens[draft.First].Capital && before >= 0
            && ((tokens.IsDash(draft.Last + 1) && tokens.IsKind(draft.Last + 2, TokenKind.Word) && tokens[draft.Last + 2].Capital)
                || (tokens.Is(before, "of") && tokens.Is(before - 1, "group"))))
        {
            return true;
        }

        if (draft.Value != 1)
        {
            return false;
        }

        return tokens.IsAny(before, "no", "any", "every", "each") || tokens.IsAny(before, "the", "this", "that", "which")
            || tokens.IsAny(before, "some", "another", "someone") || tokens.Has(before, Traits.Naming) || tokens.IsDash(before)
            || tokens.IsAny(draft.Last + 1, "another", "such", "by") || tokens.IsSymbol(draft.Last + 1, '\'');
    }

    // "fifty-fifty", "half past four"
    private bool IsOddsOrHour(Draft draft)
    {
        var behind = tokens.IsDash(draft.Last + 1) && tokens[draft.First].Value == tokens[Math.Min(draft.Last + 2, tokens.Count - 1)].Value;
        var ahead = tokens.IsDash(draft.First - 1) && draft.First > 1 && tokens[draft.First].Value == tokens[draft.First - 2].Value;
        return behind || ahead || (tokens.Is(draft.First - 1, "past") && tokens.IsAny(draft.First - 2, "half", "quarter"));
    }

    /// <summary>Known when units are shared: a bare "one", "the two", "zero".</summary>
    public bool IsNoFigure(Draft draft)
    {
        if (!draft.InWords || draft.Form != NumberForm.Plain || draft.IsRange || draft.Scale != 1)
        {
            return false;
        }

        if (draft.Value == 1 && tokens.Is(draft.Last, "one"))
        {
            var of = tokens.Is(draft.Last + 1, "of");
            return !draft.OwnUnit && !(options.IncludeOneOf && of && draft.Unit is not null);
        }

        return draft.Unit is null && draft.Value <= 10 && (draft.Value == 0 || tokens.IsAny(draft.First - 1, "the", "these", "those", "all") || tokens.Is(draft.First - 1, "other"));
    }
}
