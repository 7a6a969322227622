using ClaimPipeline.Records;
using ClaimPipeline.Text;

namespace ClaimPipeline.Tests.Text;

public sealed class TokenizerTests
{
    [Theory]
    [InlineData("Rare-earth output, 2022", "rare earth output 2022")]
    [InlineData("210,000 t and 3.5 %", "210000 t and 3.5")]
    [InlineData("1 210\u00A0000 or 210\u202F000", "1 210000 or 210000")]
    [InlineData("3,5 Mio. t", "3.5 mio t")]
    [InlineData("1,234,567.89", "1234567.89")]
    [InlineData("in 2022,2023 and 12,34,567", "in 2022 2023 and 1234567")]
    [InlineData("The U.S. and the U.S.A. said", "the us and the usa said")]
    [InlineData("end of A. Then", "end of a then")]
    [InlineData("China's ‘don’t’ l’exportation O'Brien", "china dont l exportation o brien")]
    [InlineData("Été Übermäßig Łódź CO₂", "ete ubermaßig lodz co2")]
    [InlineData("ＲＡＲＥ　１２，５００ｔ", "rare 12500 t")]
    [InlineData("5G 210kt 3.5Mt 2nd", "5g 210kt 3.5 mt 2nd")]
    [InlineData("稀土2022年出口", "稀 土 2022 年 出 口")]
    [InlineData("co\u00ADoperation e\u0301te\u0301", "cooperation ete")]
    [InlineData("Wall Street** points (to) \"it\"。", "wall street points to it")]
    [InlineData(" ,.;'’- ", "")]
    public void Tokenize_OfText_GivesFoldedWords(string text, string expected) =>
        string.Join(' ', Tokenizer.Tokenize(text).Select(t => t.Normalized)).ShouldBe(expected);

    [Theory]
    [InlineData("China's 210,000 t (U.S.)", "China's|210,000|t|U.S.")]
    [InlineData("3.5Mt of 稀土", "3.5|Mt|of|稀|土")]
    public void Tokenize_OfText_SpansCoverTheWords(string text, string expected) =>
        string.Join('|', Tokenizer.Tokenize(text).Select(t => t.Span.Slice(text))).ShouldBe(expected);

    [Fact]
    public void Tokenize_AnyCharacters_GivesOrderedSpansAndTexts()
    {
        var random = new Random(7);
        const string Alphabet = "aZ9,.'’-\u0301\u200D\u00AD 稀\uD842\uDFB7\uD83D\uDE00\u0E40\uAC00２٣\0\n";
        for (var round = 0; round < 2000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => Alphabet[random.Next(Alphabet.Length)]));
            var end = 0;
            foreach (var token in Tokenizer.Tokenize(text))
            {
                token.Span.Start.ShouldBeGreaterThanOrEqualTo(end);
                token.Span.Length.ShouldBeGreaterThan(0);
                token.Normalized.ShouldNotBeEmpty();
                end = token.Span.End;
            }

            end.ShouldBeLessThanOrEqualTo(text.Length);
        }
    }

    [Fact]
    public void Tokenize_OneEndlessWord_IsCut() =>
        Tokenizer.Tokenize(new string('a', 100_000)).Max(t => t.Span.Length).ShouldBe(256);

    [Fact]
    public void Tokenize_TwiceOverOneSequence_GivesTheSame()
    {
        var tokens = Tokenizer.Tokenize("quota of 500 tonnes");
        tokens.ToArray().ShouldBe(tokens.ToArray());
        tokens.First().Span.ShouldBe(new TextSpan(0, 5));
    }
}
