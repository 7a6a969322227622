namespace ClaimPipeline.Figures;

/// <summary>Gives the cells of a table row the units of their columns.</summary>
internal sealed class TableColumns(SentenceTokens tokens, HeaderUnits headers)
{
    /// <summary>A number in a column of years is no figure.</summary>
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

    /// <summary>A number that fills its cell in a column with a unit is a figure, whatever it looks like.</summary>
    public void ReviveCells()
    {
        var column = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens.IsSymbol(i, '\t'))
            {
                column++;
            }
            else if (tokens[i] is { Dead: true, Literal.Valid: true } && IsCellEdge(i - 1) && IsCellEdge(i + 1) && headers.Of(column) is not null)
            {
                tokens[i].Dead = false;
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

    private bool IsCellEdge(int at) => at < 0 || at >= tokens.Count || tokens.IsSymbol(at, '\t');
}
