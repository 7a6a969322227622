using System.Collections.Frozen;
using ClaimPipeline.Records;
using ClaimPipeline.Units;

namespace ClaimPipeline.Evaluation;

/// <summary>Names of units as NewsQuant writes them, where they are not those of the unit table.</summary>
internal static class NewsQuantUnits
{
    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>
    {
        ["%"] = "percentage", ["{pp}"] = "percentage point", ["[ppm]"] = "parts-per-million", ["[ppb]"] = "parts-per-billion",
        ["{times}"] = "count", ["kt"] = "kiloton", ["Mt"] = "megaton", ["Gt"] = "gigaton", ["[oz_tr]"] = "ounce", ["[foz_us]"] = "ounce",
        ["[ston_av]"] = "short ton", ["km3"] = "cubic kilometre", ["[bbl_us]{oe}"] = "barrel of oil equivalent",
        ["10*6.[Btu]"] = "mega british thermal unit", ["A.h"] = "ampere-hour", ["mA.h"] = "milliampere-hour", ["W.h"] = "watt-hour",
        ["kt/a"] = "kiloton per year", ["Mt/a"] = "megaton per year", ["t/a"] = "ton per year", ["t/d"] = "ton per day",
        ["USD"] = "dollar", ["USc"] = "cent", ["EUR"] = "euro", ["EURc"] = "cent", ["GBP"] = "pound sterling", ["GBp"] = "penny",
        ["JPY"] = "japanese yen", ["CNY"] = "chinese yuan", ["HKD"] = "hong kong dollar", ["TWD"] = "new taiwan dollar",
        ["SGD"] = "singaporean dollar", ["AUD"] = "australian dollar", ["NZD"] = "new zealand dollar", ["CAD"] = "canadian dollar",
        ["INR"] = "indian rupee", ["PKR"] = "pakistani rupee", ["LKR"] = "sri lankan rupee", ["BDT"] = "bangladeshi taka",
        ["IDR"] = "indonesian rupiah", ["MYR"] = "malaysian ringgit", ["THB"] = "thai baht", ["PHP"] = "philippine peso",
        ["VND"] = "vietnamese dong", ["KRW"] = "south korean won", ["KZT"] = "kazakhstani tenge", ["RUB"] = "russian ruble",
        ["UAH"] = "ukrainian hryvnia", ["CHF"] = "swiss franc", ["SEK"] = "swedish krone", ["NOK"] = "norwegian krone",
        ["DKK"] = "danish krone", ["PLN"] = "polish złoty", ["CZK"] = "czech koruna", ["HUF"] = "hungarian forint",
        ["TRY"] = "turkish lira", ["ILS"] = "shekel", ["SAR"] = "saudi riyal", ["AED"] = "united arab emirates dirham",
        ["IRR"] = "iranian rial", ["EGP"] = "egyptian pound", ["ZAR"] = "south african rand", ["NGN"] = "nigerian naira",
        ["KES"] = "kenyan shilling", ["GHS"] = "ghanaian cedi", ["BRL"] = "brazilian real", ["MXN"] = "mexican peso",
        ["ARS"] = "argentine peso", ["CLP"] = "chilean peso", ["PEN"] = "peruvian sol", ["BTC"] = "bitcoin",
        ["HRK"] = "croatian kuna", ["AMD"] = "armenian dram", ["ETB"] = "ethiopian birr", ["BGN"] = "bulgarian lev", ["BYN"] = "belarusian ruble",
        ["MAD"] = "moroccan dirham", ["CRC"] = "costa rican colón", ["GTQ"] = "guatemalan quetzal", ["COP"] = "colombian peso", ["AOA"] = "angolan kwanza",
        ["GEL"] = "georgian lari", ["FIM"] = "finnish markka", ["NLG"] = "netherlands guilde", ["LAK"] = "lao kip", ["KHR"] = "cambodian riel",
        ["KGS"] = "kyrgyzstani som", ["BWP"] = "botswana pula", ["BOB"] = "bolivian boliviano", ["AFN"] = "afghan afghani", ["ALL"] = "albanian lek",
        ["HNL"] = "honduran lempira", ["DEM"] = "deutsche mark", ["FRF"] = "french franc", ["ITL"] = "italian lira", ["AU"] = "astronomical unit",
        ["[diop]"] = "diopter (lens)", ["[HPm]"] = "horsepower", ["[gal_br]"] = "gallon", ["[nmi_i]"] = "mile", ["[HP]"] = "horsepower",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The name of a unit; a ton that the text does not call metric is a ton.</summary>
    public static string Of(Unit unit, string surface)
    {
        if (unit.Code == "t" && !surface.Contains("tonne", StringComparison.OrdinalIgnoreCase) && !surface.Contains("metric", StringComparison.OrdinalIgnoreCase)
            && surface.Contains("ton", StringComparison.OrdinalIgnoreCase))
        {
            return "ton";
        }

        if (unit.Code == "t")
        {
            return "metric ton";
        }

        if (Names.TryGetValue(unit.Code, out var name))
        {
            return name;
        }

        var slash = unit.Code.LastIndexOf('/');
        return slash > 0 && UnitTable.Default.EntryOf(unit) is null
            ? $"{Of(unit with { Code = unit.Code[..slash] }, surface)} per {Of(unit with { Code = unit.Code[(slash + 1)..] }, surface)}"
            : UnitTable.Default.NameOf(unit);
    }
}
