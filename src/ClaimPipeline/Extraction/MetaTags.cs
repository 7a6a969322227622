namespace ClaimPipeline.Extraction;

/// <summary>The meta elements of a page by their name, property or itemprop, lower case; the first of each name counts.</summary>
internal sealed class MetaTags
{
    private readonly Dictionary<string, List<string>> _values = new(StringComparer.Ordinal);

    public MetaTags(PageTree page)
    {
        foreach (var node in page.Root.Subtree())
        {
            if (node.Tag == Tag.Meta && node.Attribute("content") is { } content && !string.IsNullOrWhiteSpace(content))
            {
                foreach (var attribute in new[] { "property", "name", "itemprop" })
                {
                    if (node.Attribute(attribute) is { Length: > 0 } name)
                    {
                        Add(name.Trim().ToLowerInvariant(), WhiteSpace.Collapse(content));
                    }
                }
            }
        }
    }

    /// <summary>The value of the first of these names that is there.</summary>
    public string? First(params ReadOnlySpan<string> names) => FirstNamed(names)?.Value;

    /// <summary>The first of these names that is there, with its value.</summary>
    public (string Name, string Value)? FirstNamed(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (_values.TryGetValue(name, out var values))
            {
                return (name, values[0]);
            }
        }

        return null;
    }

    /// <summary>All values of a name.</summary>
    public IReadOnlyList<string> All(string name) => _values.TryGetValue(name, out var values) ? values : [];

    private void Add(string name, string value)
    {
        if (!_values.TryGetValue(name, out var values))
        {
            _values[name] = values = [];
        }

        values.Add(value);
    }
}
