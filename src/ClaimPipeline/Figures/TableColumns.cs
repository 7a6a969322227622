namespace ClaimPipeline.Figures;

/// <summary>Gives the cells of a table row the units of their columns.</summary>
internal sealed class TableColumns(SentenceTokens tokens, HeaderUnits headers)
{
    /// <summary>A bare year in a column of years, or in the first one, is no figure; in a column with a unit it is one.</summary>
    public void KeepCells()
    {
        var column = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens.IsSymbol(i, '\t'))
            {
                column++;
            }
            else if (tokens[i].Kind == TokenKind.Number && headers.IsYears(column))
            {
                tokens[i].Dead = true;
            }
        }
    }

    public void GiveUnits(List<Draft> drafts)
    {
        var column = 0;
        var at = 0;
        foreach (var draft in drafts)
        {
            for (; at < draft.First; at++)
            {
                column += tokens.IsSymbol(at, '\t') ? 1 : 0;
            }

            if (draft.Form != NumberForm.Plain || (draft.OwnUnit && !draft.Counted) || headers.Of(column) is not { } header || !draft.TryScale(header.Factor))
            {
                continue;
            }

            draft.Unit = header.Unit;
            draft.Counted = false;
        }
    }
}
