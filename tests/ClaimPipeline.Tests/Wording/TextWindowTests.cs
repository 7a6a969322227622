using ClaimPipeline.App.Wording;
using ClaimPipeline.Records;

namespace ClaimPipeline.Tests.Wording;

public sealed class TextWindowTests
{
    [Fact]
    public void Around_AShortText_IsTheText() =>
        TextWindow.Around("tin ore", new TextSpan(4, 3), 100).ShouldBe(new TextWindow(new TextSpan(0, 7), false, false));

    [Theory]
    [InlineData(0)]
    [InlineData(5_000)]
    [InlineData(99_990)]
    public void Around_AMegabyte_ShowsThePlaceAndLittleElse(int at)
    {
        var text = string.Concat(Enumerable.Range(0, 10_000).Select(i => $"word{i:00000} "));
        var window = TextWindow.Around(text, new TextSpan(at, 9), 300);
        window.Span.Length.ShouldBeLessThanOrEqualTo(300);
        window.Span.Contains(new TextSpan(at, 9)).ShouldBeTrue();
        window.IsCutBefore.ShouldBe(window.Span.Start > 0);
        window.IsCutBehind.ShouldBe(window.Span.End < text.Length);
    }

    [Fact]
    public void Around_EveryPlaceAmongSurrogates_CutsNoCharacterInTwo()
    {
        var text = string.Concat(Enumerable.Repeat("𠮷", 200));
        for (var at = 0; at < text.Length; at++)
        {
            var window = TextWindow.Around(text, new TextSpan(at, 1), 21);
            char.IsLowSurrogate(text[window.Span.Start]).ShouldBeFalse();
            (window.Span.End < text.Length && char.IsLowSurrogate(text[window.Span.End])).ShouldBeFalse();
        }
    }

    [Fact]
    public void Around_AFocusLongerThanTheWindow_ShowsItsBeginning() =>
        TextWindow.Around(new string('x', 1000), new TextSpan(400, 500), 100).Span.Contains(new TextSpan(400, 50)).ShouldBeTrue();
}
