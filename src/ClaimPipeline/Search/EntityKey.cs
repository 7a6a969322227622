using ClaimPipeline.Records;
using ClaimPipeline.Text;

namespace ClaimPipeline.Search;

/// <summary>The text by which the index knows an entity: its code, or <c>~</c> and its folded name when it has none.</summary>
public static class EntityKey
{
    /// <summary>The key of an entity.</summary>
    public static string Of(Entity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return entity.Id is { } id ? id.Value : OfName(entity.Name);
    }

    /// <summary>The key of something that has a name only.</summary>
    public static string OfName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return "~" + string.Join(' ', Tokenizer.Tokenize(name).Select(t => t.Normalized));
    }
}
