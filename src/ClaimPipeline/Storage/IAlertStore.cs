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

    /// <summary>Remembers claims as found, so that they are never told. The alert need not be there yet.</summary>
    Task MarkFoundAsync(string name, IReadOnlyCollection<ClaimId> claims, CancellationToken cancellationToken);

    /// <summary>Forgets what an alert that is not there has found.</summary>
    Task ForgetAsync(string name, CancellationToken cancellationToken);

    /// <summary>
    /// In one transaction: takes those items whose claims the alert has not found before, remembers these as found, and keeps the
    /// items until they are told. Their numbers are given by the store.
    /// </summary>
    /// <returns>How many were new.</returns>
    Task<int> EnqueueAsync(string name, IReadOnlyCollection<AlertItem> items, CancellationToken cancellationToken);

    /// <summary>The first items of an alert that are to be told, by number.</summary>
    Task<IReadOnlyList<AlertItem>> PendingAsync(string name, int max, CancellationToken cancellationToken);

    /// <summary>Items of an alert up to this number have been told.</summary>
    Task DeliveredAsync(string name, long number, CancellationToken cancellationToken);
}
