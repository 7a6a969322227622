using ClaimPipeline.Records;

namespace ClaimPipeline.MLNet;

/// <summary>
/// One-versus-all tells classes apart of which a sentence has exactly one, and a sentence may have several labels: so its class is the set of
/// its labels ("ban", "ban+share", "none"), and a label's probability is the sum over the sets that hold it.
/// </summary>
internal sealed class LabelSets
{
    private const string None = "none";
    private readonly bool[][] _holds;

    /// <summary>With the names of the classes in the order of the scores.</summary>
    public LabelSets(IEnumerable<string> names)
    {
        var sets = names.Select(name => name.Split('+')).ToList();
        _holds = [.. Enum.GetValues<ClaimKind>().Where(IsLabel).Select(kind => sets.Select(set => set.Contains(NameOf(kind), StringComparer.Ordinal)).ToArray())];
    }

    /// <summary>The name of a sentence's class.</summary>
    public static string NameOf(IEnumerable<ClaimKind> labels)
    {
        var name = string.Join('+', labels.Where(IsLabel).Order().Select(NameOf));
        return name.Length == 0 ? None : name;
    }

    /// <summary>The log-odds of a label, cut where a probability is 0 or 1 to the precision of the scores.</summary>
    public double LogOddsOf(int label, ReadOnlySpan<float> scores)
    {
        double with = 0, without = 0;
        for (var i = 0; i < scores.Length; i++)
        {
            if (_holds[label][i])
            {
                with += scores[i];
            }
            else
            {
                without += scores[i];
            }
        }

        return Math.Log(Math.Max(with, 1e-6) / Math.Max(without, 1e-6));
    }

    private static bool IsLabel(ClaimKind kind) => kind is ClaimKind.Quota or ClaimKind.Ban or ClaimKind.Share;

    private static string NameOf(ClaimKind kind) => kind switch { ClaimKind.Quota => "quota", ClaimKind.Ban => "ban", _ => "share" };
}
