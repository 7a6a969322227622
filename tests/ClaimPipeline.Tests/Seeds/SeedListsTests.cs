using ClaimPipeline.Crawling;
using ClaimPipeline.Records;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.Tests.Seeds;

/// <summary>The form of the seed lists in <c>seeds/</c>; nothing is fetched.</summary>
public sealed class SeedListsTests
{
    private static readonly IReadOnlyList<Seed> All = SeedListReader.Read(Repository.At("seeds"));

    [Fact]
    public void Lists_Together_HoldEnoughSourcesUnderUniqueNames()
    {
        All.Count.ShouldBeGreaterThanOrEqualTo(30);
        All.Select(seed => seed.Name).ShouldBeUnique();
        All.Select(seed => seed.Url).ShouldBeUnique();
    }

    [Fact]
    public void Entries_All_AreComplete()
    {
        foreach (var seed in All)
        {
            seed.Name.ShouldMatch("^[a-z0-9-]+$", seed.Name);
            Uri.TryCreate(seed.Url, UriKind.Absolute, out var url).ShouldBeTrue(seed.Name);
            url!.Scheme.ShouldBeOneOf("http", "https");
            url.Host.ShouldContain('.', seed.Name);
            seed.Publisher.ShouldNotBeNullOrWhiteSpace(seed.Name);
            seed.Why.ShouldNotBeNullOrWhiteSpace(seed.Name);
            seed.Language.ShouldMatch("^[a-z]{2,3}(-[A-Za-z0-9]+)*$", seed.Name);
            Enum.IsDefined(seed.Kind).ShouldBeTrue(seed.Name);
        }
    }

    [Fact]
    public void Scopes_Globs_StartWithASlash()
    {
        foreach (var seed in All)
        {
            IEnumerable<string> globs = [.. seed.Scope?.Include ?? [], .. seed.Scope?.Exclude ?? []];
            globs.Where(glob => !glob.StartsWith('/')).ShouldBeEmpty(seed.Name);
        }
    }
}
