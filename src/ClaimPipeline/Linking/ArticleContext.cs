using ClaimPipeline.Gazetteer;
using ClaimPipeline.Records;

namespace ClaimPipeline.Linking;

/// <summary>The article around a sentence: its readings, date, title, main commodity and place, and what was said before.</summary>
internal sealed class ArticleContext
{
    private const int TitleWeight = 3;
    private static readonly string[] Vague = ["minerals", "critical_minerals", "energy", "food", "chemicals", "wildlife", "vehicles", "electricity"];
    private readonly List<Focus> _focuses = [];

    public ArticleContext(Article article, IReadOnlyList<QuantifiedSentence> sentences, EntityGazetteer gazetteer, LinkingOptions options)
    {
        (Article, Gazetteer, Options) = (article, gazetteer, options);
        var today = article.Published?.Date;
        var readings = new List<SentenceReading>(sentences.Count);
        int? year = null;
        var paragraph = 0;
        for (var i = 0; i < sentences.Count; i++)
        {
            if (i > 0 && IsBreak(article.Text, sentences[i - 1].Sentence.Span.End, sentences[i].Sentence.Span.Start))
            {
                paragraph++;
            }

            var reading = SentenceReading.Read(sentences[i], gazetteer, today, year, paragraph);
            readings.Add(reading);
            year = reading.Nodes.LastOrDefault(n => n.Period is { Rule: "sentence" })?.Period!.Period.End.Year ?? year;
        }

        Readings = readings;
        TitleMatches = gazetteer.FindAll(article.Title);
        TopicSubject = Topic(EntityKind.Commodity, e => !Vague.Contains(e.Id.Value, StringComparer.Ordinal));
        TopicPlace = Topic(EntityKind.Place, e => e.Id.Value is not ("WLD" or "OTH" or "WEST"));
    }

    public Article Article { get; }

    public EntityGazetteer Gazetteer { get; }

    public LinkingOptions Options { get; }

    public IReadOnlyList<SentenceReading> Readings { get; }

    public IReadOnlyList<GazetteerMatch> TitleMatches { get; }

    /// <summary>The commodity the article mostly speaks of, and its part of all mentions of commodities; null when there is none.</summary>
    public (GazetteerEntry Entry, double Weight)? TopicSubject { get; }

    /// <summary>The place the article mostly speaks of; null when there is none.</summary>
    public (GazetteerEntry Entry, double Weight)? TopicPlace { get; }

    /// <summary>What was said before, latest first.</summary>
    public IEnumerable<Focus> Before => Enumerable.Reverse(_focuses);

    public void Remember(Focus focus) => _focuses.Add(focus);

    /// <summary>The country in the phrase "we in X", else the place the article is mostly about.</summary>
    public (GazetteerEntry Entry, double Confidence)? FirstPerson()
    {
        foreach (var reading in Readings)
        {
            for (var i = 0; i + 2 < reading.Nodes.Count; i++)
            {
                if (reading.Word(i) is "we" or "us" && reading.Word(i + 1) == "in" && reading.Nodes[i + 2] is { IsActor: true } place)
                {
                    return (place.Match!.Entry, 0.75);
                }
            }
        }

        return TopicPlace is { Weight: >= 0.5 } topic ? (topic.Entry, 0.45) : null;
    }

    /// <summary>A slot read from a node of the sentence.</summary>
    public static Slot<Entity> Slot(SentenceReading reading, Node node, double confidence, string rule = "sentence") =>
        new(node.Match!.Entry.Entity, InArticle(reading, node.Span), rule, confidence);

    /// <summary>A slot that a rule supplies, read from those characters of the sentence where there are any.</summary>
    public Slot<Entity> Slot(EntityKind kind, string code, string rule, double confidence, SentenceReading? reading = null, Node? node = null) =>
        new(Gazetteer.Of(kind, code), node is null ? null : InArticle(reading!, node.Span), rule, confidence);

    public static TextSpan InArticle(SentenceReading reading, TextSpan span) => span.Shift(reading.Source.Sentence.Span.Start);

    private static bool IsBreak(string text, int from, int to) =>
        from <= to && to <= text.Length && text.AsSpan(from, to - from).Contains('\n');

    private (GazetteerEntry Entry, double Weight)? Topic(EntityKind kind, Func<GazetteerEntry, bool> counts)
    {
        var weights = new Dictionary<EntityId, (GazetteerEntry Entry, int Weight, int First)>();
        var order = 0;
        void Count(GazetteerEntry entry, int weight)
        {
            if (entry.Kind == kind && counts(entry))
            {
                var (_, sum, first) = weights.GetValueOrDefault(entry.Id, (entry, 0, order++));
                weights[entry.Id] = (entry, sum + weight, first);
            }
        }

        foreach (var match in TitleMatches)
        {
            Count(match.Entry, TitleWeight);
        }

        foreach (var node in Readings.SelectMany(r => r.Nodes).Where(n => n.Match is not null))
        {
            Count(node.Match!.Entry, 1);
        }

        if (weights.Count == 0)
        {
            return null;
        }

        // A narrower term counts for its broader one too: magnets speak of rare earths.
        var best = weights.Values
            .Select(w => (w.Entry, w.First, Weight: w.Weight + weights.Values.Where(o => o.Entry.Id != w.Entry.Id
                && kind == EntityKind.Commodity && Gazetteer.IsSameOrNarrower(kind, o.Entry.Id, w.Entry.Id)).Sum(o => o.Weight)))
            .OrderByDescending(w => w.Weight).ThenBy(w => w.First).First();
        return (best.Entry, (double)best.Weight / weights.Values.Sum(w => w.Weight));
    }
}
