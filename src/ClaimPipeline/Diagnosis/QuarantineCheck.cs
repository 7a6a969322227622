using System.Runtime.CompilerServices;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.Diagnosis;

/// <summary>What the passes failed on.</summary>
public sealed class QuarantineCheck(IQuarantineStore quarantine) : ICheck
{
    /// <inheritdoc/>
    public string Name => "quarantine";

    /// <inheritdoc/>
    public async IAsyncEnumerable<Finding> RunAsync(bool full, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var held = (await quarantine.ListAsync(null, cancellationToken)).Where(item => item.State != QuarantineState.Dropped);
        foreach (var pass in held.GroupBy(item => item.Pass).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            yield return new Finding(
                "quarantine", FindingSeverity.Warning, pass.Key,
                FormattableString.Invariant($"{pass.Count()} item(s) are in quarantine, as {pass.First().Name}: {pass.First().Error}"),
                $"See 'claimpipeline quarantine list --pass {pass.Key}'; a newer version of the program tries them again, 'quarantine replay' does so now.");
        }
    }
}
