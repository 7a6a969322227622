using System.Text.Json;
using ClaimPipeline.Records;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.Tests.Seeds;

/// <summary>The form of the seed lists in <c>seeds/</c>; nothing is fetched.</summary>
public sealed class SeedListsTests
{
    private static readonly List<(string File, Seed Seed)> All = Directory.EnumerateFiles(Repository.At("seeds"), "*.json")
        .Order(StringComparer.Ordinal)
        .SelectMany(file => JsonSerializer.Deserialize(File.ReadAllBytes(file), RecordsJson.Compact.ListSeed)!
            .Select(seed => (Path.GetFileName(file), seed)))
        .ToList();

    [Fact]
    public void Lists_Together_HoldEnoughSourcesUnderUniqueNames()
    {
        All.Count.ShouldBeGreaterThanOrEqualTo(30);
        All.Select(entry => entry.Seed.Name).ShouldBeUnique();
        All.Select(entry => entry.Seed.Url).ShouldBeUnique();
    }

    [Fact]
    public void Entries_All_AreComplete()
    {
        foreach (var (file, seed) in All)
        {
            var where = $"{file}: {seed.Name}";
            seed.Name.ShouldMatch("^[a-z0-9-]+$", where);
            Uri.TryCreate(seed.Url, UriKind.Absolute, out var url).ShouldBeTrue(where);
            url!.Scheme.ShouldBeOneOf("http", "https");
            url.Host.ShouldContain('.', where);
            seed.Publisher.ShouldNotBeNullOrWhiteSpace(where);
            seed.Why.ShouldNotBeNullOrWhiteSpace(where);
            seed.Language.ShouldMatch("^[a-z]{2,3}(-[A-Za-z0-9]+)*$", where);
            Enum.IsDefined(seed.Kind).ShouldBeTrue(where);
        }
    }

    [Fact]
    public void Scopes_Globs_StartWithASlash()
    {
        foreach (var (file, seed) in All)
        {
            IEnumerable<string> globs = [.. seed.Scope?.Include ?? [], .. seed.Scope?.Exclude ?? []];
            globs.Where(glob => !glob.StartsWith('/')).ShouldBeEmpty($"{file}: {seed.Name}");
        }
    }
}
