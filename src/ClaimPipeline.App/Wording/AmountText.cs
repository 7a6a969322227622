using ClaimPipeline.Records;
using ClaimPipeline.Units;

namespace ClaimPipeline.App.Wording;

/// <summary>Amounts of tables: bounds as signs, units by the names that people use.</summary>
internal static class AmountText
{
    /// <summary>The amount with its unit, such as "210,000 t" or "> 90 %".</summary>
    public static string Of(Quantity quantity) => $"{Number(quantity)} {UnitOf(quantity.Unit)}".TrimEnd();

    /// <summary>The amount alone.</summary>
    public static string Number(Quantity quantity) => quantity.Modifier switch
    {
        Modifier.MoreThan => "> ",
        Modifier.AtLeast => "≥ ",
        Modifier.LessThan => "< ",
        Modifier.AtMost => "≤ ",
        _ => "",
    } + FigureText.Amount(quantity with { Modifier = Modifier.Exact });

    /// <summary>The unit: signs that everybody knows as they are, others by name.</summary>
    public static string UnitOf(Unit unit) => unit.Code switch
    {
        "1" => "",
        "t" or "kt" or "Mt" or "kg" or "g" or "%" => unit.Code,
        _ => UnitTable.Default.PluralOf(unit),
    };
}
