using System.Globalization;
using ClaimPipeline.Records;

namespace ClaimPipeline.Comparison;

/// <summary>
/// Makes a stored verdict again from the article's analysis and the official data of today, and says in what the two differ: each step, each
/// cited row by its hash, the decision.
/// </summary>
public sealed class VerdictReplay(ClaimComparer comparer)
{
    /// <summary>Replays one verdict.</summary>
    /// <param name="stored">As it stands in the store.</param>
    /// <param name="analysis">The analysis of the claim's article.</param>
    /// <param name="reference">Official data of today.</param>
    /// <exception cref="ArgumentException">The article does not make the claim.</exception>
    public ReplayedVerdict Replay(Verdict stored, ArticleAnalysis analysis, ReferenceData reference)
    {
        ArgumentNullException.ThrowIfNull(stored);
        ArgumentNullException.ThrowIfNull(analysis);
        ArgumentNullException.ThrowIfNull(reference);
        var made = comparer.Compare(analysis, reference).FirstOrDefault(v => v.Claim == stored.Claim)
            ?? throw new ArgumentException($"The article makes no claim {stored.Claim}.", nameof(stored));
        var differences = new List<string>();
        Differ(differences, "label", stored.Label.ToString(), made.Label.ToString());
        Differ(differences, "reason", stored.Reason.ToString(), made.Reason.ToString());
        Differ(differences, "score", stored.Score.ToString(CultureInfo.InvariantCulture), made.Score.ToString(CultureInfo.InvariantCulture));
        for (var i = 0; i < Math.Max(stored.Steps.Count, made.Steps.Count); i++)
        {
            Differ(differences, FormattableString.Invariant($"step {i + 1}"), At(stored.Steps, i), At(made.Steps, i));
        }

        foreach (var evidence in stored.Evidence)
        {
            Differ(differences, evidence, made.Evidence.FirstOrDefault(e => e.Figure == evidence.Figure && e.Measure == evidence.Measure && e.Sibling == evidence.Sibling), reference);
        }

        foreach (var evidence in made.Evidence.Where(e => !stored.Evidence.Any(s => s.Figure == e.Figure && s.Measure == e.Measure && s.Sibling == e.Sibling)))
        {
            differences.Add($"evidence: not cited then, cited now: {evidence.Citation}");
        }

        Differ(differences, "explanation", stored.Explanation, made.Explanation);
        if (stored.Version != made.Version)
        {
            differences.Add($"version: the verdict was made by {stored.Version}, the program and its official data are now {made.Version}: run 'claimpipeline compare'");
        }

        return new ReplayedVerdict(made, differences.ToValueList());
    }

    private static void Differ(List<string> differences, Evidence stored, Evidence? made, ReferenceData reference)
    {
        if (made is null)
        {
            var isThere = stored switch { { Figure: { } f } => reference.Has(f), { Measure: { } m } => reference.Has(m), _ => true };
            differences.Add($"evidence: cited then, {(isThere ? "not cited now" : "no longer among the official data")}: {stored.Citation}");
            return;
        }

        Differ(differences, $"row {stored.Citation}, hash", stored.Hash ?? "none", made.Hash ?? "none");
        Differ(differences, $"edition of {stored.Citation}, hash", stored.EditionHash ?? "none", made.EditionHash ?? "none");
        Differ(differences, "citation", stored.Citation, made.Citation);
        Differ(
            differences,
            $"difference to {stored.Citation}",
            stored.RelativeDifference?.ToString(CultureInfo.InvariantCulture) ?? "none",
            made.RelativeDifference?.ToString(CultureInfo.InvariantCulture) ?? "none");
    }

    private static void Differ(List<string> differences, string what, string stored, string made)
    {
        if (!string.Equals(stored, made, StringComparison.Ordinal))
        {
            differences.Add($"{what}: '{stored}' then, '{made}' now");
        }
    }

    private static string At(ValueList<string> steps, int index) => index < steps.Count ? steps[index] : "no such step";
}
