using ClaimPipeline.Records;

namespace ClaimPipeline.Storage;

/// <summary>The accounts of the server and their tokens.</summary>
public interface IAccountStore
{
    /// <summary>Adds an account.</summary>
    /// <returns>False when there is one of that name, whatever its case; then nothing is changed.</returns>
    Task<bool> AddAsync(Account account, CancellationToken cancellationToken);

    /// <summary>Replaces the account of that name.</summary>
    /// <returns>False when there is none.</returns>
    Task<bool> ReplaceAsync(Account account, CancellationToken cancellationToken);

    /// <summary>Removes an account with its tokens.</summary>
    /// <returns>False when there is none of that name.</returns>
    Task<bool> RemoveAsync(string name, CancellationToken cancellationToken);

    /// <summary>The account of that name, whatever its case; null when there is none.</summary>
    Task<Account?> GetAsync(string name, CancellationToken cancellationToken);

    /// <summary>All accounts, by name.</summary>
    Task<IReadOnlyList<Account>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Adds a token.</summary>
    /// <exception cref="ArgumentException">There is no account of that name.</exception>
    Task AddTokenAsync(AccessToken token, CancellationToken cancellationToken);

    /// <summary>Revokes a token; one that is revoked keeps its moment.</summary>
    /// <returns>False when there is none with that id.</returns>
    Task<bool> RevokeTokenAsync(string id, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>The token with that hash; null when there is none.</summary>
    Task<AccessToken?> FindTokenAsync(string hash, CancellationToken cancellationToken);

    /// <summary>All tokens, revoked ones too, by creation, then by id.</summary>
    Task<IReadOnlyList<AccessToken>> TokensAsync(CancellationToken cancellationToken);
}
