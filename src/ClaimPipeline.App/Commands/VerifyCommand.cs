using System.CommandLine;
using ClaimPipeline.App.Provenance;
using ClaimPipeline.Archive;
using ClaimPipeline.Comparison;
using ClaimPipeline.Pipeline;
using ClaimPipeline.Records;
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
        var reference = workspace.Get<IReferenceStore>();
        var data = await ComparePass.LoadAsync(reference, await reference.RevisionAsync(invocation.Cancellation), invocation.Cancellation);
        var replay = new VerdictReplay(workspace.Get<ClaimComparer>());
        var failed = 0;
        foreach (var typed in invocation.Get(_claims) ?? [])
        {
            var analyses = workspace.Get<IAnalysisStore>();
            var (article, claim) = await ProvenanceFinder.FindAsync(analyses, typed, invocation.Cancellation);
            var analysis = await analyses.GetAsync(article, invocation.Cancellation)
                ?? throw new UsageException($"The article {article} is gone: another run has replaced it.");
            var source = await SourceAsync(workspace, analysis, invocation.Cancellation);
            foreach (var one in analysis.Claims.Where(c => claim is null || c.Id == claim))
            {
                failed += await VerifyAsync(workspace, invocation, analysis, one, source, replay, data) ? 0 : 1;
            }
        }

        return failed == 0 ? ExitCode.Fine : ExitCode.Problems;
    }

    private static async Task<bool> VerifyAsync(
        Workspace workspace, Invocation invocation, ArticleAnalysis analysis, Claim claim, string? source, VerdictReplay replay, ReferenceData data)
    {
        if (await workspace.Get<IVerdictStore>().GetAsync(claim.Id, invocation.Cancellation) is not { } verdict)
        {
            throw new UsageException($"The claim {claim.Id} has no verdict yet: run 'claimpipeline compare'.");
        }

        var replayed = replay.Replay(verdict, analysis, data);
        var text = analysis.SentenceOf(claim);
        var differences = replayed.Differences.ToList();
        if (source is not null)
        {
            differences.Insert(0, source);
        }

        if (text.Span.Slice(analysis.Article.TextOf(text)) != text.Text)
        {
            differences.Insert(0, "sentence: it does not stand in the article's text where it should");
        }

        if (invocation.Json)
        {
            invocation.PrintJson(new VerifiedClaim(claim.Id, differences.Count == 0, differences, verdict, replayed.Made), OutputJson.Of<VerifiedClaim>());
            return differences.Count == 0;
        }

        var print = invocation.Terminal.Out;
        await print.WriteLineAsync($"{claim.Id}  {verdict.Label}, {verdict.Reason}: {(differences.Count == 0 ? "holds" : "DIFFERS")}");
        await print.WriteLineAsync($"  {verdict.Explanation}");
        for (var i = 0; i < verdict.Steps.Count; i++)
        {
            var isSame = i < replayed.Made.Steps.Count && replayed.Made.Steps[i] == verdict.Steps[i];
            await print.WriteLineAsync(FormattableString.Invariant($"  step {i + 1,2} {(isSame ? "same   " : "DIFFERS")}  {verdict.Steps[i]}"));
        }

        foreach (var evidence in verdict.Evidence.ToArray())
        {
            var isSame = replayed.Made.Evidence.Contains(evidence);
            await print.WriteLineAsync($"  row     {(isSame ? "same   " : "DIFFERS")}  {evidence.Citation}");
            if (evidence.Hash is { } hash)
            {
                await print.WriteLineAsync($"                   row {hash}{(evidence.EditionHash is { } edition ? $", edition {edition}" : "")}");
            }
        }

        foreach (var difference in differences)
        {
            await invocation.Terminal.Error.WriteLineAsync($"  {difference}");
        }

        return differences.Count == 0;
    }

    /// <summary>What is wrong with the archived page that the article was read from; null when nothing is.</summary>
    private static async Task<string?> SourceAsync(Workspace workspace, ArticleAnalysis analysis, CancellationToken cancellationToken)
    {
        if (await workspace.Get<IPageStore>().GetAsync(analysis.Article.Page, cancellationToken) is not { Location: { } location } page)
        {
            return "page: the store does not say where the article's page lies in the archive";
        }

        try
        {
            var body = await workspace.Get<IPageArchive>().ReadBodyAsync(location, cancellationToken);
            return FetchedPage.IdOf(page.Url, body.Span) == page.Id ? null : "page: its archived bytes are not those that the article was read from";
        }
        catch (Exception trouble) when (trouble is IOException or InvalidDataException)
        {
            return $"page: it cannot be read from the archive ({trouble.Message})";
        }
    }
}
