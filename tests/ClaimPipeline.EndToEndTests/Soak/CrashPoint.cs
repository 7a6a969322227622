using ClaimPipeline.Pipeline;
using ClaimPipeline.Scheduling;

namespace ClaimPipeline.EndToEndTests.Soak;

/// <summary>
/// Copies a data folder at one moment of a run, between two of its steps, as it lies on disk: what a process leaves that is killed there. The run
/// itself is stopped, and what it still does is not in the copy.
/// </summary>
internal sealed class CrashPoint(string folder, string copy, int after) : IProgress<PassProgress>, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private int _steps;

    /// <summary>Stops the run.</summary>
    public CancellationToken Stop => _stop.Token;

    /// <summary>The pass in which it was; null when the run was over before.</summary>
    public string? Pass { get; private set; }

    /// <summary>What the run reports to.</summary>
    public RunReport Report => new(() => this, run => Step(run.Pass + " ended"));

    /// <inheritdoc/>
    void IProgress<PassProgress>.Report(PassProgress value) => Step(value.Run.Pass);

    public void Dispose() => _stop.Dispose();

    private void Step(string pass)
    {
        if (++_steps != after)
        {
            return;
        }

        Pass = pass;
        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(folder, file));
            if (file.EndsWith("-shm", StringComparison.Ordinal) || file.EndsWith(".lock", StringComparison.Ordinal))
            {
                continue;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            using var from = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var to = File.Create(target);
            from.CopyTo(to);
        }

        _stop.Cancel();
    }
}
