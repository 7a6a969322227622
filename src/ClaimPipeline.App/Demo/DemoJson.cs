using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClaimPipeline.App.Demo;

/// <summary>Reads the manifests: comments and trailing commas are fine, unknown members are mistakes.</summary>
[JsonSerializable(typeof(DemoHost))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true)]
internal sealed partial class DemoJson : JsonSerializerContext;
