using ClaimPipeline.Records;

namespace ClaimPipeline.Alerting;

/// <summary>A way to tell what an alert found. Telling the same items twice, after a crash in between, must not repeat them.</summary>
public interface IAlertChannel
{
    /// <summary>The way.</summary>
    AlertChannel Channel { get; }

    /// <summary>Tells items, in their order.</summary>
    /// <exception cref="IOException">They could not be told, or not all of them; the message says why.</exception>
    Task DeliverAsync(Alert alert, IReadOnlyList<AlertItem> items, CancellationToken cancellationToken);
}
