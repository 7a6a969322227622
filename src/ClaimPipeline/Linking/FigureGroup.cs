using ClaimPipeline.Records;

namespace ClaimPipeline.Linking;

/// <summary>Figures that tell one thing together: "rose 12.5 % to 135,000 t from 120,000 t".</summary>
internal sealed class FigureGroup
{
    private FigureGroup(Node head) => Head = head;

    /// <summary>The figure that the others hang on.</summary>
    public Node Head { get; private set; }

    public Node? Value { get; private set; }

    public Node? Change { get; private set; }

    public Node? Baseline { get; private set; }

    public Change Direction { get; private set; }

    public IEnumerable<(Node Node, FigureRole Role)> Members
    {
        get
        {
            if (Change is not null)
            {
                yield return (Change, FigureRole.Change);
            }

            if (Value is not null)
            {
                yield return (Value, FigureRole.Value);
            }

            if (Baseline is not null)
            {
                yield return (Baseline, FigureRole.Baseline);
            }
        }
    }

    /// <summary>The groups of all open figures that may belong to a level or change, in order.</summary>
    public static IReadOnlyList<FigureGroup> Of(SentenceReading reading, Func<Node, bool> fits)
    {
        var figures = reading.OpenFigures.Where(fits).ToList();
        var groups = new List<FigureGroup>();
        foreach (var figure in figures)
        {
            var role = RoleOf(reading, figure, out var direction);
            var last = groups.Count > 0 ? groups[^1] : null;
            if (last is null || !last.TryJoin(reading, figure, role))
            {
                last = new FigureGroup(figure);
                last.Set(figure, role);
                groups.Add(last);
            }

            if (role == FigureRole.Change)
            {
                last.Direction = direction;
            }
        }

        foreach (var group in groups)
        {
            group.Settle(reading);
        }

        return groups;
    }

    private bool TryJoin(SentenceReading reading, Node figure, FigureRole role)
    {
        var previous = new[] { Value, Change, Baseline }.OfType<Node>().Max(n => n.Index);
        if (figure.Index - previous > 12 || figure.Segment - reading.Nodes[previous].Segment > 2 || reading.HasBetween(previous, figure.Index, n => EndsGroup(n, reading.Word(reading.Word(n.Index - 1) == "the" ? n.Index - 2 : n.Index - 1) is "for" or "to" or "in" or "of")))
        {
            return false;
        }

        var governor = reading.Word(reading.Governor(figure.Index));
        switch (role)
        {
            case FigureRole.Baseline when Baseline is null && (Value is not null || Change is not null):
                Baseline = figure;
                return true;
            case FigureRole.Change when Change is null && Value is not null:
                Change = figure;
                return true;
            case FigureRole.Value when Value is null && (Change is not null || Baseline is not null) && (governor is "to" or "at" or "(" or "," or "reach" or "reaching" or "reached" or "or" or "totaling" or "totalling" or "hit"):
                Value = figure;
                return true;
            default:
                return false;
        }
    }

    private void Set(Node figure, FigureRole role)
    {
        switch (role)
        {
            case FigureRole.Change:
                Change = figure;
                break;
            case FigureRole.Baseline:
                Baseline = figure;
                break;
            default:
                Value = figure;
                break;
        }
    }

    /// <summary>A lone baseline is a value after all; the direction of "from A to B" shows in the numbers.</summary>
    private void Settle(SentenceReading reading)
    {
        if (Value is null && Change is null)
        {
            (Value, Baseline) = (Baseline, null);
        }

        Head = Value ?? Change ?? Head;
        if (Direction == Records.Change.None && Change is not null)
        {
            Direction = NearbyDirection(reading, Change);
        }

        if (Direction == Records.Change.None && Value?.Figure is { } to && Baseline?.Figure is { } from && to.Quantity.Unit == from.Quantity.Unit)
        {
            Direction = to.Quantity.Value > from.Quantity.Value ? Records.Change.Up : to.Quantity.Value < from.Quantity.Value ? Records.Change.Down : Records.Change.None;
        }
    }

    private static bool EndsGroup(Node node, bool isPurpose) =>
        (node.IsActor && !isPurpose) || node.Lower is "." or ";" or "while" or "whereas" || (node.IsIndicator && node.IsVerb) || (node.IsIndicator && node.Code is not ("production" or "exports" or "imports" or "quota"));

    /// <summary>What a figure does, by the words before and behind it.</summary>
    public static FigureRole RoleOf(SentenceReading reading, Node node, out Change direction)
    {
        direction = node.Figure!.Change;
        var index = reading.Governor(node.Index);
        var governor = reading.Word(index);
        if (node.Figure.Quantity.Unit.Dimension == Dimension.Ratio && reading.Word(node.Index + 1) == "of" && governor is "grow" or "grows" or "up" or "more" or "another" or "raise" or "raises")
        {
            // "grow 60 % of the world's cocoa": a part, no growth.
            direction = Records.Change.None;
            return FigureRole.Value;
        }

        if (direction != Records.Change.None)
        {
            return FigureRole.Change;
        }

        if (governor is "from" or "against" or "versus" or "vs" or "than" || (governor is "after" && node.Figure.Quantity.Unit.Dimension != Dimension.Ratio) || (governor is "with" or "to" && reading.Word(index - 1) is "compared" or "relative")
            || (governor is "of" && reading.Word(index - 1) is "baseline" or "level" && reading.Nodes.Take(index).TakeLast(6).Any(n => n.Lower is "from" or "against")))
        {
            return governor == "than" ? FigureRole.Value : FigureRole.Baseline;
        }

        if (governor == "by")
        {
            direction = NearbyDirection(reading, node);
            if (direction != Records.Change.None)
            {
                return FigureRole.Change;
            }
        }

        if (node.Figure.Quantity.Unit.Dimension is Dimension.Ratio or Dimension.PercentagePoint)
        {
            direction = governor == "up" && reading.Word(index - 1) is "make" or "makes" or "made" or "making" or "takes" ? Records.Change.None : Cues.Direction(governor);
            if (direction != Records.Change.None)
            {
                return FigureRole.Change;
            }

            var next = reading.Word(node.Index + 1);
            direction = Cues.Direction(next);
            if (direction != Records.Change.None)
            {
                return FigureRole.Change;
            }

            if (governor is "of" && Cues.Direction(reading.Word(index - 1)) is var noun && noun != Records.Change.None)
            {
                direction = noun;
                return FigureRole.Change;
            }
        }

        return FigureRole.Value;
    }

    private static Change NearbyDirection(SentenceReading reading, Node node)
    {
        for (var i = node.Index - 1; i >= Math.Max(0, node.Index - 10); i--)
        {
            if (Cues.Direction(reading.Word(i)) is var direction && direction != Records.Change.None && reading.Word(i) is not ("more" or "less"))
            {
                return direction;
            }
        }

        return reading.At(node.Index + 1) is { } next ? Cues.Direction(next.Lower) : Records.Change.None;
    }
}
