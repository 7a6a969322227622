using ClaimPipeline.Records;

namespace ClaimPipeline.Linking;

/// <summary>A claim that is being put together; becomes a <see cref="Claim"/> once.</summary>
internal sealed class ClaimDraft(SentenceReading reading, ClaimKind kind, AssertionForm form)
{
    private readonly List<ClaimFigure> _figures = [];
    private int _start = int.MaxValue;
    private int _end;

    public SentenceReading Reading { get; } = reading;

    public ClaimKind Kind { get; } = kind;

    public AssertionForm Form { get; set; } = form;

    public double Probability { get; set; }

    public Polarity Polarity { get; set; } = Polarity.Asserted;

    public ClaimStatus? Status { get; set; }

    public Change Direction { get; set; }

    public int? Rank { get; set; }

    public Slot<Entity>? Indicator { get; set; }

    public Slot<Entity>? Subject { get; set; }

    public Slot<Entity>? Place { get; set; }

    public Slot<Entity>? Counterpart { get; set; }

    public Slot<Entity>? Whole { get; set; }

    public Slot<Period>? Period { get; set; }

    public Slot<Entity>? Authority { get; set; }

    public Slot<Entity>? MeasureType { get; set; }

    public IReadOnlyList<ClaimFigure> Figures => _figures;

    public void Add(Figure figure, FigureRole role)
    {
        _figures.Add(new ClaimFigure(figure, role));
        Reading.Claim(figure);
        Cover(figure.Span);
        if (figure.Negated)
        {
            Polarity = Polarity.Denied;
        }
    }

    /// <summary>Where it begins in the sentence; 0 while nothing of it is known.</summary>
    public int Start => _end > 0 ? _start : 0;

    /// <summary>Makes the claim's span hold those characters of the sentence.</summary>
    public void Cover(TextSpan span)
    {
        _start = Math.Min(_start, span.Start);
        _end = Math.Max(_end, span.End);
    }

    public void Cover(Node? node)
    {
        if (node is not null)
        {
            Cover(node.Span);
        }
    }

    /// <summary>The same statement of another good; without figures.</summary>
    public ClaimDraft Copy(Slot<Entity> subject) => new(Reading, Kind, Form)
    {
        Probability = Probability,
        Polarity = Polarity,
        Status = Status,
        Direction = Direction,
        Rank = Rank,
        Indicator = Indicator,
        Subject = subject,
        Place = Place,
        Counterpart = Counterpart,
        Whole = Whole,
        Period = Period,
        Authority = Authority,
        MeasureType = MeasureType,
        _start = _start,
        _end = _end,
    };

    public Claim ToClaim()
    {
        var sentence = Reading.Source.Sentence;
        CoverSlot(Indicator?.Span);
        CoverSlot(Subject?.Span);
        CoverSlot(Place?.Span);
        CoverSlot(Counterpart?.Span);
        CoverSlot(Whole?.Span);
        if (Kind == ClaimKind.Ban && Form == AssertionForm.Event)
        {
            // Who took a measure, and when, is part of what is claimed.
            CoverSlot(Authority?.Span);
            CoverSlot(Period?.Span);
        }

        _figures.Sort((a, b) => a.Figure.Span.CompareTo(b.Figure.Span));
        var span = _end > 0 ? TextSpan.FromBounds(_start, _end).Shift(sentence.Span.Start) : sentence.Span;
        var claim = new Claim
        {
            Id = default,
            Sentence = sentence.Id,
            Span = span,
            Kind = Kind,
            Probability = Math.Round(Math.Clamp(Probability, 0, 1), 4),
            Polarity = Polarity,
            Status = Status,
            Form = Form,
            Direction = Direction,
            Rank = Rank,
            Indicator = Indicator,
            Subject = Subject,
            Place = Place,
            Counterpart = Counterpart,
            Whole = Whole,
            Period = Period,
            Authority = Authority,
            MeasureType = MeasureType,
            Figures = _figures.ToValueList(),
        };
        return claim with { Id = Claim.IdOf(claim) };
    }

    private void CoverSlot(TextSpan? inArticle)
    {
        var sentence = Reading.Source.Sentence.Span;
        if (inArticle is { } span && sentence.Contains(span))
        {
            Cover(new TextSpan(span.Start - sentence.Start, span.Length));
        }
    }
}
