namespace ClaimPipeline.OfficialFigures;

/// <summary>The fields of one row under the column names of <c>corpus/official/README.md</c>.</summary>
internal interface IOfficialRow
{
    /// <summary>The trimmed text of a column; empty when the row has no such column.</summary>
    string this[string column] { get; }
}
