using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ClaimPipeline.App.Exporting;

/// <summary>JSON objects of other people's vocabularies, on one line; members without a value are left out.</summary>
internal static class JsonLine
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An object of these members, in this order.</summary>
    public static JsonObject Object(params ReadOnlySpan<(string Name, JsonNode? Value)> members)
    {
        var made = new JsonObject();
        foreach (var (name, value) in members)
        {
            if (value is not null)
            {
                made.Add(name, value);
            }
        }

        return made;
    }

    /// <summary>The line.</summary>
    public static string Of(JsonObject value) => value.ToJsonString(Options) + "\n";
}
