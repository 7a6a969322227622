using ClaimPipeline.Records;

namespace ClaimPipeline.Classification;

/// <summary>
/// How much each sentence of the corpus counts for a label where scores become decisions: the four kinds of sentence (a word of the keyword baseline or
/// not, a claim or not) are weighed towards the mix that running text has, so that probabilities and thresholds fit it.
/// <see cref="CaseWeights"/> looks at more words; it is for learning.
/// </summary>
internal static class MixWeights
{
    /// <summary>
    /// Of running text, per label: which part has it; which part of those holds a word of the keyword baseline; which part of the
    /// sentences with such a word has the label. As measured with the baseline on real sentences.
    /// </summary>
    private static readonly (double Prevalence, double Recall, double Precision)[] Running = [(0.15, 0.75, 0.55), (0.15, 0.85, 0.6), (0.27, 0.93, 0.62)];

    /// <summary>Weights in the order of the sentences; 1 on average.</summary>
    public static double[] Of(IReadOnlyList<LabelledSentence> sentences, ClaimKind kind, double temper)
    {
        var (prevalence, recall, precision) = Running[(int)kind];
        var found = prevalence * recall;
        var falsely = found * (1 - precision) / precision;
        double[] wanted = [1 - prevalence - falsely, prevalence - found, falsely, found];
        var cells = sentences.Select(sentence => (KeywordClassifier.HasWord(sentence.Text, kind) ? 2 : 0) + (sentence.Is(kind) ? 1 : 0)).ToArray();
        var counts = new double[wanted.Length];
        foreach (var cell in cells)
        {
            counts[cell]++;
        }

        var weights = cells.Select(cell => Math.Pow(wanted[cell] * cells.Length / counts[cell], temper)).ToArray();
        var mean = weights.Average();
        return Array.ConvertAll(weights, weight => weight / mean);
    }
}
