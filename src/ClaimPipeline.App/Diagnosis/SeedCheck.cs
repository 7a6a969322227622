using System.Runtime.CompilerServices;
using ClaimPipeline.Diagnosis;
using ClaimPipeline.Storage;

namespace ClaimPipeline.App.Diagnosis;

/// <summary>The seed list, and schedules of seeds that are gone.</summary>
internal sealed class SeedCheck(DataFolder folder, IScheduleStore schedules) : ICheck
{
    /// <inheritdoc/>
    public string Name => "seeds";

    /// <inheritdoc/>
    public async IAsyncEnumerable<Finding> RunAsync(bool full, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var seeds = new HashSet<string>(StringComparer.Ordinal);
        string? trouble = null;
        try
        {
            seeds = [.. folder.Seeds().Select(seed => seed.Name)];
        }
        catch (FormatException wrong)
        {
            trouble = wrong.Message.Replace(folder.Root + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
        }

        if (trouble is not null)
        {
            yield return new Finding(
                "seeds", FindingSeverity.Error, "seeds.json", trouble, "Mend it, or give the seed list again with 'claimpipeline crawl --seeds': without it, no schedule runs.");
        }
        else
        {
            foreach (var schedule in (await schedules.ListAsync(cancellationToken)).Where(schedule => !seeds.Contains(schedule.Source)))
            {
                yield return new Finding(
                    "schedule-unknown", FindingSeverity.Warning, schedule.Source, "It has a schedule, but no seed has that name.",
                    $"Give a seed list that has it with --seeds, or run 'claimpipeline jobs remove {schedule.Source}'.");
            }
        }
    }
}
