using System.Globalization;

namespace ClaimPipeline.App.Wording;

/// <summary>Proportions as percentages with their sign.</summary>
internal static class PercentText
{
    /// <summary>0.057 as "+5.7 %"; what rounds to nothing keeps a digit that does not.</summary>
    public static string Of(decimal relative)
    {
        var percent = relative * 100;
        return percent.ToString(Math.Abs(percent) is > 0 and < 0.05m ? "+0.####;-0.####;0" : "+#,0.#;-#,0.#;0", CultureInfo.InvariantCulture).Replace('-', '−') + " %";
    }
}
