using ClaimPipeline.Records;

namespace ClaimPipeline.Alerting;

/// <summary>
/// A way to tell what an alert found. Telling a delivery twice, after a crash in between, must not repeat its items where the channel can
/// see what it told, and must carry the delivery's id where it cannot.
/// </summary>
public interface IAlertChannel
{
    /// <summary>The way.</summary>
    AlertChannel Channel { get; }

    /// <summary>Tells the items of a delivery, in their order.</summary>
    /// <exception cref="IOException">They could not be told, or not all of them; the message says why, and holds no secret.</exception>
    Task DeliverAsync(Alert alert, AlertDelivery delivery, CancellationToken cancellationToken);
}
