using System.Text.Json;
using ClaimPipeline.Records;

namespace ClaimPipeline.Storage;

/// <summary>The text that <see cref="IReferenceStore.RevisionAsync"/> gives in every store.</summary>
public static class ReferenceRevision
{
    /// <summary>Hash of the figures and measures, each in the order in which the port gives them.</summary>
    public static string Of(IEnumerable<OfficialFigure> figures, IEnumerable<Measure> measures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        ArgumentNullException.ThrowIfNull(measures);
        string?[] lines =
        [
            .. figures.Select(f => JsonSerializer.Serialize(f, RecordsJson.Compact.OfficialFigure)),
            null,
            .. measures.Select(m => JsonSerializer.Serialize(m, RecordsJson.Compact.Measure)),
        ];
        return ContentHash.Of(lines);
    }
}
