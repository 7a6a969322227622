using ClaimPipeline.Search;

namespace ClaimPipeline.Tests.Search;

/// <summary>Conditions go into a query and come out of it, and the rest of it means what it meant.</summary>
public sealed class QueryTextTests
{
    [Theory]
    [InlineData("", "type:share", "type:share")]
    [InlineData("rare earths", "type:share", "rare earths type:share")]
    [InlineData("ban OR quota", "type:share", "(ban OR quota) type:share")]
    [InlineData("(ban OR quota) tin", "type:share", "(ban OR quota) tin type:share")]
    [InlineData("\"export ban", "type:share", "\"export ban\" type:share")]
    [InlineData("\"export ban\"", "type:share", "\"export ban\" type:share")]
    [InlineData("commodity:\"rare earths", "type:share", "commodity:\"rare earths\" type:share")]
    public void With_ACondition_HoldsForTheWholeQuery(string query, string condition, string expected)
    {
        var made = QueryText.With(query, condition);
        made.ShouldBe(expected);
        QueryParser.Parse(made, null).Error.ShouldBeNull();
        QueryText.Conditions(made).Select(span => span.Slice(made)).ShouldContain(condition);
    }

    [Theory]
    [InlineData("tin type:share place:CHN", "type:share", "tin place:CHN")]
    [InlineData("tin AND type:share", "type:share", "tin")]
    [InlineData("type:share AND tin", "type:share", "tin")]
    [InlineData("tin AND type:share AND ban", "type:share", "tin AND ban")]
    [InlineData("type:(quota OR ban) tin", "type:(quota OR ban)", "tin")]
    [InlineData("commodity:\"rare earths\" figure:[60% TO 80%]", "figure:[60% TO 80%]", "commodity:\"rare earths\"")]
    public void Without_ACondition_LeavesTheRest(string query, string condition, string expected)
    {
        var span = QueryText.Conditions(query).Single(span => span.Slice(query) == condition);
        QueryText.Without(query, span).ShouldBe(expected);
    }

    [Theory]
    [InlineData("tin -type:share")]
    [InlineData("NOT type:share")]
    [InlineData("-(type:share place:CHN)")]
    [InlineData("(type:share)")]
    [InlineData("tin OR type:share")]
    [InlineData("NEAR(tin ore, 5)")]
    [InlineData("\"type:share\"")]
    [InlineData("-type:(quota OR ban)")]
    public void Conditions_WhatDoesNotHoldForTheWhole_IsNoneOfThem(string query) => QueryText.Conditions(query).ShouldBeEmpty();
}
