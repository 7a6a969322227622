using ClaimPipeline.Records;

namespace ClaimPipeline.OfficialFigures;

/// <summary>What changed from one edition of official figures to another: rows of the same series and period with other values, and rows of one only.</summary>
public static class EditionDiff
{
    /// <summary>Compares two editions.</summary>
    /// <param name="figures">Rows of both, in any order; others are passed over.</param>
    /// <param name="from">The older edition.</param>
    /// <param name="to">The newer one.</param>
    /// <returns>Changed rows first, the largest change in front; then dropped, then added ones, by series and period.</returns>
    public static IReadOnlyList<EditionChange> Between(IEnumerable<OfficialFigure> figures, string from, string to)
    {
        ArgumentNullException.ThrowIfNull(figures);
        var rows = new Dictionary<(string Series, Period Period), (OfficialFigure? Old, OfficialFigure? New)>();
        foreach (var figure in figures)
        {
            var key = (figure.Series, figure.Period);
            var known = rows.GetValueOrDefault(key);
            if (figure.Edition == from)
            {
                rows[key] = known with { Old = figure };
            }
            else if (figure.Edition == to)
            {
                rows[key] = known with { New = figure };
            }
        }

        return
        [
            .. rows.Values.Select(r => new EditionChange(r.Old, r.New)).Where(c => c.IsChange)
                .OrderByDescending(c => c.Old is not null && c.New is not null)
                .ThenByDescending(c => c.Old is not null)
                .ThenByDescending(c => Math.Abs(c.RelativeDifference ?? 0))
                .ThenBy(c => (c.New ?? c.Old)!.Series, StringComparer.Ordinal)
                .ThenBy(c => (c.New ?? c.Old)!.Period.Start),
        ];
    }
}
