using ClaimPipeline.Crawling;

namespace ClaimPipeline.Tests.Crawling;

public sealed class PublicSuffixesTests
{
    [Theory]
    [InlineData("example.com", "example.com")]
    [InlineData("www.news.example.com", "example.com")]
    [InlineData("www.example.co.uk", "example.co.uk")]
    [InlineData("www.mofcom.gov.cn", "mofcom.gov.cn")]
    [InlineData("a.b.example.unlisted", "example.unlisted")]
    [InlineData("www.ck", "www.ck")]
    [InlineData("a.www.ck", "www.ck")]
    [InlineData("a.b.c.ck", "b.c.ck")]
    [InlineData("shop.city.kawasaki.jp", "city.kawasaki.jp")]
    [InlineData("a.b.c.kawasaki.jp", "b.c.kawasaki.jp")]
    [InlineData("www.xn--85x722f.xn--55qx5d.cn", "xn--85x722f.xn--55qx5d.cn")]
    [InlineData("co.uk", "co.uk")]
    public void Registrable_Host_IsTheLabelBeforeTheSuffix(string host, string expected) =>
        PublicSuffixes.Default.Registrable(host, withCustomers: true).ShouldBe(expected);

    [Theory]
    [InlineData("http://a.alice.github.io/", "github.io", "alice.github.io")]
    [InlineData("http://bob.blogspot.com/", "blogspot.com", "bob.blogspot.com")]
    [InlineData("http://www.example.org:8080/", "example.org", "example.org")]
    [InlineData("http://例子.中国/", "xn--fsqu00a.xn--fiqs8s", "xn--fsqu00a.xn--fiqs8s")]
    [InlineData("http://127.0.0.1:8080/", "127.0.0.1:8080", "127.0.0.1:8080")]
    [InlineData("http://[::1]/", "[::1]", "[::1]")]
    [InlineData("http://localhost:1/", "localhost:1", "localhost:1")]
    public void Of_CustomersOfOneHost_AreOneSiteAndManyPublishers(string url, string site, string publisher)
    {
        var parsed = UrlNormalizer.Parse(url, null)!;
        (SiteName.Of(parsed), SiteName.PublisherOf(parsed)).ShouldBe((site, publisher));
    }

    [Fact]
    public void Constructor_EveryRuleOfTheShippedList_IsRead()
    {
        // A name under each rule is registrable with one label more than the rule has.
        foreach (var rule in ShippedRules().Where(r => r[0] is not ('!' or '*')))
        {
            var suffix = DomainName.ToAscii(rule)!;
            PublicSuffixes.Default.Registrable($"www.name.{suffix}", withCustomers: true).ShouldEndWith("." + suffix);
            PublicSuffixes.Default.Registrable(suffix, withCustomers: true).ShouldBe(suffix);
        }
    }

    private static IEnumerable<string> ShippedRules() =>
        File.ReadLines(TestKit.Repository.At("src", "ClaimPipeline", "Crawling", "public_suffix_list.dat"))
            .Select(line => line.Trim())
            .Where(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal));
}
