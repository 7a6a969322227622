using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ClaimPipeline.App.Api;
using ClaimPipeline.App.Checking;
using ClaimPipeline.App.Exporting;
using ClaimPipeline.App.Official;
using ClaimPipeline.App.Provenance;
using ClaimPipeline.App.Reviewing;
using ClaimPipeline.Pipeline;
using ClaimPipeline.Records;
using ClaimPipeline.Search;

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
[JsonSerializable(typeof(ClaimPipeline.OfficialUpdates.OfficialLookResult))]
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(ArticleWithProvenance))]
[JsonSerializable(typeof(ClaimWithProvenance))]
[JsonSerializable(typeof(VerifiedClaim))]
[JsonSerializable(typeof(ClaimPipeline.OfficialFigures.EditionChange))]
[JsonSerializable(typeof(CheckedText))]
[JsonSerializable(typeof(StoredPage))]
[JsonSerializable(typeof(CheckRequest))]
[JsonSerializable(typeof(CheckAnswer))]
[JsonSerializable(typeof(ReviewRequest))]
[JsonSerializable(typeof(AlertRequest))]
[JsonSerializable(typeof(ReviewAgreement))]
[JsonSerializable(typeof(OfficialSeries))]
[JsonSerializable(typeof(SourceOverview))]
[JsonSerializable(typeof(SourceSchedule))]
[JsonSerializable(typeof(ClaimId))]
[JsonSerializable(typeof(ArticleId))]
[JsonSerializable(typeof(TaggedSentence))]
[JsonSerializable(typeof(ApiPage<OfficialSeries>))]
[JsonSerializable(typeof(ApiPage<OfficialFigure>))]
[JsonSerializable(typeof(ApiPage<ClaimPipeline.OfficialFigures.EditionChange>))]
[JsonSerializable(typeof(ApiPage<Measure>))]
[JsonSerializable(typeof(ApiPage<ClaimId>))]
[JsonSerializable(typeof(ApiPage<ArticleId>))]
[JsonSerializable(typeof(ApiPage<string>))]
[JsonSerializable(typeof(ApiPage<Review>))]
[JsonSerializable(typeof(ApiPage<TaggedSentence>))]
[JsonSerializable(typeof(ApiPage<Run>))]
[JsonSerializable(typeof(ApiPage<QuarantinedItem>))]
[JsonSerializable(typeof(ApiPage<SourceOverview>))]
[JsonSerializable(typeof(ApiPage<FrontierHost>))]
[JsonSerializable(typeof(ApiPage<Alert>))]
[JsonSerializable(typeof(ApiPage<AlertDelivery>))]
internal sealed partial class OutputJson : JsonSerializerContext
{
    // Lazy: the generated half of this class, which makes Default, may be initialized after this half.
    private static readonly Lazy<JsonSerializerOptions> All = new(() => new JsonSerializerOptions(RecordsJson.Compact.Options)
    {
        TypeInfoResolver = JsonTypeInfoResolver.Combine(RecordsJson.Compact, SearchJson.Compact, Default),
    });

    /// <summary>How everything is written, on one line.</summary>
    public static JsonSerializerOptions Everything => All.Value;

    /// <summary>How a type is written, on one line.</summary>
    public static JsonTypeInfo<T> Of<T>() => (JsonTypeInfo<T>)All.Value.GetTypeInfo(typeof(T));
}
