using ClaimPipeline.Extraction;

namespace ClaimPipeline.Tests.Extraction;

public sealed class PagedAddressTests
{
    [Theory]
    [InlineData("https://news.example/story", "https://news.example/story/2/", 2)]
    [InlineData("https://news.example/story/", "https://news.example/story/page/3", 3)]
    [InlineData("https://news.example/story.html", "https://news.example/story_2.html", 2)]
    [InlineData("https://news.example/story.html", "https://news.example/story-page-4.html", 4)]
    [InlineData("https://news.example/story?id=7", "https://news.example/story?id=7&page=2", 2)]
    [InlineData("https://news.example/story", "https://news.example/story?seite=2", 2)]
    public void Of_PartsOfAStory_ShareTheBase(string first, string further, int number)
    {
        var one = PagedAddress.Of(new Uri(first));
        var other = PagedAddress.Of(new Uri(further));

        one.Number.ShouldBe(1);
        other.Number.ShouldBe(number);
        other.Base.ShouldBe(one.Base);
    }

    [Theory]
    [InlineData("https://news.example/post-310.html")]
    [InlineData("https://news.example/story?id=7")]
    [InlineData("https://news.example/2024")]
    [InlineData("https://news.example/story?page=77")]
    public void Of_NumbersThatAreIds_AreNoParts(string url) => PagedAddress.Of(new Uri(url)).Number.ShouldBe(1);
}
