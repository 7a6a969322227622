using System.Text.Json;
using ClaimPipeline.Records;

namespace ClaimPipeline.Tests.Linking;

/// <summary>A claim that a person wrote down in <c>corpus/claims.jsonl</c>: codes of its slots, words of its figures.</summary>
internal sealed record AnnotatedClaim(int Sentence, ClaimKind Kind, AssertionForm Form, IReadOnlyDictionary<string, string> Slots)
{
    private static readonly string[] Entities = ["indicator", "subject", "place", "counterpart", "whole", "type", "authority"];
    private static readonly string[] Figures = ["value", "change", "baseline"];

    /// <summary>Names of the slots that are scored.</summary>
    public static IReadOnlyList<string> Scored { get; } = [.. Entities, "period", "rank", "direction", .. Figures];

    public static AnnotatedClaim Read(JsonElement json) => new(
        json.TryGetProperty("sentence", out var sentence) ? sentence.GetInt32() : 0,
        Enum.Parse<ClaimKind>(json.GetProperty("kind").GetString()!),
        Enum.Parse<AssertionForm>(json.GetProperty("form").GetString()!),
        json.EnumerateObject().Where(p => Scored.Contains(p.Name)).ToDictionary(p => p.Name, p => p.Value.ToString()));

    /// <summary>The same of a claim that the linker made; what a default or the article's date supplied is left out.</summary>
    public static AnnotatedClaim Of(Claim claim)
    {
        var slots = new Dictionary<string, string>();
        foreach (var (name, slot) in Entities.Zip([claim.Indicator, claim.Subject, claim.Place, claim.Counterpart, claim.Whole, claim.MeasureType, claim.Authority]))
        {
            // A measure is set by its country unless somebody else is named.
            if (slot is not null && slot.Rule != "default-world" && !(name == "authority" && slot.Value == claim.Place?.Value))
            {
                slots[name] = slot.Value.Id?.Value ?? slot.Value.Name;
            }
        }

        if (claim.Period is { Rule: not "article-date" } period)
        {
            slots["period"] = period.Value.ToString();
        }

        if (claim.Rank is { } rank)
        {
            slots["rank"] = rank.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        if (claim.Direction != Change.None)
        {
            slots["direction"] = claim.Direction.ToString();
        }

        foreach (var (name, role) in Figures.Zip([FigureRole.Value, FigureRole.Change, FigureRole.Baseline]))
        {
            if (claim.FigureIn(role) is { } figure)
            {
                slots[name] = figure.Surface;
            }
        }

        return new(claim.Sentence.Index, claim.Kind, claim.Form, slots);
    }

    /// <summary>Whether both state the same figure, or the same thing without one.</summary>
    public bool IsAbout(AnnotatedClaim other) => Sentence == other.Sentence && Kind == other.Kind
        && (Figure is null ? other.Figure is null && Form == other.Form && Slots.GetValueOrDefault("subject") == other.Slots.GetValueOrDefault("subject")
            && (Form is not (AssertionForm.Comparison or AssertionForm.Existence) || Slots.GetValueOrDefault("place") == other.Slots.GetValueOrDefault("place"))
            : other.Figure == Figure);

    private string? Figure => Figures.Select(f => Slots.GetValueOrDefault(f)).FirstOrDefault(f => f is not null);

    public override string ToString() => $"{Kind} {Form} {string.Join(' ', Slots.Select(s => $"{s.Key}={s.Value}"))}";
}
