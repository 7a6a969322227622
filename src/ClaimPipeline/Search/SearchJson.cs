using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ClaimPipeline.Records;

namespace ClaimPipeline.Search;

/// <summary>JSON of documents and results, in the shape of <see cref="RecordsJson"/>.</summary>
[JsonSerializable(typeof(SearchDocument))]
[JsonSerializable(typeof(SearchResult))]
[JsonSerializable(typeof(SearchHit))]
[JsonSerializable(typeof(SearchHit[]))]
[JsonSerializable(typeof(SearchClaim[]))]
[JsonSerializable(typeof(ClaimHit[]))]
[JsonSerializable(typeof(ClaimFigure[]))]
[JsonSerializable(typeof(Highlight[]))]
[JsonSerializable(typeof(FacetCounts[]))]
[JsonSerializable(typeof(FacetValue[]))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(RevisionKind))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
public sealed partial class SearchJson : JsonSerializerContext
{
    private static readonly Lazy<SearchJson> Lines = new(() => new SearchJson(Make()));

    /// <summary>One line per record.</summary>
    public static SearchJson Compact => Lines.Value;

    private static JsonSerializerOptions Make() => new(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
