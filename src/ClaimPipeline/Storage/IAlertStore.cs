using ClaimPipeline.Records;

namespace ClaimPipeline.Storage;

/// <summary>Saved searches, what they have found so far, and what is still to be told.</summary>
public interface IAlertStore
{
    /// <summary>Adds an alert.</summary>
    /// <returns>False when there is one of that name; then nothing is changed.</returns>
    Task<bool> AddAsync(Alert alert, CancellationToken cancellationToken);

    /// <summary>Removes an alert with all that belongs to it.</summary>
    /// <returns>False when there is none of that name.</returns>
    Task<bool> RemoveAsync(string name, CancellationToken cancellationToken);

    /// <summary>All alerts, by name.</summary>
    Task<IReadOnlyList<Alert>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Remembers items by their <see cref="AlertItem.Key"/> as found, so that they are never told. The alert need not be there yet.</summary>
    Task MarkFoundAsync(string name, IReadOnlyCollection<string> keys, CancellationToken cancellationToken);

    /// <summary>Forgets what an alert that is not there has found.</summary>
    Task ForgetAsync(string name, CancellationToken cancellationToken);

    /// <summary>
    /// In one transaction: takes those items that the alert has not found before, remembers these as found, and keeps the
    /// items until they are told. Their numbers are given by the store.
    /// </summary>
    /// <returns>How many were new.</returns>
    Task<int> EnqueueAsync(string name, IReadOnlyCollection<AlertItem> items, CancellationToken cancellationToken);

    /// <summary>
    /// In one transaction: the oldest pending delivery of an alert; when there is none, its first items that wait become one.
    /// </summary>
    /// <param name="name">The alert.</param>
    /// <param name="max">Most items of a new delivery.</param>
    /// <param name="cancellationToken">Stops it before anything is changed.</param>
    /// <returns>Null when nothing is to be told.</returns>
    Task<AlertDelivery?> NextAsync(string name, int max, CancellationToken cancellationToken);

    /// <summary>Keeps how a delivery went; nothing happens when it is not there any more.</summary>
    Task SaveAsync(AlertDelivery delivery, CancellationToken cancellationToken);

    /// <summary>Deliveries in that state (null: in any), by the number of their first item.</summary>
    Task<IReadOnlyList<AlertDelivery>> OutboxAsync(AlertDeliveryState? state, CancellationToken cancellationToken);

    /// <summary>How many items of an alert wait to become part of a delivery.</summary>
    Task<int> CountWaitingAsync(string name, CancellationToken cancellationToken);

    /// <summary>Drops a delivery, told or not; its claims count as told.</summary>
    /// <returns>False when there is none of that id.</returns>
    Task<bool> DropAsync(string id, CancellationToken cancellationToken);

    /// <summary>Forgets deliveries that were told before that time.</summary>
    /// <returns>How many.</returns>
    Task<int> ForgetSentAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
