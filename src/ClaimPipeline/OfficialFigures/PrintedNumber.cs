using System.Globalization;

namespace ClaimPipeline.OfficialFigures;

/// <summary>A number as an official table prints it: digits with a decimal point, no separators.</summary>
internal static class PrintedNumber
{
    /// <summary>Reads the number and the place value of its last digit that counts.</summary>
    /// <param name="text">Such as <c>210000</c> or <c>33.8</c>.</param>
    /// <param name="value">The number.</param>
    /// <param name="resolution">0.1 for <c>33.8</c>, 10000 for <c>210000</c>: trailing zeros of a whole number do not count.</param>
    public static bool TryRead(string text, out decimal value, out decimal resolution)
    {
        resolution = 0;
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value))
        {
            return false;
        }

        resolution = 1;
        var point = text.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0)
        {
            for (var i = point + 1; i < text.Length && resolution > 1e-20m; i++)
            {
                resolution /= 10;
            }
        }
        else if (value != 0)
        {
            for (var i = text.Length - 1; i > 0 && text[i] == '0'; i--)
            {
                resolution *= 10;
            }
        }

        return true;
    }
}
