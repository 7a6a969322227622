using System.Globalization;
using System.Net;
using System.Text.Json;
using ClaimPipeline.Records;

namespace ClaimPipeline.App.Demo;

/// <summary>The pages and seeds that the demo serves, read from <c>corpus/pages/demo</c>.</summary>
internal sealed class DemoPages
{
    private const string Manifest = "site.json";
    private readonly Dictionary<string, Dictionary<string, List<DemoResource>>> _paths;

    private DemoPages(string folder, IReadOnlyList<DemoHost> hosts, IReadOnlyList<Seed> seeds)
    {
        (Folder, Hosts, Seeds) = (folder, hosts, seeds);
        _paths = hosts.ToDictionary(
            host => host.Host,
            host => host.Resources.GroupBy(resource => resource.Path, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal),
            StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The folder they lie in.</summary>
    public string Folder { get; }

    /// <summary>The hosts, by name.</summary>
    public IReadOnlyList<DemoHost> Hosts { get; }

    /// <summary>Where a crawl of the demo starts.</summary>
    public IReadOnlyList<Seed> Seeds { get; }

    /// <summary>
    /// The folder that belongs to this program: beside the executable where it was built or published, else the nearest
    /// <c>corpus/pages/demo</c> above it.
    /// </summary>
    /// <exception cref="DirectoryNotFoundException">There is none.</exception>
    public static string FindFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "corpus", "pages", "demo");
            if (File.Exists(Path.Combine(candidate, "seeds.json")))
            {
                return candidate;
            }
        }

        throw new DirectoryNotFoundException(
            $"The demo's pages (corpus/pages/demo) are neither beside {AppContext.BaseDirectory} nor above it: publish again, or run from a checkout.");
    }

    /// <summary>Reads all manifests of a folder and checks that every file they name is there.</summary>
    /// <exception cref="InvalidDataException">A manifest or the seed list is wrong; the message names file and fault.</exception>
    public static DemoPages Load(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var hosts = Directory.GetDirectories(folder)
            .Where(path => File.Exists(Path.Combine(path, Manifest)))
            .Order(StringComparer.Ordinal)
            .Select(ReadHost)
            .ToList();
        return new DemoPages(folder, hosts, ReadSeeds(Path.Combine(folder, "seeds.json")));
    }

    /// <summary>Whether the demo has that host.</summary>
    public bool Knows(string host) => _paths.ContainsKey(host);

    /// <summary>What a host answers at a path in a state; null when nothing is listed there.</summary>
    public DemoResource? Find(string host, string path, int state) =>
        _paths.TryGetValue(host, out var paths) && paths.TryGetValue(path, out var versions)
            ? versions.Find(version => version.IsIn(state))
            : null;

    /// <summary>The answer of a host to a path that is not listed.</summary>
    public DemoResource NotFoundOf(string host, string path) => new()
    {
        Path = path,
        File = Hosts.First(one => string.Equals(one.Host, host, StringComparison.OrdinalIgnoreCase)).NotFound,
        Type = "text/html; charset=utf-8",
        Status = (int)HttpStatusCode.NotFound,
    };

    /// <summary>The bytes of a resource's body; empty when it has none.</summary>
    public async Task<byte[]> ReadAsync(string host, DemoResource resource, CancellationToken cancellationToken) =>
        resource.File is null
            ? []
            : await File.ReadAllBytesAsync(Path.Combine(Folder, host, resource.File), cancellationToken);

    private static DemoHost ReadHost(string folder)
    {
        var path = Path.Combine(folder, Manifest);
        var host = Read(path, bytes => JsonSerializer.Deserialize(bytes, DemoJson.Default.DemoHost));
        if (!string.Equals(host.Host, Path.GetFileName(folder), StringComparison.Ordinal))
        {
            throw new InvalidDataException($"{path}: host is {host.Host}, but the folder is {Path.GetFileName(folder)}.");
        }

        if (host.NotFound is { } notFound && !File.Exists(Path.Combine(folder, notFound)))
        {
            throw new InvalidDataException($"{path}: {notFound} is not there.");
        }

        var seen = new HashSet<(string, int)>();
        foreach (var resource in host.Resources)
        {
            if (!resource.Path.StartsWith('/'))
            {
                throw new InvalidDataException($"{path}: the path {resource.Path} does not start with a slash.");
            }

            if (resource.File is { } file && !File.Exists(Path.Combine(folder, file)))
            {
                throw new InvalidDataException($"{path}: {resource.Path} names {file}, which is not there.");
            }

            for (var state = DemoSite.FirstState; state <= DemoSite.LastState; state++)
            {
                if (resource.IsIn(state) && !seen.Add((resource.Path, state)))
                {
                    throw new InvalidDataException(string.Create(
                        CultureInfo.InvariantCulture, $"{path}: {resource.Path} is listed twice for state {state}."));
                }
            }
        }

        return host;
    }

    private static List<Seed> ReadSeeds(string path) =>
        Read(path, bytes => JsonSerializer.Deserialize(bytes, RecordsJson.Compact.ListSeed));

    private static T Read<T>(string path, Func<byte[], T?> parse)
        where T : class
    {
        try
        {
            return parse(File.ReadAllBytes(path)) ?? throw new InvalidDataException($"{path}: nothing in it.");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{path}: {error.Message}", error);
        }
    }
}
