namespace ClaimPipeline.Diagnosis;

/// <summary>Looks at one part of a data folder. Changes nothing.</summary>
public interface ICheck
{
    /// <summary>What it looks at, in a word or two.</summary>
    string Name { get; }

    /// <summary>What it finds.</summary>
    /// <param name="full">Whether to look at everything, where otherwise a sample does.</param>
    /// <param name="cancellationToken">Stops it.</param>
    IAsyncEnumerable<Finding> RunAsync(bool full, CancellationToken cancellationToken);
}
