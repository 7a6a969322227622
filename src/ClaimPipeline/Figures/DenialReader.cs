namespace ClaimPipeline.Figures;

/// <summary>Finds the numbers that the text itself denies: "not 5,000 but 500", "instead of 200", "had said 40; the correct number is 14".</summary>
internal sealed class DenialReader(SentenceTokens tokens)
{
    private const int ClauseReach = 12;

    public void Read(List<Draft> drafts)
    {
        foreach (var draft in drafts)
        {
            draft.Negated = IsDenied(draft.HedgeFirst - 1);
        }

        for (var i = 1; i < drafts.Count; i++)
        {
            if (IsCorrection(drafts[i].HedgeFirst - 1) && drafts[i - 1].Unit == drafts[i].Unit && WasSaid(drafts[i - 1].HedgeFirst - 1))
            {
                drafts[i - 1].Negated = true;
            }
        }
    }

    private bool IsDenied(int at)
    {
        if (tokens.Is(at, "of"))
        {
            return tokens.Is(at - 1, "instead");
        }

        if (tokens.Is(at, "than"))
        {
            return tokens.Is(at - 1, "rather");
        }

        if (tokens.IsAny(at, "a", "the", "at", "by") || tokens.IsAny(at, "to", "in", "some", "for"))
        {
            at--;
        }

        return tokens.Is(at, "not");
    }

    // "the correct number is 14", "corrected to 14"
    private bool IsCorrection(int at)
    {
        for (var i = at; i >= 0 && i > at - 5; i--)
        {
            if (tokens.IsSymbol(i, ';') || tokens.IsSymbol(i, '.'))
            {
                return false;
            }

            if (tokens.IsAny(i, "correct", "corrected", "actual", "right"))
            {
                return tokens.Is(i, "corrected") || tokens.IsAny(i + 1, "number", "figure", "total", "count") || tokens.IsAny(i + 1, "value", "amount", "share");
            }
        }

        return false;
    }

    private bool WasSaid(int at)
    {
        for (var i = at; i >= 0 && i > at - ClauseReach; i--)
        {
            if (tokens.IsAny(i, "said", "reported", "claimed", "stated") || tokens.IsAny(i, "listed", "given", "gave", "published"))
            {
                return true;
            }
        }

        return false;
    }
}
