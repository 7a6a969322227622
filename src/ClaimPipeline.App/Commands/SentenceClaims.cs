using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ClaimPipeline.Gazetteer;
using ClaimPipeline.Records;

namespace ClaimPipeline.App.Commands;

/// <summary>The flat shape in which claims of single sentences are printed: one object per figure, values in plain units.</summary>
internal static class SentenceClaims
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One line: the id, and the claims of the sentence.</summary>
    public static string ToJson(string id, string text, IEnumerable<Claim> claims)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteStartArray("claims");
            foreach (var group in claims.GroupBy(c => (c.Kind, c.Form, c.Span, c.MeasureType?.Value.Id, Figures: string.Join(' ', c.Figures.Select(f => f.Figure.Span)))))
            {
                Write(json, text, [.. group]);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <param name="json">Where to.</param>
    /// <param name="text">The sentence.</param>
    /// <param name="claims">One claim, or a measure's claims that differ in the good only.</param>
    private static void Write(Utf8JsonWriter json, string text, IReadOnlyList<Claim> claims)
    {
        var claim = claims[0];
        if (claim.Figures.Count == 0)
        {
            Write(json, text, claims, null);
        }

        foreach (var figure in claim.Figures)
        {
            Write(json, text, claims, figure);
        }
    }

    private static void Write(Utf8JsonWriter json, string text, IReadOnlyList<Claim> claims, ClaimFigure? figure)
    {
        var claim = claims[0];
        json.WriteStartObject();
        json.WriteString("type", claim.Kind switch { ClaimKind.Quota => "quota", ClaimKind.Ban => "ban", ClaimKind.Share => "share", _ => "statistic" });
        var quantity = figure?.Figure.Quantity;
        var (unit, factor) = UnitOf(quantity);
        Number(json, "value", quantity?.Value * factor);
        Number(json, "value_max", quantity?.MaxValue * factor);
        json.WriteString("unit", unit);
        json.WriteString("modifier", quantity is null ? null : Modifier(quantity.Modifier));
        json.WriteString("change", ChangeOf(claim, figure));
        json.WriteString("subject", SubjectOf(claim));
        json.WriteString("commodity", List([.. claims.Select(c => c.Subject?.Value.Name).OfType<string>().Distinct()]));
        json.WriteString("measure", MeasureOf(claim, text));
        json.WriteString("whole", claim.Kind == ClaimKind.Share ? Explicit(claim.Whole) : claim.Kind == ClaimKind.Quota ? claim.Counterpart?.Value.Name : null);
        json.WriteString("period", PeriodOf(claim, text));
        json.WriteString("authority", claim.Kind switch { ClaimKind.Ban => Explicit(claim.Place), ClaimKind.Share => null, _ => Setter(claim) });
        json.WriteString("kind", KindOf(claim));
        if (figure is null)
        {
            json.WriteNull("start");
            json.WriteNull("end");
        }
        else
        {
            json.WriteNumber("start", figure.Figure.Span.Start);
            json.WriteNumber("end", figure.Figure.Span.End);
        }

        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, decimal.Round(number, 2) / 1.000000000000000000000000000000000m);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    /// <summary>Units as people spell them, scaled to the plain one.</summary>
    private static (string? Name, decimal Factor) UnitOf(Quantity? quantity) => quantity?.Unit.Code switch
    {
        null => (null, 1),
        "%" or "%/a" => ("percent", 1),
        "1" when quantity.Unit.Dimension == Dimension.Ratio => ("percent", 100),
        "t" => ("tonne", 1),
        "kt" => ("tonne", 1_000),
        "Mt" => ("tonne", 1_000_000),
        "Gt" => ("tonne", 1_000_000_000),
        "[ston_av]" => ("short_ton", 1),
        "[lton_av]" => ("long_ton", 1),
        "[bbl_us]" => ("barrel", 1),
        "[bbl_us]/d" => ("barrel_per_day", 1),
        "1" => (null, 1),
        ['{', .., '}'] counted => (counted[1..^1].Replace(' ', '_'), 1),
        var code => (code, 1),
    };

    private static string Modifier(Modifier modifier) => modifier switch
    {
        Records.Modifier.About => "about",
        Records.Modifier.Nearly => "nearly",
        Records.Modifier.MoreThan => "more_than",
        Records.Modifier.AtLeast => "at_least",
        Records.Modifier.LessThan => "less_than",
        Records.Modifier.AtMost => "up_to",
        _ => "exact",
    };

    /// <summary>Whose share; to whom a quota applies; who is targeted by a ban.</summary>
    private static string? SubjectOf(Claim claim) => claim.Kind switch
    {
        ClaimKind.Ban => claim.Counterpart?.Value.Name,
        ClaimKind.Share when claim.Counterpart is { } partner && claim.Whole == claim.Place => partner.Value.Name,
        ClaimKind.Share when claim.Place?.Value == claim.Whole?.Value => claim.Subject?.Value.Name,
        _ => claim.Place?.Value.Name,
    };

    /// <summary>The country of a ministry or office, for they act in its name.</summary>
    private static string? Setter(Claim claim)
    {
        var names = EntityGazetteer.Default;
        return claim.Authority?.Value is not { Id: { } id } authority || !names.TryGet(EntityKind.Authority, id.Value, out var office)
            ? claim.Authority?.Value.Name
            : claim.Kind == ClaimKind.Statistic ? authority.Name
            : office.Place is { } place ? names.Of(EntityKind.Place, place.Value).Name : claim.Place?.Value.Name ?? authority.Name;
    }

    private static string? ChangeOf(Claim claim, ClaimFigure? figure) => claim.Indicator?.Value.Id?.Value switch
    {
        "oil_production_cut" => "decrease",
        "oil_production_increase" => "increase",
        _ when figure is not { Role: FigureRole.Change } => null,
        _ => claim.Direction switch { Change.Up => "increase", Change.Down => "decrease", _ => null },
    };

    // Money that comes in has many names: the one of the text.
    private static string? MeasureOf(Claim claim, string text) => claim.Indicator?.Value.Id?.Value switch
    {
        "production_quota" or "smelting_quota" or "mine_production" or "refinery_production" or "smelter_production" => "production",
        { } code when code.StartsWith("oil_", StringComparison.Ordinal) => "production",
        "export_quota" => "exports",
        "import_quota" => "imports",
        "catch_quota" => "catch",
        "quota" => null,
        "revenue" or "export_revenue" when claim.Indicator!.Span is { } words => words.Slice(text).ToLowerInvariant(),
        "consumption" when claim.Indicator!.Span is { } words => words.Slice(text) is var noun && noun.StartsWith("demand", StringComparison.OrdinalIgnoreCase) ? "demand" : "consumption",
        _ => claim.Indicator?.Value.Name,
    };

    private static string? PeriodOf(Claim claim, string text) => claim.Period switch
    {
        null or { Rule: "article-date" } => null,
        { Rule: "split-year", Span: { } span } => span.Slice(text),
        var period => period.Value.ToString(),
    };

    private static string? KindOf(Claim claim) => claim.Kind != ClaimKind.Ban ? null
        : claim.Polarity == Polarity.Denied ? "denial"
        : claim.Status is ClaimStatus.Lifted ? "lifting"
        : claim.MeasureType?.Value.Id?.Value is { } code && (code.StartsWith("P33", StringComparison.Ordinal) || code is "E1") ? "restriction"
        : "prohibition";

    private static string? Explicit(Slot<Entity>? slot) => slot is null || slot.Rule == "default-world" ? null : slot.Value.Name;

    private static string? List(IReadOnlyList<string> names) => names.Count switch
    {
        0 => null,
        1 => names[0],
        _ => string.Join(", ", names.Take(names.Count - 1)) + " and " + names[^1],
    };
}
