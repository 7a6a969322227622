using System.Text;
using ClaimPipeline.Records;

namespace ClaimPipeline.Comparison;

/// <summary>
/// Finds the figures that two texts of one story tell differently: in sentences that are the same but for their numbers, and in claims of the
/// same thing, place and period that each text makes once.
/// </summary>
public static class StoryComparer
{
    /// <summary>The differences, in the order of the earlier text.</summary>
    /// <param name="earlier">The text that was fetched first.</param>
    /// <param name="later">The other one.</param>
    /// <param name="kind"><see cref="RevisionKind.Figure"/> for versions of a page, <see cref="RevisionKind.Copy"/> for copies on two.</param>
    public static IReadOnlyList<Revision> Compare(StoryText earlier, StoryText later, RevisionKind kind)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(later);
        var (bySentence, byTopic) = (Once(later.Analysis, SentenceKey), Once(later.Analysis, TopicKey));
        var (ownSentence, ownTopic) = (Once(earlier.Analysis, SentenceKey), Once(earlier.Analysis, TopicKey));
        var found = new List<Revision>();
        foreach (var claim in earlier.Analysis.Claims)
        {
            if (Figure(claim) is not { } figure)
            {
                continue;
            }

            var twin = Twin(claim, earlier.Analysis, ownSentence, bySentence, SentenceKey) ?? Twin(claim, earlier.Analysis, ownTopic, byTopic, TopicKey);
            if (twin is not null && Figure(twin) is { } other && Differs(figure, other) is var (differs, relative) && differs)
            {
                var (one, two) = (earlier.Tell(earlier.SentenceOf(claim), claim, figure), later.Tell(later.SentenceOf(twin), twin, other));
                found.Add(new Revision
                {
                    Id = Revision.IdOf(kind, one, two),
                    Kind = kind,
                    SeenAt = two.FetchedAt,
                    Earlier = one,
                    Later = two,
                    Topic = TopicOf(claim),
                    RelativeDifference = relative,
                });
            }
        }

        return found;
    }

    /// <summary>What a claim is about, such as "reserves of rare earths, China, 2022".</summary>
    public static string TopicOf(Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return string.Join(
            ", ",
            new[] { $"{claim.Indicator?.Value.Name ?? claim.Kind.ToString()}{(claim.Subject is { } subject ? $" of {subject.Value.Name}" : "")}", claim.Place?.Value.Name, claim.Period?.Value.ToString() }
                .OfType<string>());
    }

    private static Claim? Twin(
        Claim claim, ArticleAnalysis analysis, Dictionary<string, Claim?> own, Dictionary<string, Claim?> others, Func<ArticleAnalysis, Claim, string?> keyOf) =>
        keyOf(analysis, claim) is { } key && own.GetValueOrDefault(key) is not null ? others.GetValueOrDefault(key) : null;

    /// <summary>Claims by key; null for a key that several have.</summary>
    private static Dictionary<string, Claim?> Once(ArticleAnalysis analysis, Func<ArticleAnalysis, Claim, string?> keyOf)
    {
        var claims = new Dictionary<string, Claim?>(StringComparer.Ordinal);
        foreach (var claim in analysis.Claims)
        {
            if (Figure(claim) is not null && keyOf(analysis, claim) is { } key)
            {
                claims[key] = claims.ContainsKey(key) ? null : claim;
            }
        }

        return claims;
    }

    /// <summary>The sentence without its numbers, and which of its figures the claim is about.</summary>
    private static string? SentenceKey(ArticleAnalysis analysis, Claim claim)
    {
        var sentence = analysis.Sentences[claim.Sentence.Index];
        var text = new StringBuilder();
        var inNumber = false;
        foreach (var c in sentence.Sentence.Text)
        {
            var isNumber = char.IsAsciiDigit(c) || (inNumber && c is '.' or ',');
            if (!isNumber)
            {
                text.Append(char.ToLowerInvariant(c));
            }
            else if (!inNumber)
            {
                text.Append('#');
            }

            inNumber = isNumber;
        }

        var position = sentence.Figures.Count(f => f.Span.Start < Figure(claim)!.Span.Start);
        return FormattableString.Invariant($"{claim.Kind}|{claim.Form}|{position}|{text.ToString().TrimEnd('.', ' ')}");
    }

    /// <summary>What the claim is about. The headline says again what the text says, so it has none.</summary>
    private static string? TopicKey(ArticleAnalysis analysis, Claim claim) =>
        !analysis.IsOfHeadline(claim) && claim is { Indicator.Value.Id: { } indicator, Subject.Value.Id: { } subject, Place.Value.Id: { } place, Period: { Rule: not "article-date" } period }
            ? $"{claim.Kind}|{claim.Form}|{indicator}|{subject}|{place}|{claim.Counterpart?.Value.Name}|{claim.Whole?.Value.Name}|{period.Value}"
            : null;

    private static Figure? Figure(Claim claim) => claim.FigureIn(FigureRole.Value) ?? claim.FigureIn(FigureRole.Change);

    private static (bool Differs, decimal? Relative) Differs(Figure earlier, Figure later)
    {
        var (one, other) = (ClaimedAmount.Of(earlier), ClaimedAmount.Of(later));
        if (one.Unit != other.Unit)
        {
            return (one.Value != other.Value, null);
        }

        // "44 million" and "44.2 million" are the same figure told more or less exactly.
        var isSame = one.Low <= other.High && other.Low <= one.High && one.Half != other.Half;
        return (!isSame && (one.Value != other.Value || one.Max != other.Max), one.Value == 0 ? null : Math.Round((other.Value - one.Value) / Math.Abs(one.Value), 6));
    }
}
