using System.Globalization;
using ClaimPipeline.Records;

namespace ClaimPipeline.App.Wording;

/// <summary>Amounts in words for people.</summary>
internal static class FigureText
{
    /// <summary>The number or range without its unit: <c>210,000</c>, <c>5–7</c>, <c>more than 90</c>.</summary>
    public static string Amount(Quantity quantity)
    {
        var hedge = quantity.Modifier switch
        {
            Modifier.Exact or Modifier.Between => "",
            Modifier.MoreThan => "more than ",
            Modifier.AtLeast => "at least ",
            Modifier.LessThan => "less than ",
            Modifier.AtMost => "at most ",
            Modifier.Nearly => "nearly ",
            _ => "about ",
        };
        var top = quantity.MaxValue is { } max ? $"–{Number(max)}" : "";
        return $"{hedge}{Number(quantity.Value)}{top}";
    }

    /// <summary>The amount with its unit.</summary>
    public static string Full(Quantity quantity) =>
        quantity.Unit == Unit.One ? Amount(quantity) : $"{Amount(quantity)} {quantity.Unit.Code}";

    private static string Number(decimal value) => value.ToString("#,0.######", CultureInfo.InvariantCulture);
}
