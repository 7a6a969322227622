namespace ClaimPipeline.Comparison;

/// <summary>Place values of significant digits.</summary>
internal static class RoundedDigits
{
    /// <summary>The place value of a number's n-th significant digit: 100 for the second digit of 1300.</summary>
    public static decimal Place(decimal value, int digit)
    {
        var size = Math.Abs(value);
        if (size == 0)
        {
            return 1;
        }

        var place = 1m;
        while (size >= place * 10)
        {
            place *= 10;
        }

        while (size < place)
        {
            place /= 10;
        }

        for (var i = 1; i < digit; i++)
        {
            place /= 10;
        }

        return place;
    }
}
