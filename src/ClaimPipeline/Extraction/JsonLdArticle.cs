using System.Text.Json;

namespace ClaimPipeline.Extraction;

/// <summary>What a page's JSON-LD says of its article.</summary>
internal sealed class JsonLdArticle
{
    public string? Type { get; private set; }

    public string? Headline { get; private set; }

    public string? Published { get; private set; }

    public string? Modified { get; private set; }

    public string? Publisher { get; private set; }

    public string? Language { get; private set; }

    public string? Body { get; private set; }

    public List<string> Authors { get; } = [];

    /// <summary>Whether any node is an article of some kind.</summary>
    public bool IsArticle => Rank(Type) >= 3;

    /// <summary>Reads all blocks of a page; the node that is most an article wins, the first among equals.</summary>
    public static JsonLdArticle Read(IEnumerable<string> blocks)
    {
        var article = new JsonLdArticle();
        var nodes = new List<JsonElement>();
        var documents = new List<JsonDocument>();
        foreach (var block in blocks)
        {
            if (Parse(block) is { } document)
            {
                documents.Add(document);
                Collect(document.RootElement, nodes, 0);
            }
        }

        var best = default(JsonElement);
        var bestRank = 0;
        foreach (var node in nodes)
        {
            var rank = Rank(TypeOf(node));
            if (rank > bestRank)
            {
                (best, bestRank) = (node, rank);
            }
        }

        if (bestRank > 0)
        {
            article.Take(best, nodes);
        }

        documents.ForEach(document => document.Dispose());
        return article;
    }

    private void Take(JsonElement node, List<JsonElement> all)
    {
        Type = TypeOf(node);
        Headline = TextOf(node, "headline") ?? (Rank(Type) >= 3 ? TextOf(node, "name") : null);
        Published = TextOf(node, "datePublished") ?? TextOf(node, "dateCreated");
        Modified = TextOf(node, "dateModified");
        Language = TextOf(node, "inLanguage");
        Body = TextOf(node, "articleBody");
        Publisher = NameOf(node, "publisher", all).FirstOrDefault();
        Authors.AddRange(NameOf(node, "author", all));
        if (Authors.Count == 0)
        {
            Authors.AddRange(NameOf(node, "creator", all));
        }
    }

    // What is an article, in order of how sure that is.
    private static int Rank(string? type) => type switch
    {
        "NewsArticle" or "ReportageNewsArticle" or "AnalysisNewsArticle" or "OpinionNewsArticle" or "BackgroundNewsArticle" => 6,
        "BlogPosting" or "LiveBlogPosting" or "Report" or "ScholarlyArticle" or "TechArticle" or "AdvertiserContentArticle" => 5,
        "Article" => 4,
        "SocialMediaPosting" or "DiscussionForumPosting" or "Review" => 3,
        "WebPage" or "ItemPage" => 2,
        _ => 0,
    };

    private static string? TypeOf(JsonElement node)
    {
        if (!node.TryGetProperty("@type", out var type))
        {
            return null;
        }

        string? best = null;
        foreach (var one in type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().ToArray() : [type])
        {
            var name = one.ValueKind == JsonValueKind.String ? one.GetString()!.Split('/', ':')[^1] : null;
            best = Rank(name) > Rank(best) || best is null ? name : best;
        }

        return best;
    }

    private static void Collect(JsonElement element, List<JsonElement> nodes, int depth)
    {
        if (depth > 12 || nodes.Count > 2000)
        {
            return;
        }

        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                Collect(item, nodes, depth + 1);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            nodes.Add(element);
            foreach (var property in element.EnumerateObject())
            {
                // Articles inside lists and other articles' parts are not the page's own.
                if (property.Name is "@graph" or "mainEntity" or "mainEntityOfPage" or "publisher" or "author" or "item" && property.Value.ValueKind is JsonValueKind.Array or JsonValueKind.Object)
                {
                    Collect(property.Value, nodes, depth + 1);
                }
            }
        }
    }

    private static string? TextOf(JsonElement node, string name)
    {
        if (!node.TryGetProperty(name, out var value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0)
        {
            value = value[0];
        }

        if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty("@value", out var inner))
        {
            value = inner;
        }

        var text = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    private static List<string> NameOf(JsonElement node, string name, List<JsonElement> all)
    {
        var names = new List<string>();
        if (!node.TryGetProperty(name, out var value))
        {
            return names;
        }

        foreach (var one in value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToArray() : [value])
        {
            var found = one.ValueKind switch
            {
                JsonValueKind.String => one.GetString(),
                JsonValueKind.Object => TextOf(one, "name") ?? NameById(one, all),
                _ => null,
            };
            if (!string.IsNullOrWhiteSpace(found) && !names.Contains(found))
            {
                names.Add(found);
            }
        }

        return names;
    }

    private static string? NameById(JsonElement reference, List<JsonElement> all)
    {
        if (TextOf(reference, "@id") is not { } id)
        {
            return null;
        }

        foreach (var node in all)
        {
            if (TextOf(node, "@id") == id && TextOf(node, "name") is { } name)
            {
                return name;
            }
        }

        return null;
    }

    private static JsonDocument? Parse(string block)
    {
        var options = new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };
        var text = block.Trim();
        text = text.StartsWith("<!--", StringComparison.Ordinal) ? text[4..] : text;
        text = text.StartsWith("<![CDATA[", StringComparison.Ordinal) ? text[9..] : text;
        text = text.Replace("]]>", "", StringComparison.Ordinal).Replace("-->", "", StringComparison.Ordinal).TrimEnd(';', ' ', '\n', '\r', '/');
        try
        {
            return JsonDocument.Parse(text, options);
        }
        catch (JsonException)
        {
            // Line feeds inside strings are the commonest fault.
            try
            {
                return JsonDocument.Parse(string.Create(text.Length, text, static (span, from) =>
                {
                    for (var i = 0; i < from.Length; i++)
                    {
                        span[i] = from[i] < ' ' ? ' ' : from[i];
                    }
                }), options);
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }
}
