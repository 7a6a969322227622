using ClaimPipeline.Records;

namespace ClaimPipeline.App.Workbench.Claims;

/// <summary>Slots of a claim as lines of a table.</summary>
internal static class SlotLines
{
    private const int LongestWords = 120;

    /// <summary>All slots that hold something, and what the claim says beside them.</summary>
    public static IReadOnlyList<SlotLine> Of(Claim claim, string text, string classifierRule)
    {
        var lines = new List<SlotLine>();
        Add("measure", claim.Indicator);
        Add("commodity", claim.Subject);
        Add("place", claim.Place);
        Add("counterpart", claim.Counterpart);
        Add("whole", claim.Whole);
        if (claim.Period is { } period)
        {
            lines.Add(Line("period", period.Value.ToString(), null, period));
        }

        Add("according to", claim.Authority);
        Add("kind of measure", claim.MeasureType);
        Told("form", Word(claim.Form) + (claim.Direction == Change.None ? "" : $", {Word(claim.Direction)}"), "the claim's words");
        if (claim.Rank is { } rank)
        {
            Told("rank", rank.ToString(System.Globalization.CultureInfo.InvariantCulture), "the claim's words");
        }

        Told("polarity", Word(claim.Polarity), classifierRule);
        if (claim.Status is { } status)
        {
            Told("state", Word(status), classifierRule);
        }

        return lines;

        void Add(string name, Slot<Entity>? slot)
        {
            if (slot is not null)
            {
                lines.Add(Line(name, slot.Value.Name, slot.Value.Id?.Value, slot));
            }
        }

        void Told(string name, string value, string rule) => lines.Add(new SlotLine(name, value, null, null, null, rule, null));

        SlotLine Line<T>(string name, string value, string? code, Slot<T> slot) => new(
            name, value, code, slot.Span is { } span && span.End <= text.Length ? Short(span.Slice(text)) : null, slot.Span, slot.Rule, slot.Confidence);
    }

    private static string Short(string words) => words.Length <= LongestWords ? words : $"{words[..Wording.TextWindow.Border(words, LongestWords)]}…";

    /// <summary>An enum's name as words.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum =>
        string.Concat(value.ToString().Select((letter, i) => i > 0 && char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));
}
