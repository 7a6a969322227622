using ClaimPipeline.Gazetteer;
using ClaimPipeline.Records;

namespace ClaimPipeline.Linking;

/// <summary>A sentence as a row of nodes: what the rules look at.</summary>
internal sealed class SentenceReading
{
    private readonly HashSet<Figure> _claimed = new(ReferenceEqualityComparer.Instance);

    private SentenceReading(QuantifiedSentence source, IReadOnlyList<Node> nodes, int paragraph)
    {
        (Source, Nodes, Paragraph) = (source, nodes, paragraph);
    }

    public QuantifiedSentence Source { get; }

    public IReadOnlyList<Node> Nodes { get; }

    /// <summary>Number of the block it stands in.</summary>
    public int Paragraph { get; }

    public string Text => Source.Sentence.Text;

    public int Position => Source.Sentence.Id.Index;

    public IEnumerable<Node> Figures => Nodes.Where(n => n.Figure is not null);

    public IEnumerable<Node> OpenFigures => Nodes.Where(n => n.Figure is { } f && !_claimed.Contains(f));

    /// <summary>Marks a figure as part of a claim, so that no other reader makes a claim of it.</summary>
    public void Claim(Figure figure) => _claimed.Add(figure);

    public bool IsClaimed(Figure figure) => _claimed.Contains(figure);

    public static SentenceReading Read(
        QuantifiedSentence source, EntityGazetteer gazetteer, DateOnly? today, int? contextYear, int paragraph)
    {
        var text = source.Sentence.Text;
        var figures = source.Figures;
        bool IsTaken(TextSpan span)
        {
            foreach (var figure in figures)
            {
                if (figure.Span.Overlaps(span))
                {
                    return true;
                }
            }

            return false;
        }

        var items = new List<(TextSpan Span, Figure? Figure, GazetteerMatch? Match, PeriodMention? Period)>();
        items.AddRange(figures.Select(f => (f.Span, (Figure?)f, (GazetteerMatch?)null, (PeriodMention?)null)));
        var opening = Dateline.End(text);
        var periods = PeriodFinder.Find(text, IsTaken, today, contextYear).Where(p => p.Span.Start >= opening).ToList();
        items.AddRange(periods.Select(p => (p.Span, (Figure?)null, (GazetteerMatch?)null, (PeriodMention?)p)));
        items.AddRange(gazetteer.FindAll(text)
            .Where(m => m.Span.Start >= opening && !IsTaken(m.Span) && !periods.Any(p => p.Span.Overlaps(m.Span)))
            .Select(m => (m.Span, (Figure?)null, (GazetteerMatch?)m, (PeriodMention?)null)));
        items.Sort((a, b) => a.Span.CompareTo(b.Span));
        return new SentenceReading(source, MakeNodes(text, items), paragraph);
    }

    private static List<Node> MakeNodes(
        string text, List<(TextSpan Span, Figure? Figure, GazetteerMatch? Match, PeriodMention? Period)> items)
    {
        var nodes = new List<Node>();
        var segment = 0;
        var next = 0;
        foreach (var word in TextWord.Split(text))
        {
            while (next < items.Count && items[next].Span.Start <= word.Span.Start)
            {
                var item = items[next++];
                if (nodes.Count == 0 || item.Span.Start >= nodes[^1].Span.End)
                {
                    nodes.Add(new Node
                    {
                        Index = nodes.Count,
                        Span = item.Span,
                        Lower = item.Span.Slice(text).ToLowerInvariant(),
                        Segment = segment,
                        Figure = item.Figure,
                        Match = item.Match,
                        Period = item.Period,
                    });
                }
            }

            if (nodes.Count > 0 && word.Span.Start < nodes[^1].Span.End)
            {
                continue;
            }

            if (word.Lower is "'s" or "'" && nodes.Count > 0 && nodes[^1].Span.End == word.Span.Start)
            {
                nodes[^1].IsPossessive = true;
                continue;
            }

            if (word.Lower is "," or ";" or ":" or "(" or ")" or "\u2014" or "\u2013" || Cues.SegmentWords.Contains(word.Lower))
            {
                segment++;
            }

            nodes.Add(new Node { Index = nodes.Count, Span = word.Span, Lower = word.Lower, Segment = segment });
        }

        return nodes;
    }

    /// <summary>The characters of a node, lower case; empty outside the sentence.</summary>
    public string Word(int index) => index >= 0 && index < Nodes.Count ? Nodes[index].Lower : "";

    public Node? At(int index) => index >= 0 && index < Nodes.Count ? Nodes[index] : null;

    /// <summary>Index of the node that governs a number: the nearest before it that is no hedge; -1 at the start.</summary>
    public int Governor(int index)
    {
        var i = index - 1;
        while (i >= 0 && Nodes[i].Match is null && Nodes[i].Period is null && Cues.BeforeNumber.Contains(Nodes[i].Lower)
            && Nodes[i].Lower is not ("to" or "of" or "at" or "up"))
        {
            i--;
        }

        return i;
    }

    /// <summary>Whether a word stands between two nodes (both excluded).</summary>
    public bool HasBetween(int from, int to, Func<Node, bool> test)
    {
        for (var i = Math.Min(from, to) + 1; i < Math.Max(from, to); i++)
        {
            if (test(Nodes[i]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The nearest node for which the test holds, from <paramref name="index"/> (excluded) within so many nodes; null when there is none.</summary>
    public Node? Nearest(int index, int before, int after, Func<Node, bool> test)
    {
        for (var d = 1; d <= Math.Max(before, after); d++)
        {
            if (d <= before && At(index - d) is { } left && test(left))
            {
                return left;
            }

            if (d <= after && At(index + d) is { } right && test(right))
            {
                return right;
            }
        }

        return null;
    }
}
