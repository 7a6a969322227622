namespace ClaimPipeline.Classification;

/// <summary>
/// Finds what title and neighbours say of a sentence: which labels they have, and whether the sentence goes on about them ("it", "the
/// measure", "the rest"). Each finding is a slot: its template, the label it speaks of, and two values.
/// </summary>
internal static class ContextCues
{
    /// <summary>Slots of the weight table.</summary>
    public const int Slots = Templates * Labels * Values * Values;

    /// <summary>How many sentences before a sentence are looked at.</summary>
    public const int Before = 4;

    /// <summary>How many sentences behind it are.</summary>
    public const int Behind = 1;

    private const int Templates = 12;
    private const int Labels = 4;
    private const int Values = 8;

    private static readonly string[] LabelNames = ["quota", "ban", "share"];
    private static readonly string[] LevelNames = ["no", "hardly a", "a likely", "a sure"];

    private static void Find(Glance own, Glance? title, Glance? previous, Glance? next, ReadOnlySpan<Glance> earlier, List<int> slots)
    {
        slots.Clear();
        if (title is null && previous is null && next is null)
        {
            return;
        }

        for (var label = 0; label < LabelNames.Length; label++)
        {
            var level = own.Level(label);
            Add(slots, Templates - 1, label, level, 0);
            Add(slots, 0, label, level, previous is null ? 0 : 1);
            AddBeside(slots, 1, label, level, title);
            AddBeside(slots, 3, label, level, previous);
            AddBeside(slots, 5, label, level, next);
            var before = previous?.Level(label) ?? 0;
            foreach (var glance in earlier)
            {
                before = Math.Max(before, glance.Level(label));
            }

            Add(slots, 7, label, level, before);
            AddReference(slots, 8, label, level, GlanceSigns.Pronoun, own, previous);
            AddReference(slots, 9, label, level, GlanceSigns.Remainder, own, previous);
            if ((own.Signs & GlanceSigns.Measure) != 0)
            {
                Add(slots, 10, label, level, Math.Max(before, title?.Level(label) ?? 0));
            }
        }
    }

    /// <summary>Adds the slots of what stands around a sentence of a text.</summary>
    /// <param name="text">The sentences of the text, in order.</param>
    /// <param name="at">Which of them.</param>
    /// <param name="title">The headline; null when there is none.</param>
    /// <param name="slots">Where to.</param>
    public static void Find(ReadOnlySpan<Glance> text, int at, Glance? title, List<int> slots) => Find(
        text[at],
        title,
        at > 0 ? text[at - 1] : null,
        at + 1 < text.Length ? text[at + 1] : null,
        text[Math.Max(0, at - Before)..Math.Max(0, at - 1)],
        slots);

    /// <summary>The label that a slot speaks of.</summary>
    public static int LabelOf(int slot) => slot / (Values * Values) % Labels;

    /// <summary>Whether a slot says no more than that the sentence stands in running text: what such text is like, and nothing of what is beside it.</summary>
    public static bool IsPlain(int slot) => slot / (Values * Values * Labels) == Templates - 1;

    /// <summary>A slot in words.</summary>
    public static string NameOf(int slot)
    {
        var (level, beside) = (slot / Values % Values, slot % Values);
        var label = LabelNames[LabelOf(slot)];
        var self = $"where it makes {LevelNames[level]} {label} claim by itself";
        return (slot / (Values * Values * Labels)) switch
        {
            0 => beside == 0 ? $"context: opens the text, {self}" : $"context: goes on, {self}",
            1 => $"context: the title has {Signs(beside)}, {self}",
            2 => $"context: the title makes {LevelNames[beside]} {label} claim, {self}",
            3 => $"context: the sentence before has {Signs(beside)}, {self}",
            4 => $"context: the sentence before makes {LevelNames[beside]} {label} claim, {self}",
            5 => $"context: the sentence behind has {Signs(beside)}, {self}",
            6 => $"context: the sentence behind makes {LevelNames[beside]} {label} claim, {self}",
            7 => $"context: {LevelNames[beside]} {label} claim in the sentences before, {self}",
            8 => $"context: opens with a pronoun behind {LevelNames[beside]} {label} claim, {self}",
            Templates - 1 => $"context: in running text, {self}",
            9 => $"context: speaks of a rest behind {LevelNames[beside]} {label} claim, {self}",
            _ => $"context: speaks of the measure of {LevelNames[beside]} {label} claim before it, {self}",
        };
    }

    private static string Signs(int signs) => ((GlanceSigns)signs).ToString().ToLowerInvariant();

    private static void AddBeside(List<int> slots, int template, int label, int level, Glance? beside)
    {
        if (beside is { } glance)
        {
            var signs = (int)(glance.Signs & (GlanceSigns.Limit | GlanceSigns.Ban | GlanceSigns.Part));
            Add(slots, template, label, level, signs);
            Add(slots, template + 1, label, level, glance.Level(label));
        }
    }

    private static void AddReference(List<int> slots, int template, int label, int level, GlanceSigns sign, Glance own, Glance? previous)
    {
        if (previous is { } glance && (own.Signs & sign) != 0)
        {
            Add(slots, template, label, level, glance.Level(label));
        }
    }

    private static void Add(List<int> slots, int template, int label, int level, int beside) =>
        slots.Add(((template * Labels + label) * Values + level) * Values + beside);
}
