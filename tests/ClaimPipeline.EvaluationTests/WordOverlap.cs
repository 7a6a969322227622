namespace ClaimPipeline.EvaluationTests;

/// <summary>How much two texts have in common.</summary>
internal static class WordOverlap
{
    /// <summary>F1 over the words of two texts, as multisets.</summary>
    public static double F1(string expected, string actual)
    {
        var wanted = Words(expected);
        var counts = wanted.CountBy(word => word).ToDictionary(StringComparer.Ordinal);
        var common = 0;
        var total = 0;
        foreach (var word in Words(actual))
        {
            total++;
            if (counts.TryGetValue(word, out var left) && left > 0)
            {
                counts[word] = left - 1;
                common++;
            }
        }

        return common == 0 ? 0 : 2.0 * common / (total + wanted.Length);
    }

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
