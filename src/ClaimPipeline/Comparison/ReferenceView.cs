using ClaimPipeline.Gazetteer;
using ClaimPipeline.Records;

namespace ClaimPipeline.Comparison;

/// <summary>
/// Official data as one article's claims see them: answers what <see cref="ReferenceData"/> answers, and keeps what was asked. A verdict is made
/// from the article and these answers alone, so it stands for as long as they do. Not for two threads at once.
/// </summary>
internal sealed class ReferenceView(ReferenceData data)
{
    private readonly HashSet<ReferenceKey> _reads = [];

    /// <summary>All that was asked for.</summary>
    public IReadOnlyCollection<ReferenceKey> Reads => _reads;

    /// <inheritdoc cref="ReferenceData.Cell"/>
    public IReadOnlyList<OfficialValue> Cell(string indicator, string subject, string place)
    {
        // Whoever asked for more than the cell has asked for the cell.
        if (!_reads.Contains(ReferenceKey.Table(indicator, subject)) && !_reads.Contains(ReferenceKey.AllIn(indicator, place))
            && !_reads.Contains(ReferenceKey.AllOf(subject, place)))
        {
            _reads.Add(ReferenceKey.Cell(indicator, subject, place));
        }

        return data.Cell(indicator, subject, place);
    }

    /// <inheritdoc cref="ReferenceData.Table"/>
    public IReadOnlyList<OfficialValue> Table(string indicator, string subject)
    {
        _reads.Add(ReferenceKey.Table(indicator, subject));
        return data.Table(indicator, subject);
    }

    /// <inheritdoc cref="ReferenceData.Tables"/>
    public IReadOnlyList<OfficialTable> Tables(string indicator, string subject)
    {
        _reads.Add(ReferenceKey.Table(indicator, subject));
        return data.Tables(indicator, subject);
    }

    /// <inheritdoc cref="ReferenceData.IndicatorsOf"/>
    public IReadOnlyList<string> IndicatorsOf(string subject, string place)
    {
        _reads.Add(ReferenceKey.AllOf(subject, place));
        return data.IndicatorsOf(subject, place);
    }

    /// <inheritdoc cref="ReferenceData.SubjectsOf"/>
    public IReadOnlyList<string> SubjectsOf(string indicator, string place)
    {
        _reads.Add(ReferenceKey.AllIn(indicator, place));
        return data.SubjectsOf(indicator, place);
    }

    /// <inheritdoc cref="ReferenceData.MeasuresTouching"/>
    public IReadOnlyList<Measure> MeasuresTouching(string jurisdiction)
    {
        foreach (var code in Terms.SelfAndBroader(EntityKind.Place, jurisdiction))
        {
            _reads.Add(ReferenceKey.Measures(code));
        }

        return data.MeasuresTouching(jurisdiction);
    }

    /// <inheritdoc cref="ReferenceData.HasSource"/>
    public bool HasSource(string name)
    {
        _reads.Add(ReferenceKey.Source(name));
        return data.HasSource(name);
    }

    /// <inheritdoc cref="ReferenceData.Seal"/>
    public Evidence Seal(Evidence evidence)
    {
        if (data.EditionOf(evidence) is { } edition)
        {
            _reads.Add(ReferenceKey.Edition(edition.Source, edition.Edition));
        }

        return data.Seal(evidence);
    }
}
