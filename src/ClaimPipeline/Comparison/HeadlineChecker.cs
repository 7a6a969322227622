using ClaimPipeline.Gazetteer;
using ClaimPipeline.Records;

namespace ClaimPipeline.Comparison;

/// <summary>
/// Holds the headline against the text below it: a figure of the same thing that differs by more than headlines round, a rise told as a fall,
/// a ban on goods where the text tells one on technology. What it cannot match for sure it leaves alone: a figure that stands anywhere in
/// the text is no mistake of the headline, and claims of other years, places or goods are not compared.
/// </summary>
internal static class HeadlineChecker
{
    /// <summary>A slot found with less confidence than this is too uncertain to hold two claims against each other.</summary>
    private const double FirmSlot = 0.6;

    /// <summary>Adds what does not fit together to the entries of both sides.</summary>
    /// <param name="analysis">The article.</param>
    /// <param name="options">How far a headline may round.</param>
    /// <param name="found">One entry for each claim, in order.</param>
    public static void Check(ArticleAnalysis analysis, ComparisonOptions options, Contradiction?[] found)
    {
        var claims = analysis.Claims;
        var body = claims.Count(c => !analysis.IsOfHeadline(c));
        for (var i = body; i < claims.Count; i++)
        {
            var headline = claims[i];
            if (headline.Polarity != Polarity.Asserted)
            {
                continue;
            }

            if (headline is { Kind: ClaimKind.Ban, Form: AssertionForm.Event })
            {
                CheckScope(claims, i, body, found);
                continue;
            }

            CheckFigure(analysis, i, body, options, found);
        }
    }

    private static void CheckFigure(ArticleAnalysis analysis, int index, int body, ComparisonOptions options, Contradiction?[] found)
    {
        var (claims, headline) = (analysis.Claims, analysis.Claims[index]);
        var role = Amount(headline, FigureRole.Value) is null ? FigureRole.Change : FigureRole.Value;
        if (!IsFirm(headline) || Amount(headline, role) is not { } told)
        {
            return;
        }

        var rivals = Enumerable.Range(0, body)
            .Where(i => claims[i].Polarity == Polarity.Asserted && IsFirm(claims[i]) && IsSameThing(headline, claims[i])
                && IsSameTime(headline, claims[i], analysis.Article.Published?.Date) && Amount(claims[i], role)?.Unit == told.Unit)
            .ToList();
        if (rivals.Count == 0)
        {
            return;
        }

        if (role == FigureRole.Change && rivals.TrueForAll(i => IsOpposite(headline, claims[i])))
        {
            var (up, down) = headline.Direction == Change.Up ? ("rise", "fall") : ("fall", "rise");
            Note($"The headline tells a {up} of {AmountJudge.Said(told)} in {Topic(headline)}; the text a {down} of {AmountJudge.Said(Amount(claims[rivals[0]], role)!)}.");
        }
        else if (!rivals.Exists(i => Agrees(told, Amount(claims[i], role)!, options.HeadlineSlack)) && !StandsInText(analysis, told, options.HeadlineSlack))
        {
            var said = string.Join(" or ", rivals.Select(i => AmountJudge.Said(Amount(claims[i], role)!)).Distinct().Take(3));
            Note($"The headline says {AmountJudge.Said(told)} for {Topic(headline)}; the text says {said}.");
        }

        void Note(string words)
        {
            found[index] ??= new Contradiction(words, [.. rivals.Select(i => ConsistencyChecker.Sibling(claims[i]))]);
            foreach (var i in rivals)
            {
                found[i] ??= new Contradiction(words, [ConsistencyChecker.Sibling(headline)]);
            }
        }
    }

    /// <summary>"X bans gallium" over a text that knows a ban on the technology only.</summary>
    private static void CheckScope(ValueList<Claim> claims, int index, int body, Contradiction?[] found)
    {
        var headline = claims[index];
        if (headline.Subject is not { Value.Id: { } goods } || IsOfTechnology(headline) || MeasureCandidate.FamilyOf(headline.MeasureType?.Value.Id?.Value) != MeasureFamily.Prohibition)
        {
            return;
        }

        var bans = Enumerable.Range(0, body).Where(i => claims[i] is { Kind: ClaimKind.Ban, Form: AssertionForm.Event, Polarity: Polarity.Asserted } ban
            && ConsistencyChecker.SameOrNone(headline.Place, ban.Place) && ban.Subject?.Value.Id is { } subject
            && Terms.Related(EntityKind.Commodity, goods.Value, subject.Value)).ToList();
        if (bans.Count == 0 || !bans.TrueForAll(i => IsOfTechnology(claims[i])))
        {
            return;
        }

        var words = $"The headline tells a ban on {headline.Subject.Value.Name} itself; the text a ban on {claims[bans[0]].Subject!.Value.Name}.";
        found[index] ??= new Contradiction(words, [.. bans.Select(i => ConsistencyChecker.Sibling(claims[i]))], VerdictReason.ScopeOverstated);
    }

    private static bool IsOfTechnology(Claim claim) =>
        MeasureCandidate.IsOfTechnology(claim.MeasureType?.Value.Id?.Value) || (claim.Subject?.Value.Id is { } id && MeasureCandidate.IsTechnologySubject(id.Value));

    private static bool IsFirm(Claim claim) =>
        claim is { Indicator.Confidence: >= FirmSlot, Subject.Confidence: >= FirmSlot, Place.Confidence: >= FirmSlot };

    private static bool IsSameThing(Claim one, Claim other) =>
        one.Kind == other.Kind && ConsistencyChecker.SameCode(one.Subject, other.Subject) && ConsistencyChecker.SameCode(one.Place, other.Place)
        && ConsistencyChecker.SameIndicator(one, other) && SameOrBothNone(one.Counterpart, other.Counterpart) && ConsistencyChecker.SameOrNone(one.Whole, other.Whole);

    private static bool SameOrBothNone(Slot<Entity>? one, Slot<Entity>? other) => (one is null && other is null) || ConsistencyChecker.SameCode(one, other);

    /// <summary>Both name the same time, or one or both name none and speak of what was new when the article came out.</summary>
    private static bool IsSameTime(Claim headline, Claim body, DateOnly? published) => (Stated(headline), Stated(body)) switch
    {
        ({ } one, { } other) => one == other,
        (null, null) => true,
        var (one, other) => published is { } day && (one ?? other)!.Value is var said && said.IsYear && said.Start.Year >= day.Year - 1 && said.Start.Year <= day.Year,
    };

    private static Period? Stated(Claim claim) => claim.Period is { Rule: not "article-date" } slot ? slot.Value : null;

    private static bool IsOpposite(Claim one, Claim other) =>
        one.Direction != Change.None && other.Direction != Change.None && one.Direction != other.Direction;

    /// <summary>Whether any figure of the text, claimed or not, is the headline's within rounding.</summary>
    private static bool StandsInText(ArticleAnalysis analysis, ClaimedAmount told, decimal slack) => analysis.Sentences
        .Where(s => s.Sentence.Block != BlockKind.Title).SelectMany(s => s.Figures).Select(ClaimedAmount.Of)
        .Any(amount => amount.Unit == told.Unit && Agrees(told, amount, slack));

    private static bool Agrees(ClaimedAmount headline, ClaimedAmount text, decimal slack) =>
        ConsistencyChecker.IsBound(headline) ? headline.Against(text.Value, text.Half + (slack * text.Value), text.Half) != Fit.None
        : ConsistencyChecker.IsBound(text) ? text.Against(headline.Value, headline.Half + (slack * headline.Value), headline.Half) != Fit.None
        : headline.Low <= text.High + (slack * text.Max) && text.Low - (slack * text.Value) <= headline.High;

    private static ClaimedAmount? Amount(Claim claim, FigureRole role) =>
        claim.FigureIn(role) is { Negated: false } figure ? ClaimedAmount.Of(figure) : null;

    private static string Topic(Claim claim) =>
        $"{claim.Indicator!.Value.Name} of {claim.Subject!.Value.Name}, {(claim.Place!.Value.Is("WLD") ? "the world" : claim.Place.Value.Name)}";
}
