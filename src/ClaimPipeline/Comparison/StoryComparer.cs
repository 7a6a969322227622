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
    /// <param name="kind">How they belong together.</param>
    /// <param name="fetched">When the pages of the two were fetched.</param>
    public static IReadOnlyList<FigureDifference> Compare(
        ArticleAnalysis earlier, ArticleAnalysis later, FigureDifferenceKind kind, (DateTimeOffset Earlier, DateTimeOffset Later) fetched)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(later);
        var (bySentence, byTopic) = (Once(later, SentenceKey), Once(later, TopicKey));
        var (ownSentence, ownTopic) = (Once(earlier, SentenceKey), Once(earlier, TopicKey));
        var found = new List<FigureDifference>();
        foreach (var claim in earlier.Claims)
        {
            if (Figure(claim) is not { } figure)
            {
                continue;
            }

            var twin = Twin(claim, earlier, ownSentence, bySentence, SentenceKey) ?? Twin(claim, earlier, ownTopic, byTopic, TopicKey);
            if (twin is not null && Figure(twin) is { } other && Differs(figure, other) is var (differs, relative) && differs)
            {
                found.Add(new FigureDifference
                {
                    Id = FigureDifference.IdOf(kind, claim.Id, twin.Id),
                    Kind = kind,
                    Earlier = Tell(earlier, claim, figure, fetched.Earlier),
                    Later = Tell(later, twin, other, fetched.Later),
                    Topic = Topic(claim),
                    RelativeDifference = relative,
                });
            }
        }

        return found;
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

    private static string? TopicKey(ArticleAnalysis analysis, Claim claim) =>
        claim is { Indicator.Value.Id: { } indicator, Subject.Value.Id: { } subject, Place.Value.Id: { } place, Period: { Rule: not "article-date" } period }
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

    private static FigureTelling Tell(ArticleAnalysis analysis, Claim claim, Figure figure, DateTimeOffset fetchedAt) => new(
        analysis.Article.Id, analysis.Article.Page, analysis.Article.CanonicalUrl, fetchedAt, claim.Id, figure.Surface.Trim(),
        analysis.Sentences[claim.Sentence.Index].Sentence.Text);

    private static string Topic(Claim claim) => string.Join(
        ", ",
        new[] { $"{claim.Indicator?.Value.Name ?? claim.Kind.ToString()}{(claim.Subject is { } subject ? $" of {subject.Value.Name}" : "")}", claim.Place?.Value.Name, claim.Period?.Value.ToString() }
            .OfType<string>());
}
