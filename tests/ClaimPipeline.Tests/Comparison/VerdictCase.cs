using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ClaimPipeline.Gazetteer;
using ClaimPipeline.Records;
using static ClaimPipeline.Tests.Comparison.SomeArticle;

namespace ClaimPipeline.Tests.Comparison;

/// <summary>One line of corpus/verdicts.jsonl: a claim, as a reader would slot it, and the verdict it must get.</summary>
internal sealed record VerdictCase
{
    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    public required string Id { get; init; }

    public required string Sentence { get; init; }

    public string? Published { get; init; }

    public required VerdictClaim Claim { get; init; }

    /// <summary>Other claims of the same article.</summary>
    public List<VerdictClaim>? Siblings { get; init; }

    public required VerdictLabel Label { get; init; }

    public required VerdictReason Reason { get; init; }

    /// <summary>How it was made: from which row, altered how.</summary>
    public required string Made { get; init; }

    public static List<VerdictCase> ReadAll(string file) =>
        [.. File.ReadLines(file).Where(l => l.Length > 0).Select(l => JsonSerializer.Deserialize<VerdictCase>(l, Shape)!)];

    public string ToLine() => JsonSerializer.Serialize(this, Shape);

    public SomeArticle ToArticle()
    {
        var article = new SomeArticle(Published).With(Claim.ToClaim());
        foreach (var sibling in Siblings ?? [])
        {
            article.With(sibling.ToClaim());
        }

        return article;
    }
}

/// <summary>The slots of a claim by their codes.</summary>
internal sealed record VerdictClaim
{
    public ClaimKind Kind { get; init; } = ClaimKind.Statistic;

    public AssertionForm Form { get; init; } = AssertionForm.Level;

    public string? Indicator { get; init; }

    public string? Subject { get; init; }

    public string? Place { get; init; }

    /// <summary>Countries added up, by their names: "China and Russia".</summary>
    public string? Together { get; init; }

    /// <summary>Countries that the text may add up, or speak of one by one.</summary>
    public string? Joint { get; init; }

    public string? Counterpart { get; init; }

    /// <summary>Countries added up that the place is compared with.</summary>
    public string? CounterpartTogether { get; init; }

    public string? Whole { get; init; }

    public string? Period { get; init; }

    public string? MeasureType { get; init; }

    public ClaimStatus? Status { get; init; }

    public Change? Direction { get; init; }

    public int? Rank { get; init; }

    public string? Value { get; init; }

    public string? ChangeBy { get; init; }

    public Claim ToClaim()
    {
        var figures = new List<ClaimFigure>();
        if (Value is not null)
        {
            figures.Add(In(FigureRole.Value, Value));
        }

        if (ChangeBy is not null)
        {
            figures.Add(In(FigureRole.Change, ChangeBy, Direction ?? Change.None));
        }

        return SomeArticle.Claim(Indicator ?? "", Subject, Place, Period, Kind, Form) with
        {
            Indicator = Slot(EntityKind.Indicator, Indicator),
            Place = Several(Together, "together") ?? Several(Joint, "joint") ?? Slot(EntityKind.Place, Place),
            Counterpart = Several(CounterpartTogether, "together") ?? Slot(EntityKind.Place, Counterpart),
            Whole = Slot(EntityKind.Place, Whole),
            MeasureType = Slot(EntityKind.MeasureType, MeasureType),
            Status = Status,
            Direction = Direction ?? Change.None,
            Rank = Rank,
            Figures = figures.ToValueList(),
        };
    }

    private static Slot<Entity>? Several(string? names, string rule) => names is null ? null : new(new Entity(names, null), null, rule, 0.8);
}
