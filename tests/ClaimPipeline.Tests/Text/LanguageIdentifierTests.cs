using ClaimPipeline.Text;

namespace ClaimPipeline.Tests.Text;

public sealed class LanguageIdentifierTests
{
    [Theory]
    [InlineData("The ministry said that exports of the metal were restricted in the first half of the year.", "en")]
    [InlineData("Das Ministerium hat die Ausfuhr des Metalls eingeschränkt, und die Preise sind seit dem Herbst gestiegen.", "de")]
    [InlineData("Le ministère a limité les exportations du métal et les prix ont augmenté dans le pays.", "fr")]
    [InlineData("El ministerio limitó las exportaciones del metal y los precios subieron en el país, según la agencia.", "es")]
    [InlineData("O ministério limitou as exportações do metal e os preços subiram no país, mas não há data.", "pt")]
    [InlineData("Il ministero ha limitato le esportazioni del metallo e i prezzi sono saliti nel paese.", "it")]
    [InlineData("Het ministerie heeft de uitvoer van het metaal beperkt en de prijzen zijn gestegen.", "nl")]
    [InlineData("Министерство ограничило экспорт металла, и цены в стране выросли, но не на все товары.", "ru")]
    [InlineData("商务部宣布对稀土实施出口管制。", "zh")]
    [InlineData("政府はレアアースの輸出を制限した。", "ja")]
    [InlineData("정부는 희토류 수출을 제한했다.", "ko")]
    [InlineData("قالت الوزارة إن صادرات المعدن محدودة", "ar")]
    [InlineData("USGS 2023 Nd Pr Dy", "und")]
    [InlineData("", "und")]
    public void Identify_OfText_NamesItsLanguage(string text, string expected) => LanguageIdentifier.Identify(text).ShouldBe(expected);
}
