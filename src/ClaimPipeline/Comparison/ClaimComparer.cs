using ClaimPipeline.Records;

namespace ClaimPipeline.Comparison;

/// <summary>
/// Holds the claims of an article against official figures and measures, and against each other. Deterministic: the same analysis and
/// the same reference give the same verdicts.
/// </summary>
/// <remarks>
/// It holds back rather than err: a claim is refuted only when what it speaks of was found firmly, a figure or measure of the same
/// indicator, commodity, place and period is known, and the distance is beyond what rounding, editions and other sources explain.
/// </remarks>
public sealed class ClaimComparer
{
    /// <summary>Raised whenever the same input may give another verdict.</summary>
    private const string CodeVersion = "comparison-3";

    private readonly ComparisonOptions _options;

    /// <summary>A comparer that decides by <paramref name="options"/>.</summary>
    public ClaimComparer(ComparisonOptions? options = null) => _options = options ?? new ComparisonOptions();

    /// <summary>What <see cref="Verdict.Version"/> of a comparison with this reference is: code and official data.</summary>
    public static string VersionFor(ReferenceData reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return VersionFor(reference.Revision);
    }

    /// <summary>The same from a reference's revision alone.</summary>
    public static string VersionFor(string revision) => $"{CodeVersion}+{revision}";

    /// <summary>The revision of the reference that a version was made with; null when the code was another one.</summary>
    public static string? RevisionOf(string version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return version.StartsWith(CodeVersion + "+", StringComparison.Ordinal) ? version[(CodeVersion.Length + 1)..] : null;
    }

    /// <summary>One verdict for each claim of the article, in the order of its claims.</summary>
    public IReadOnlyList<Verdict> Compare(ArticleAnalysis analysis, ReferenceData reference) => CompareArticle(analysis, reference).Verdicts;

    /// <summary>The same, with what the verdicts rest on.</summary>
    public ComparedArticle CompareArticle(ArticleAnalysis analysis, ReferenceData reference)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        ArgumentNullException.ThrowIfNull(reference);
        var version = VersionFor(reference);
        var view = new ReferenceView(reference);
        var article = new ArticleFacts(analysis, _options.LeastSlotConfidence);
        var contradictions = ConsistencyChecker.Check(analysis, _options);
        var verdicts = new Verdict[analysis.Claims.Count];
        var contexts = analysis.Claims.Select(claim => new ClaimContext(claim, article, view, _options)).ToArray();
        var drafts = Array.ConvertAll(contexts, Judge);
        for (var i = 0; i < verdicts.Length; i++)
        {
            verdicts[i] = Finish(contexts[i], Combine(contexts, drafts, i, contradictions[i]), version);
        }

        return new ComparedArticle(verdicts, view.Reads);
    }

    private static VerdictDraft Judge(ClaimContext context)
    {
        var claim = context.Claim;
        if (claim.Kind == ClaimKind.Ban && claim.Form == AssertionForm.Event)
        {
            return MeasureJudge.Judge(context);
        }

        if (claim.Form == AssertionForm.Event && claim.Kind == ClaimKind.Quota && claim.FigureIn(FigureRole.Value) is null)
        {
            return MeasureJudge.Judge(context);
        }

        if (context.Missing is { } missing)
        {
            return VerdictDraft.NotEnough(VerdictReason.TooVague, $"The text does not say {missing}, so there is nothing to compare with.");
        }

        if (context.Unknown is { } unknown)
        {
            return VerdictDraft.NotEnough(VerdictReason.NoReference, $"No official figures here cover '{unknown}'.");
        }

        if (claim.Polarity == Polarity.Denied && claim.Form is not (AssertionForm.Existence or AssertionForm.Event))
        {
            return VerdictDraft.NotEnough(VerdictReason.TooVague, $"The text denies a figure for {context.Topic}; what it holds to be right is not said.");
        }

        return claim.Form switch
        {
            AssertionForm.Change => ChangeJudge.Judge(context),
            AssertionForm.Trend => ChangeJudge.JudgeTrend(context),
            AssertionForm.Rank => TableJudge.Rank(context),
            AssertionForm.Comparison => ComparisonJudge.Judge(context),
            AssertionForm.Existence => TableJudge.Existence(context),
            _ when claim.FigureIn(FigureRole.Value) is { Negated: false } figure => AmountJudge.Judge(context, figure),
            _ => VerdictDraft.NotEnough(VerdictReason.TooVague, $"The text gives no figure for {context.Topic} that could be compared."),
        };
    }

    private static bool AreSupported(ClaimContext[] contexts, VerdictDraft[] drafts, Contradiction contradiction) =>
        contradiction.Evidence.Count >= 2 && contradiction.Evidence.All(evidence =>
            Array.FindIndex(contexts, c => c.Claim.Id == evidence.Sibling) is >= 0 and var at && drafts[at].Label == VerdictLabel.Supported);

    /// <summary>What the article itself says decides where official data do not; where they do, it is mentioned.</summary>
    private static VerdictDraft Combine(ClaimContext[] contexts, VerdictDraft[] drafts, int index, Contradiction? contradiction)
    {
        var draft = drafts[index];
        if (contradiction is null)
        {
            return draft;
        }

        var steps = draft.Steps.Append($"article against itself: {contradiction.Words}").ToList();
        var evidence = draft.Evidence.Concat(contradiction.Evidence).ToList();
        if (draft.Label == VerdictLabel.NotEnoughEvidence && contexts[index].MayRefute && contexts[index].Claim.Kind == ClaimKind.Share && AreSupported(contexts, drafts, contradiction))
        {
            // The parts are right, so it is the percentage that is wrong.
            return VerdictDraft.Refuted(VerdictReason.InternallyInconsistent, 0.75, contradiction.Words).With(steps).Citing(contradiction.Evidence).Citing(draft.Evidence);
        }

        return draft.Label == VerdictLabel.NotEnoughEvidence
            ? VerdictDraft.Conflicting(contradiction.Reason, 0.7, contradiction.Words).With(steps).Citing(contradiction.Evidence).Citing(draft.Evidence)
            : (draft with { Explanation = $"{draft.Explanation} {contradiction.Words}", Steps = [], Evidence = [] }).With(steps).Citing(evidence);
    }

    private static Verdict Finish(ClaimContext context, VerdictDraft draft, string version)
    {
        var confidence = Math.Clamp(context.Confidence, 0, 1);
        return new Verdict
        {
            Claim = context.Claim.Id,
            Label = draft.Label,
            Reason = draft.Reason,
            Score = Math.Round(draft.Label == VerdictLabel.NotEnoughEvidence ? draft.Score : draft.Score * (0.7 + (0.3 * confidence)), 3),
            Evidence = draft.Evidence.Select(context.Reference.Seal).ToValueList(),
            Steps = draft.Steps.ToValueList(),
            Explanation = context.Period.ArticleDate is null && draft.Label != VerdictLabel.NotEnoughEvidence && draft.Evidence.Exists(e => e.Figure is not null)
                ? $"{draft.Explanation} The article has no date, so all editions were tried."
                : draft.Explanation,
            Version = version,
        };
    }
}
