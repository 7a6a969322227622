using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ClaimPipeline.App.Checking;
using ClaimPipeline.App.Exporting;
using ClaimPipeline.App.Official;
using ClaimPipeline.App.Provenance;
using ClaimPipeline.Pipeline;
using ClaimPipeline.Records;

namespace ClaimPipeline.App;

/// <summary>JSON of what verbs print that is not a record itself but made of records; these keep the shape of <see cref="RecordsJson"/>.</summary>
[JsonSerializable(typeof(OfficialCount))]
[JsonSerializable(typeof(OfficialImportResult))]
[JsonSerializable(typeof(ExportedClaim))]
[JsonSerializable(typeof(ExportManifest))]
[JsonSerializable(typeof(IndexFault))]
[JsonSerializable(typeof(ClaimPipeline.Health.SourceHealth))]
[JsonSerializable(typeof(Backups.BackupResult))]
[JsonSerializable(typeof(AlertOutcome))]
[JsonSerializable(typeof(ClaimPipeline.Diagnosis.Finding))]
[JsonSerializable(typeof(ClaimPipeline.Scheduling.SourceRunResult))]
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(ArticleWithProvenance))]
[JsonSerializable(typeof(ClaimWithProvenance))]
[JsonSerializable(typeof(VerifiedClaim))]
[JsonSerializable(typeof(ClaimPipeline.OfficialFigures.EditionChange))]
[JsonSerializable(typeof(CheckedText))]
[JsonSerializable(typeof(StoredPage))]
internal sealed partial class OutputJson : JsonSerializerContext
{
    // Lazy: the generated half of this class, which makes Default, may be initialized after this half.
    private static readonly Lazy<JsonSerializerOptions> All = new(() => new JsonSerializerOptions(RecordsJson.Compact.Options)
    {
        TypeInfoResolver = JsonTypeInfoResolver.Combine(RecordsJson.Compact, Default),
    });

    /// <summary>How a type is written, on one line.</summary>
    public static JsonTypeInfo<T> Of<T>() => (JsonTypeInfo<T>)All.Value.GetTypeInfo(typeof(T));
}
