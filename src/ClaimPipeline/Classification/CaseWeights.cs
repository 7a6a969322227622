using System.Text.RegularExpressions;
using ClaimPipeline.Records;

namespace ClaimPipeline.Classification;

/// <summary>
/// How much each sentence of the corpus counts for a label while it is learned. The corpus is made of hard cases, claims without the usual words and the words
/// without a claim, and a learner would hold the word "ban" for a sign of no ban. So sentences are weighed until, for each usual word, as many
/// of those that hold it make the claim as in text of others (raking; Deming and Stephan 1940).
/// </summary>
internal static class CaseWeights
{
    private const int Rounds = 30;

    /// <summary>A sentence counts at most so often, and at least one part in so many.</summary>
    private const double Most = 4;

    /// <summary>
    /// Per label: the usual words, and which part of the sentences with them makes the claim, as counted in 500 public sentences of many sources;
    /// at last the part of those with none of the words.
    /// </summary>
    private static readonly ((Regex Words, double Share)[] Groups, double Without)[] Running =
    [
        ([
            (new Regex(@"\bquotas?\b"), 0.65),
            (new Regex(@"\blimit"), 0.43),
            (new Regex(@"\bceilings?\b|\bcaps?\b|\bcapped"), 0.29),
            (new Regex("allocat|allot"), 0.36),
            (new Regex("output|produc"), 0.29),
            (new Regex("barrel|bpd|b/d"), 0.51),
            (new Regex(@"tonne|\btons?\b|\bmt\b"), 0.72),
            (new Regex("catch|harvest|fish"), 0.49),
            (new Regex("import|export"), 0.22),
        ], 0.01),
        ([
            (new Regex(@"\bbans?\b|\bbanned|banning"), 0.74),
            (new Regex("prohibit|forbid|forbad|outlaw"), 0.67),
            (new Regex("embargo|moratori"), 0.75),
            (new Regex("restrict"), 0.72),
            (new Regex("sanction"), 0.30),
            (new Regex("licen[cs]|permit"), 0.57),
            (new Regex(@"\blift|\beas(e|ed|ing)\b|remov|abolish|relax|end(ed|s|ing)?\b"), 0.38),
            (new Regex("suspend|block|halt|curb|clos(e|ed|ing|ure)"), 0.23),
            (new Regex("control"), 0.56),
            (new Regex("export|import"), 0.56),
        ], 0.02),
        ([
            (new Regex(@"%|percent|per cent|\bpct"), 0.68),
            (new Regex(@"\bshares?\b|proportion"), 0.67),
            (new Regex(@"\bthirds?\b|\bquarters?\b|\bfifths?\b|tenths?\b"), 0.84),
            (new Regex(@"\bhalf\b"), 0.65),
            (new Regex(@"\bone in\b|out of|in (every )?(ten|five|four|three)"), 0.82),
            (new Regex("account|made up|makes up|represent"), 0.73),
        ], 0.01),
    ];

    /// <summary>Weights in the order of the sentences; 1 on average.</summary>
    /// <param name="sentences">All of a training.</param>
    /// <param name="kind">The label.</param>
    /// <param name="temper">How far the weights go: 0 not at all, 1 the whole way.</param>
    public static double[] Of(IReadOnlyList<LabelledSentence> sentences, ClaimKind kind, double temper)
    {
        var (groups, without) = Running[(int)kind];
        var targets = sentences.Select(sentence => sentence.Is(kind)).ToArray();
        var texts = sentences.Select(sentence => sentence.Text.ToLowerInvariant()).ToArray();
        var members = groups.Select(group => Enumerable.Range(0, texts.Length).Where(i => group.Words.IsMatch(texts[i])).ToArray()).ToList();
        var any = members.SelectMany(list => list).ToHashSet();
        members.Add([.. Enumerable.Range(0, texts.Length).Where(i => !any.Contains(i))]);
        double[] shares = [.. groups.Select(group => group.Share), without];
        var weights = Enumerable.Repeat(1.0, texts.Length).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            for (var group = 0; group < members.Count; group++)
            {
                Rake(weights, members[group], targets, shares[group]);
            }
        }

        weights = Array.ConvertAll(weights, weight => Math.Pow(weight, temper));
        var mean = weights.Average();
        return Array.ConvertAll(weights, weight => weight / mean);
    }

    private static void Rake(double[] weights, int[] members, bool[] targets, double share)
    {
        var all = members.Sum(i => weights[i]);
        var claims = members.Sum(i => targets[i] ? weights[i] : 0);
        if (claims <= 0 || claims >= all)
        {
            return;
        }

        foreach (var i in members)
        {
            weights[i] = Math.Clamp(weights[i] * (targets[i] ? share * all / claims : (1 - share) * all / (all - claims)), 1 / Most, Most);
        }
    }
}
