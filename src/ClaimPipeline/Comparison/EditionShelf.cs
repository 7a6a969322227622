namespace ClaimPipeline.Comparison;

/// <summary>
/// Sorts answers by edition: the one in force when the article was published (the latest published not after it) and the others. When
/// every edition is younger than the article, the first one is taken as the one in force; when the article has no date, all are.
/// </summary>
internal sealed class EditionShelf
{
    private EditionShelf(List<Answer> inForce, List<Answer> others, string step) => (InForce, Others, Step) = (inForce, others, step);

    public IReadOnlyList<Answer> InForce { get; }

    public IReadOnlyList<Answer> Others { get; }

    /// <summary>What was done, in words.</summary>
    public string Step { get; }

    public static EditionShelf Sort(IEnumerable<Answer> answers, DateOnly? articleDate)
    {
        var inForce = new List<Answer>();
        var others = new List<Answer>();
        var isLate = false;
        foreach (var cell in answers.GroupBy(a => (a.First.Series, a.Period, a.IsComputed, a.Rows[0].IsPart)))
        {
            if (articleDate is not { } date)
            {
                inForce.AddRange(cell);
                continue;
            }

            var current = cell.Where(a => a.Published is null || a.Published <= date).MaxBy(a => a.Published ?? DateOnly.MinValue);
            if (current is null)
            {
                isLate = true;
                current = cell.MinBy(a => a.Published)!;
            }

            foreach (var answer in cell)
            {
                (answer.Published == current.Published ? inForce : others).Add(answer);
            }
        }

        var editions = string.Join(", ", inForce.Select(a => Wording.Source(a.First)).Distinct().Take(6));
        var step = articleDate is { } day
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"edition: {editions}, in force on {day:yyyy-MM-dd}")
                + (isLate ? " or, where none was public yet, the first one after it" : "")
            : $"edition: the article has no date, so all editions were tried ({editions})";
        return new EditionShelf(inForce, others, step);
    }
}
