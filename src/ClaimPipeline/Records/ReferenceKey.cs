namespace ClaimPipeline.Records;

/// <summary>
/// Names a part of the official data by which somebody may ask for it. What was asked, and what an import changed, are lists of these: who
/// asked for nothing that changed would get the same answers again. Two parts that share a name by chance only cost a question in vain.
/// </summary>
/// <param name="Hash">The same in every process.</param>
public readonly record struct ReferenceKey(int Hash)
{
    /// <summary>One indicator of one subject in one place.</summary>
    public static ReferenceKey Cell(string indicator, string subject, string place) => Of("cell", indicator, subject, place);

    /// <summary>One indicator of one subject in all places.</summary>
    public static ReferenceKey Table(string indicator, string subject) => Of("table", indicator, subject, "");

    /// <summary>All that is measured of a subject in a place.</summary>
    public static ReferenceKey AllOf(string subject, string place) => Of("all-of", subject, place, "");

    /// <summary>One indicator in one place, of all subjects.</summary>
    public static ReferenceKey AllIn(string indicator, string place) => Of("all-in", indicator, place, "");

    /// <summary>All rows of one edition of a source.</summary>
    public static ReferenceKey Edition(string source, string edition) => Of("edition", source, edition, "");

    /// <summary>Whether there is anything of a source.</summary>
    public static ReferenceKey Source(string source) => Of("source", source, "", "");

    /// <summary>The measures that one jurisdiction took.</summary>
    public static ReferenceKey Measures(string jurisdiction) => Of("measures", jurisdiction, "", "");

    /// <summary>Every part that a figure belongs to; that its source has any is told apart, for one more row does not change it.</summary>
    public static IReadOnlyList<ReferenceKey> Of(OfficialFigure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        var (indicator, subject, place) = (figure.Indicator.Value, figure.Subject.Value, figure.Place.Value);
        return [Cell(indicator, subject, place), Table(indicator, subject), AllOf(subject, place), AllIn(indicator, place), Edition(figure.Source, figure.Edition)];
    }

    /// <summary>The part that a measure belongs to.</summary>
    public static ReferenceKey Of(Measure measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        return Measures(measure.Jurisdiction.Value);
    }

    // FNV-1a: string.GetHashCode is another one in every process.
    private static ReferenceKey Of(string kind, string first, string second, string third)
    {
        var hash = 2166136261u;
        foreach (var part in new[] { kind, first, second, third })
        {
            foreach (var c in part)
            {
                hash = unchecked((hash ^ c) * 16777619);
            }

            hash = unchecked((hash ^ 0xFFFF) * 16777619);
        }

        return new ReferenceKey(unchecked((int)hash));
    }
}
