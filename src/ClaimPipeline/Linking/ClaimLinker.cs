using ClaimPipeline.Gazetteer;
using ClaimPipeline.Records;

namespace ClaimPipeline.Linking;

/// <summary>
/// Turns tagged sentences with figures into claims: who, what, when, of what, and the role of each figure. Claims come from
/// sentences with an accepted label, and from sentences that official statistics answer.
/// </summary>
public sealed class ClaimLinker(LinkingOptions options)
{
    private readonly EntityGazetteer _gazetteer = EntityGazetteer.Default;

    /// <summary>Names the rules; a change of it means that claims may come out otherwise.</summary>
    public static string Version => "linker/3";

    /// <summary>The claims of an article, in order of their sentences.</summary>
    /// <param name="article">Title, date and text; spans of sentences point into its text.</param>
    /// <param name="sentences">
    /// All of the article, in order: neighbours supply what a sentence leaves out. The headline may stand behind them; it is read by itself,
    /// so that what it claims rests on its own words.
    /// </param>
    public IReadOnlyList<Claim> Link(Article article, IReadOnlyList<QuantifiedSentence> sentences)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(sentences);
        return sentences.Count > 0 && sentences[^1] is { Sentence.Block: BlockKind.Title } headline
            ? [.. Read(article, [.. sentences.Take(sentences.Count - 1)]), .. Read(article, [headline]).Where(IsComplete)]
            : Read(article, sentences);
    }

    /// <summary>Headlines leave out much; what does not even say what it is about is no claim that could be held against anything.</summary>
    private static bool IsComplete(Claim claim) =>
        claim is { Subject: not null, Indicator: not null } && (claim.Place is not null || claim.Kind == ClaimKind.Ban);

    private List<Claim> Read(Article article, IReadOnlyList<QuantifiedSentence> sentences)
    {
        var context = new ArticleContext(article, sentences, _gazetteer, options);
        var slots = new SlotFinders(context);
        var readers = new Func<SentenceReading, IEnumerable<ClaimDraft>>[]
        {
            new CatalogueReader(slots).Read,
            new TableRowReader(slots).Read,
            new MultipleReader(slots).Read,
            new ShareReader(slots).Read,
            new QuotaReader(slots).Read,
            new StatisticReader(slots).Read,
            new RankReader(slots).Read,
            new RelationReader(slots).Read,
            new BanReader(slots).Read,
            new ScopeDenialReader(slots).Read,
        };
        var effects = new EffectReader(slots);
        var claims = new List<Claim>();
        var seen = new HashSet<ClaimId>();
        for (var i = 0; i < context.Readings.Count; i++)
        {
            var reading = context.Readings[i];
            var drafts = readers.SelectMany(read => read(reading)).ToList();
            if (!drafts.Exists(d => d.Kind is ClaimKind.Ban or ClaimKind.Quota))
            {
                drafts.AddRange(effects.Read(reading));
            }

            foreach (var draft in drafts.Where(d => DenialReader.IsDenied(d, i + 1 < context.Readings.Count ? context.Readings[i + 1] : null)))
            {
                draft.Polarity = Polarity.Denied;
            }

            foreach (var claim in drafts.Select(d => d.ToClaim()).OrderBy(c => c.Span).ThenBy(c => c.Kind))
            {
                if (seen.Add(claim.Id))
                {
                    claims.Add(claim);
                }
            }

            context.Remember(FocusReader.Read(reading, drafts, slots));
        }

        return claims;
    }
}
