using ClaimPipeline.OfficialFigures;
using ClaimPipeline.Records;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.Tests.Comparison;

/// <summary>The comparer against corpus/verdicts.jsonl: precision of Supported and Refuted, coverage, confusion of labels and reasons.</summary>
public sealed class VerdictCorpusTests(ITestOutputHelper output)
{
    private const double LeastRefutedPrecision = 0.97;
    private const double LeastSupportedPrecision = 0.95;
    private const double LeastCoverage = 0.90;

    private static string FilePath => Repository.At("corpus", "verdicts.jsonl");

    [Fact]
    public void Corpus_Precision_ReachesItsFloor()
    {
        var cases = VerdictCase.ReadAll(FilePath);
        var results = cases.Select(c => (Case: c, Verdict: c.ToArticle().Verdict())).ToList();
        Print(results);

        Precision(results, VerdictLabel.Refuted).ShouldBeGreaterThanOrEqualTo(LeastRefutedPrecision);
        Precision(results, VerdictLabel.Supported).ShouldBeGreaterThanOrEqualTo(LeastSupportedPrecision);
        var decided = results.Where(r => r.Case.Label != VerdictLabel.NotEnoughEvidence).ToList();
        decided.Count(r => r.Verdict.Label == r.Case.Label).ShouldBeGreaterThanOrEqualTo((int)(decided.Count * LeastCoverage));
    }

    [Fact]
    public void Corpus_IsBroad()
    {
        var cases = VerdictCase.ReadAll(FilePath);

        cases.Count.ShouldBeGreaterThanOrEqualTo(300);
        cases.Select(c => c.Id).ShouldBeUnique();
        cases.Select(c => c.Claim.Subject).Distinct().Count().ShouldBeGreaterThanOrEqualTo(25);
        cases.Select(c => c.Reason).Distinct().Count().ShouldBeGreaterThanOrEqualTo(15);
    }

    /// <summary>Run by hand (<c>dotnet test --filter Corpus_Figures -- xUnit.Explicit=only</c>): makes the figure cases anew, keeps those written by hand.</summary>
    [Fact(Explicit = true)]
    public void Corpus_Figures_AreWrittenAnew()
    {
        using var stream = File.OpenRead(Repository.At("corpus", "official", "usgs_mcs.csv"));
        var figures = OfficialCsvReader.Read(stream, "usgs_mcs.csv").Select(r => r.Value!).ToList();
        var byHand = File.Exists(FilePath) ? VerdictCase.ReadAll(FilePath).Where(c => c.Id.StartsWith("hand-", StringComparison.Ordinal)) : [];
        File.WriteAllText(FilePath, string.Concat(new VerdictCorpusMaker(figures).Make().Concat(byHand).Select(c => c.ToLine() + "\n")));
    }

    private static double Precision(List<(VerdictCase Case, Verdict Verdict)> results, VerdictLabel label)
    {
        var given = results.Where(r => r.Verdict.Label == label).ToList();
        return (double)given.Count(r => r.Case.Label == label) / Math.Max(given.Count, 1);
    }

    private void Print(List<(VerdictCase Case, Verdict Verdict)> results)
    {
        output.WriteLine($"{results.Count} claims, {results.Select(r => r.Case.Claim.Subject).Distinct().Count()} subjects");
        foreach (var label in Enum.GetValues<VerdictLabel>())
        {
            var expected = results.Where(r => r.Case.Label == label).ToList();
            output.WriteLine($"{label,-20} expected {expected.Count,4}, given {results.Count(r => r.Verdict.Label == label),4}, precision {Precision(results, label):0.000}, "
                + $"recall {(double)expected.Count(r => r.Verdict.Label == label) / Math.Max(expected.Count, 1):0.000}");
        }

        output.WriteLine("expected label/reason -> given");
        foreach (var group in results.GroupBy(r => ($"{r.Case.Label}/{r.Case.Reason}", $"{r.Verdict.Label}/{r.Verdict.Reason}")).OrderBy(g => g.Key))
        {
            output.WriteLine($"{(group.Key.Item1 == group.Key.Item2 ? " " : "!")} {group.Key.Item1,-42} {group.Key.Item2,-42} {group.Count(),4}");
        }

        foreach (var (wrong, verdict) in results.Where(r => r.Case.Label != r.Verdict.Label || r.Case.Reason != r.Verdict.Reason))
        {
            output.WriteLine($"{wrong.Id}: wanted {wrong.Label}/{wrong.Reason}, got {verdict.Label}/{verdict.Reason}: {wrong.Sentence} | {verdict.Explanation} | {wrong.Made}");
        }
    }
}
