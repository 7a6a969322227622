using System.Text.Json;
using ClaimPipeline.Records;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.EvaluationTests.Extraction;

/// <summary>A page of <c>corpus/pages/extraction</c> and what a person would copy out of it.</summary>
internal sealed class ExpectedPage
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    private static readonly Dictionary<string, string> Types = new()
    {
        [".html"] = "text/html",
        [".txt"] = "text/plain",
        [".pdf"] = "application/pdf",
        [".docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    };

    public required string Kind { get; set; }

    public required string Url { get; set; }

    /// <summary>What the server said; null: the type of the file, without a charset.</summary>
    public string? ContentType { get; set; }

    public required string Title { get; set; }

    public string? Byline { get; set; }

    public DateOnly? Published { get; set; }

    public DateOnly? Modified { get; set; }

    /// <summary>The drop reason, where the page is no article.</summary>
    public string? Dropped { get; set; }

    public required List<string> Text { get; set; }

    [System.Text.Json.Serialization.JsonIgnore]
    public string Name { get; private set; } = "";

    /// <summary>All pages, by name.</summary>
    public static IReadOnlyList<(ExpectedPage Expected, PageContent Page)> ReadAll()
    {
        const string ending = ".expected.json";
        var pages = new List<(ExpectedPage, PageContent)>();
        foreach (var file in Directory.GetFiles(Repository.At("corpus", "pages", "extraction"), "*" + ending).Order(StringComparer.Ordinal))
        {
            var expected = JsonSerializer.Deserialize<ExpectedPage>(File.ReadAllBytes(file), Strict) ?? throw new InvalidDataException($"{file} holds null.");
            var stem = file[..^ending.Length];
            var extension = Types.Keys.First(type => File.Exists(stem + type));
            var body = File.ReadAllBytes(stem + extension);
            expected.Name = Path.GetFileName(stem);
            pages.Add((expected, new PageContent(
                new FetchedPage
                {
                    Id = FetchedPage.IdOf(expected.Url, body),
                    RequestedUrl = expected.Url,
                    Url = expected.Url,
                    Seed = "corpus",
                    FetchedAt = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
                    StatusCode = 200,
                    ContentType = expected.ContentType ?? Types[extension],
                },
                body)));
        }

        return pages;
    }
}
