using ClaimPipeline.Classification;

namespace ClaimPipeline.Tests.Classification;

public sealed class LexiconTests
{
    [Theory]
    [InlineData("limit~", "limited")]
    [InlineData("ban~", "banned")]
    [InlineData("impose~", "imposing")]
    [InlineData("levy~", "levies")]
    public void Forms_Tilde_GivesRegularInflections(string entry, string form) => Lexicon.Forms(entry).ShouldContain(form);

    [Fact]
    public void Forms_Plain_GivesTheWordOnly() => Lexicon.Forms("quota").ShouldBe(["quota"]);

    [Fact]
    public void ClassesOf_KnownWord_HoldsItsClass()
    {
        var classes = Lexicon.Shared.ClassesOf(WordHash.Of("embargo"));
        CueFinder.In(classes, WordClass.Ban).ShouldBeTrue();
        CueFinder.In(classes, WordClass.Good).ShouldBeFalse();
    }
}
