using System.Runtime.CompilerServices;
using ClaimPipeline.Pipeline;

namespace ClaimPipeline.Diagnosis;

/// <summary>The index beside the store.</summary>
public sealed class IndexCheck(IndexVerifier verifier) : ICheck
{
    /// <inheritdoc/>
    public string Name => "index";

    /// <inheritdoc/>
    public async IAsyncEnumerable<Finding> RunAsync(bool full, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var faults = await verifier.VerifyAsync(full, cancellationToken).ToListAsync(cancellationToken);
        foreach (var kind in faults.GroupBy(fault => fault.Kind).OrderBy(group => group.Key))
        {
            var (count, first) = (kind.Count(), kind.First());
            yield return kind.Key == IndexFaultKind.Damaged
                ? new Finding(
                    "index-damaged", FindingSeverity.Error, "index", FormattableString.Invariant($"{count} place(s) are damaged, as: {first.Detail}"),
                    "Run 'claimpipeline index --rebuild': all of it is made anew from the store.")
                : new Finding(
                    $"index-{kind.Key.ToString().ToLowerInvariant()}", FindingSeverity.Warning, "index",
                    FormattableString.Invariant($"{count} article(s), as {first.Article!.Value.Value[..8]}: {first.Detail}"),
                    "Run 'claimpipeline index'.");
        }
    }
}
