using ClaimPipeline.Text;

namespace ClaimPipeline.Tests.Text;

public sealed class FingerprinterTests
{
    private static readonly string Copy = string.Join(' ', Enumerable.Range(0, 200).Select(i => $"word{i * 7 % 113} of sentence {i}"));

    [Fact]
    public void Of_SameWordsInOtherSpelling_IsTheSame() =>
        Fingerprinter.Of("The QUOTA of 210,000 t, they said.").ShouldBe(Fingerprinter.Of("the quota of 210000 t – they said"));

    [Fact]
    public void Of_CopyWithOtherHeadAndTail_DiffersInFewBits()
    {
        var copy = "By our staff. " + Copy.Replace("sentence 100", "sentence one hundred", StringComparison.Ordinal) + " Reporting by agencies.";
        Fingerprinter.Of(Copy).DistanceTo(Fingerprinter.Of(copy)).ShouldBeLessThanOrEqualTo(5);
    }

    [Fact]
    public void Of_OtherText_DiffersInManyBits()
    {
        var other = string.Join(' ', Enumerable.Range(0, 200).Select(i => $"term{i * 5 % 97} in line {i * 3}"));
        Fingerprinter.Of(Copy).DistanceTo(Fingerprinter.Of(other)).ShouldBeGreaterThan(15);
    }

    [Fact]
    public void Of_TwoWords_IsZero() => Fingerprinter.Of("two words").Bits.ShouldBe(0UL);

    [Theory]
    [InlineData("one two three four five six", "one two three four five six", 1.0)]
    [InlineData("one two three four five six", "one two three four", 1.0)]
    [InlineData("one two three four", "one two three five", 0.5)]
    [InlineData("one two three four", "four three two one", 0.0)]
    [InlineData("one two", "one two", 0.0)]
    public void Overlap_Texts_IsTheShareOfTheShorter(string text, string other, double share) =>
        Fingerprinter.Overlap(text, other).ShouldBe(share);
}
