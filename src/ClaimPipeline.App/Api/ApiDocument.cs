using ClaimPipeline.Records;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ClaimPipeline.App.Api;

/// <summary>The OpenAPI document of the API.</summary>
internal static class ApiDocument
{
    /// <summary>Says what the framework cannot see: title, and the shape of types with a JSON form of their own.</summary>
    public static void Configure(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "ClaimPipeline", Version = "v1", Description = "Claims, their verdicts and all that leads to them. The guide has examples of every address.",
            };
            document.Servers = [];
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer(async (schema, context, cancellationToken) =>
        {
            var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>))
            {
                schema.Type = JsonSchemaType.Array;
                schema.Items = await ItemAsync(type.GetGenericArguments()[0], context, cancellationToken);
            }
            else if (type == typeof(Period) || Array.Exists(type.GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ITextId<>)))
            {
                schema.Type = JsonSchemaType.String;
                schema.Properties?.Clear();
            }
        });
    }

    /// <summary>A record by its name, since records hold lists of their own kind; anything else in place.</summary>
    private static async Task<IOpenApiSchema> ItemAsync(Type item, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (!item.IsClass || item == typeof(string) || context.Document is not { } document)
        {
            return await context.GetOrCreateSchemaAsync(item, null, cancellationToken);
        }

        if (document.Components?.Schemas?.ContainsKey(item.Name) != true)
        {
            document.AddComponent<IOpenApiSchema>(item.Name, new OpenApiSchema());
            document.Components!.Schemas![item.Name] = await context.GetOrCreateSchemaAsync(item, null, cancellationToken);
        }

        return new OpenApiSchemaReference(item.Name, document);
    }
}
