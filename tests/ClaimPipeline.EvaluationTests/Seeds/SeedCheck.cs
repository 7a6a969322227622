using System.Globalization;
using ClaimPipeline.OfficialFigures;
using ClaimPipeline.Records;

namespace ClaimPipeline.EvaluationTests.Seeds;

/// <summary>One row of the table of what the two seed articles must yield.</summary>
/// <param name="Id">Key of the row.</param>
/// <param name="Document">File name of the article.</param>
/// <param name="Span">The words that make the claim.</param>
/// <param name="Start">Offset of the words in the file.</param>
/// <param name="References">
/// What answers it: the key of a row of official figures, <c>series|period|edition</c> (edition may be empty), or the id of a measure.
/// </param>
/// <param name="Expected">consistent, rounding, contradicted, internally_inconsistent or no_reference.</param>
internal sealed record SeedCheck(string Id, string Document, string Span, int Start, IReadOnlyList<string> References, string Expected)
{
    /// <summary>All rows of the table.</summary>
    public static IReadOnlyList<SeedCheck> ReadAll(string file)
    {
        using var table = new CsvTable(File.OpenRead(file), file);
        table.ReadHeader(["check_id", "document", "claim_span", "char_start", "reference_keys", "expected_verdict"], []).ShouldBeNull();
        var rows = new List<SeedCheck>();
        while (table.ReadRow(out var problem))
        {
            problem.ShouldBeNull();
            rows.Add(new SeedCheck(
                table["check_id"],
                table["document"],
                table["claim_span"],
                int.Parse(table["char_start"], CultureInfo.InvariantCulture),
                table["reference_keys"].Split(';', StringSplitOptions.RemoveEmptyEntries),
                table["expected_verdict"]));
        }

        return rows;
    }

    /// <summary>Whether a verdict is the expected one.</summary>
    public bool Accepts(Verdict verdict) => Expected switch
    {
        "consistent" => verdict.Label == VerdictLabel.Supported,
        "rounding" => verdict is { Label: VerdictLabel.Supported, Reason: VerdictReason.Rounding or VerdictReason.Exact },
        "contradicted" => verdict.Label == VerdictLabel.Refuted,
        "internally_inconsistent" => verdict.Reason == VerdictReason.InternallyInconsistent || verdict.Evidence.Any(e => e.Sibling is not null),
        _ => verdict.Label == VerdictLabel.NotEnoughEvidence,
    };

    /// <summary>Whether a verdict refutes what is right, which is worse than saying nothing.</summary>
    public bool IsWronglyRefutedBy(Verdict verdict) =>
        verdict.Label == VerdictLabel.Refuted && Expected is ("consistent" or "rounding" or "no_reference");
}
