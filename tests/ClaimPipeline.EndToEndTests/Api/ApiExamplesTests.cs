using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ClaimPipeline.EndToEndTests.Serving;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.EndToEndTests.Api;

/// <summary>The examples of the guide, sent one by one in their order to a server over the demo's data; and nothing that is not in the guide.</summary>
public sealed partial class ApiExamplesTests
{
    [Fact]
    public async Task Guide_EveryExample_AnswersAsItSays()
    {
        await using var served = await ServedFolder.StartAsync();
        var names = await NamesAsync(served);
        var examples = Examples().Matches(await GuideAsync()).ToList();
        examples.Count.ShouldBeGreaterThan(25);
        foreach (var example in examples)
        {
            var (request, expected) = Read(example.Groups[1].Value, names, served.Base);
            using (request)
            {
                using var answer = await served.Client.SendAsync(request, TestContext.Current.CancellationToken);
                var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
                var told = string.Create(CultureInfo.InvariantCulture, $"{(int)answer.StatusCode} {answer.Content.Headers.ContentType?.MediaType}").TrimEnd();
                told.ShouldBe(expected.Split(" with ")[0], $"{example.Groups[1].Value}\n{body}");
                if (expected.Split(" with ") is [_, var text])
                {
                    body.ShouldContain(text);
                }
            }
        }
    }

    [Fact]
    public async Task Guide_EveryAddress_HasAnExample()
    {
        var served = await ServedFolder.SharedAsync();
        using var document = JsonDocument.Parse(await served.GetAsync("/api/v1/openapi.json"));
        var guide = await GuideAsync();
        var documented = Examples().Matches(guide).Select(m => Pattern(m.Groups[1].Value.Split('\n')[0])).ToHashSet(StringComparer.Ordinal);
        var offered = document.RootElement.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(method => $"{method.Name.ToUpperInvariant()} {Parameters().Replace(path.Name, "X")}"));
        offered.Except(documented).ShouldBeEmpty();
    }

    private static async Task<Dictionary<string, string>> NamesAsync(ServedFolder served)
    {
        using var found = JsonDocument.Parse(await served.GetAsync("/api/v1/search?q=commodity%3A%22rare+earths%22+verdict%3Arefuted&level=claims&limit=1"));
        var hit = found.RootElement.GetProperty("hits")[0];
        using var runs = JsonDocument.Parse(await served.GetAsync("/api/v1/runs?limit=1"));
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["CLAIM"] = hit.GetProperty("claims")[0].GetProperty("claim").GetProperty("id").GetString()!,
            ["ARTICLE"] = hit.GetProperty("article").GetString()!,
            ["RUN"] = runs.RootElement.GetProperty("items")[0].GetProperty("id").GetString()!,
        };
    }

    // METHOD address, headers, an empty line, body; the last line is "=> status type with text".
    private static (HttpRequestMessage Request, string Expected) Read(string example, Dictionary<string, string> names, string root)
    {
        foreach (var (name, value) in names)
        {
            example = Regex.Replace(example, $@"\b{name}\b", value);
        }

        var lines = example.TrimEnd().Split('\n').ToList();
        var expected = lines[^1].ShouldStartWithAndCut("=> ");
        lines.RemoveAt(lines.Count - 1);
        var first = lines[0].Split(' ', 2);
        var request = new HttpRequestMessage(new HttpMethod(first[0]), new Uri(root + first[1]));
        var empty = lines.IndexOf("");
        var headers = lines.Skip(1).Take(empty < 0 ? lines.Count : empty - 1).Select(line => line.Split(": ", 2)).ToList();
        if (empty >= 0)
        {
            request.Content = new StringContent(string.Join('\n', lines.Skip(empty + 1)), Encoding.UTF8);
            request.Content.Headers.Remove("Content-Type");
        }

        foreach (var header in headers)
        {
            if (header[0] == "Content-Type")
            {
                request.Content!.Headers.TryAddWithoutValidation(header[0], header[1]);
            }
            else
            {
                request.Headers.TryAddWithoutValidation(header[0], header[1]);
            }
        }

        return (request, expected);
    }

    private static string Pattern(string line)
    {
        var parts = line.Split(' ')[1].Split('?')[0].Split('/');
        var path = parts.Select((part, i) => i > 3 && (part.Any(c => char.IsUpper(c) || c == '.' || char.IsDigit(c)) || (i == 4 && parts[3] == "alerts" && part != "outbox")) ? "X" : part);
        return $"{line.Split(' ')[0]} {string.Join('/', path)}";
    }

    private static Task<string> GuideAsync() => File.ReadAllTextAsync(Repository.At("docs", "guide", "api.md"), TestContext.Current.CancellationToken);

    [GeneratedRegex("^```http\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Examples();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Parameters();
}

internal static class ExampleLine
{
    /// <summary>What stands behind the beginning that a line must have.</summary>
    public static string ShouldStartWithAndCut(this string line, string start)
    {
        line.ShouldStartWith(start);
        return line[start.Length..];
    }
}
