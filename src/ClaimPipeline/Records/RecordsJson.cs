using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClaimPipeline.Records;

/// <summary>
/// The one JSON shape: stores, <c>--json</c> output, exports and golden files all use it. Names in camelCase, enums by name,
/// nulls left out, dates ISO 8601, text unescaped but for what JSON demands.
/// </summary>
[JsonSerializable(typeof(Seed))]
[JsonSerializable(typeof(List<Seed>))]
[JsonSerializable(typeof(FrontierEntry))]
[JsonSerializable(typeof(FrontierHost))]
[JsonSerializable(typeof(FetchedPage))]
[JsonSerializable(typeof(Article))]
[JsonSerializable(typeof(ArticleAnalysis))]
[JsonSerializable(typeof(Claim))]
[JsonSerializable(typeof(Verdict))]
[JsonSerializable(typeof(OfficialFigure))]
[JsonSerializable(typeof(Measure))]
[JsonSerializable(typeof(OfficialUpdate))]
[JsonSerializable(typeof(OfficialLook))]
[JsonSerializable(typeof(OfficialAddress))]
[JsonSerializable(typeof(Revision))]
[JsonSerializable(typeof(GonePage))]
[JsonSerializable(typeof(Run))]
[JsonSerializable(typeof(QuarantinedItem))]
[JsonSerializable(typeof(SourceSchedule))]
[JsonSerializable(typeof(RunLock))]
[JsonSerializable(typeof(Review))]
[JsonSerializable(typeof(Alert))]
[JsonSerializable(typeof(AlertItem))]
[JsonSerializable(typeof(AlertItem[]))]
[JsonSerializable(typeof(AlertDelivery))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(EntityId))]
[JsonSerializable(typeof(TextBlock))]
[JsonSerializable(typeof(Tag))]
[JsonSerializable(typeof(Figure))]
[JsonSerializable(typeof(ClaimFigure))]
[JsonSerializable(typeof(QuantifiedSentence))]
[JsonSerializable(typeof(Evidence))]
[JsonSerializable(typeof(DropCount))]
[JsonSerializable(typeof(SourceTally))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
public sealed partial class RecordsJson : JsonSerializerContext
{
    private static readonly Lazy<RecordsJson> Lines = new(() => new RecordsJson(Make(indented: false)));
    private static readonly Lazy<RecordsJson> Pretty = new(() => new RecordsJson(Make(indented: true)));

    /// <summary>One line per record.</summary>
    public static RecordsJson Compact => Lines.Value;

    /// <summary>For people.</summary>
    public static RecordsJson Indented => Pretty.Value;

    private static JsonSerializerOptions Make(bool indented) => new(Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = indented,
    };
}
