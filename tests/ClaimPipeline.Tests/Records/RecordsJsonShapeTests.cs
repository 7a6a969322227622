using System.Text.Json;
using ClaimPipeline.Records;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.Tests.Records;

/// <summary>The JSON of one full record of each kind, pinned: stores, exports and other programs read it.</summary>
public sealed class RecordsJsonShapeTests
{
    private static readonly Type[] Records =
    [
        typeof(Seed), typeof(FrontierEntry), typeof(FetchedPage), typeof(Article), typeof(ArticleAnalysis), typeof(Claim), typeof(Verdict),
        typeof(OfficialFigure), typeof(Measure), typeof(Run), typeof(Revision), typeof(QuarantinedItem), typeof(Review),
    ];

    public static TheoryData<string> Names => [.. Records.Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Serialize_FullRecord_HasThePinnedShapeAndReadsBackEqual(string name)
    {
        var type = Records.Single(t => t.Name == name);
        var record = FullRecord.Of(type);

        var json = JsonSerializer.Serialize(record, RecordsJson.Indented.GetTypeInfo(type)!);

        GoldenFile.ShouldHold("json", $"{name}.json", json);
        JsonSerializer.Deserialize(json, RecordsJson.Indented.GetTypeInfo(type)!).ShouldBe(record);
    }

    [Fact]
    public void Serialize_PinnedFiles_AreOfRecordsThatExist() => GoldenFile.ShouldHoldOnly("json", Records.Select(type => $"{type.Name}.json"));
}
