using System.CommandLine;
using ClaimPipeline.App.Official;
using ClaimPipeline.App.Provenance;
using ClaimPipeline.Storage;

namespace ClaimPipeline.App.Commands;

/// <summary><c>verify</c>: a stored verdict made again from the archived page, the analysis and the official rows.</summary>
internal sealed class VerifyCommand : Verb
{
    private readonly Argument<string[]> _claims = new("CLAIM")
    {
        Description = "Ids of claims, or of articles for all their claims; or how they begin.", Arity = ArgumentArity.OneOrMore,
    };

    public VerifyCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "verify", "Replay the explanation of a verdict step by step; fails when anything comes out otherwise.",
            "verify 7c41 --data ./data") => Command.Add(_claims);

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        await using var workspace = await invocation.OpenAsync();
        var data = (await workspace.Get<OfficialCatalogue>().GetAsync(invocation.Cancellation)).Reference.Value;
        var analyses = workspace.Get<IAnalysisStore>();
        var failed = 0;
        foreach (var typed in invocation.Get(_claims) ?? [])
        {
            var (article, claim) = await ProvenanceFinder.FindAsync(analyses, typed, invocation.Cancellation);
            var analysis = await analyses.GetAsync(article, invocation.Cancellation)
                ?? throw new UsageException($"The article {article} is gone: another run has replaced it.");
            foreach (var one in analysis.Claims.Where(c => claim is null || c.Id == claim))
            {
                var verified = await workspace.Get<VerdictVerifier>().VerifyAsync(analysis, one, data, invocation.Cancellation)
                    ?? throw new UsageException($"The claim {one.Id} has no verdict yet: run 'claimpipeline compare'.");
                await PrintAsync(invocation, verified);
                failed += verified.Holds ? 0 : 1;
            }
        }

        return failed == 0 ? ExitCode.Fine : ExitCode.Problems;
    }

    private static async Task PrintAsync(Invocation invocation, VerifiedClaim verified)
    {
        if (invocation.Json)
        {
            invocation.PrintJson(verified, OutputJson.Of<VerifiedClaim>());
            return;
        }

        var (print, verdict, made) = (invocation.Terminal.Out, verified.Stored, verified.Made);
        await print.WriteLineAsync($"{verified.Claim}  {verdict.Label}, {verdict.Reason}: {(verified.Holds ? "holds" : "DIFFERS")}");
        await print.WriteLineAsync($"  {verdict.Explanation}");
        for (var i = 0; i < verdict.Steps.Count; i++)
        {
            var isSame = i < made.Steps.Count && made.Steps[i] == verdict.Steps[i];
            await print.WriteLineAsync(FormattableString.Invariant($"  step {i + 1,2} {(isSame ? "same   " : "DIFFERS")}  {verdict.Steps[i]}"));
        }

        foreach (var evidence in verdict.Evidence.ToArray())
        {
            var isSame = made.Evidence.Contains(evidence);
            await print.WriteLineAsync($"  row     {(isSame ? "same   " : "DIFFERS")}  {evidence.Citation}");
            if (evidence.Hash is { } hash)
            {
                await print.WriteLineAsync($"                   row {hash}{(evidence.EditionHash is { } edition ? $", edition {edition}" : "")}");
            }
        }

        foreach (var difference in verified.Differences)
        {
            await invocation.Terminal.Error.WriteLineAsync($"  {difference}");
        }
    }
}
