using System.Reflection;
using System.Text.Json;
using ClaimPipeline.Records;

namespace ClaimPipeline.Tests.Records;

public sealed class RecordsJsonTests
{
    [Fact]
    public void GetTypeInfo_ItemsOfEveryList_AreKnown()
    {
        var items = typeof(RecordsJson).Assembly.GetExportedTypes()
            .Where(type => type.Namespace == typeof(RecordsJson).Namespace)
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            .Select(property => property.PropertyType)
            .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>))
            .Select(type => type.GetGenericArguments()[0])
            .Where(type => !type.IsGenericParameter)
            .Distinct();
        items.Where(type => RecordsJson.Compact.GetTypeInfo(type) is null).ShouldBeEmpty();
    }

    [Fact]
    public void Deserialize_WrittenLists_AreEqual()
    {
        var seed = new Seed("a", "http://a.test/", SeedKind.Feed, "A", "en", "w", new SeedScope { Include = ["/a/**", "/b"] });
        var text = JsonSerializer.Serialize(seed, RecordsJson.Compact.Seed);
        JsonSerializer.Deserialize(text, RecordsJson.Compact.Seed).ShouldBe(seed);
    }

    [Fact]
    public void Deserialize_MissingAndNullLists_AreEmpty()
    {
        JsonSerializer.Deserialize("""{"name":"a","scope":{"hosts":null}}""", RecordsJson.Compact.Seed)!
            .Scope.ShouldBe(new SeedScope());
    }

    [Theory]
    [InlineData("""{"scope":{"hosts":"a.test"}}""")]
    [InlineData("""{"scope":{"hosts":[null]}}""")]
    [InlineData("""{"scope":{"hosts":["a.test" """)]
    public void Deserialize_BrokenLists_Throws(string text) =>
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize(text, RecordsJson.Compact.Seed));
}
