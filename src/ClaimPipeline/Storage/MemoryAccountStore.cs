using ClaimPipeline.Records;

namespace ClaimPipeline.Storage;

/// <summary>Accounts that are remembered as long as the process lives.</summary>
public sealed class MemoryAccountStore : IAccountStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Account> _accounts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, AccessToken> _tokens = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task<bool> AddAsync(Account account, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        lock (_gate)
        {
            return Task.FromResult(_accounts.TryAdd(account.Name, account));
        }
    }

    /// <inheritdoc/>
    public Task<bool> ReplaceAsync(Account account, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        lock (_gate)
        {
            if (!_accounts.ContainsKey(account.Name))
            {
                return Task.FromResult(false);
            }

            _accounts[account.Name] = account;
            return Task.FromResult(true);
        }
    }

    /// <inheritdoc/>
    public Task<bool> RemoveAsync(string name, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            foreach (var token in _tokens.Values.Where(t => string.Equals(t.Account, name, StringComparison.OrdinalIgnoreCase)).ToList())
            {
                _tokens.Remove(token.Id);
            }

            return Task.FromResult(_accounts.Remove(name));
        }
    }

    /// <inheritdoc/>
    public Task<Account?> GetAsync(string name, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(_accounts.GetValueOrDefault(name));
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Account>> ListAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyList<Account>>([.. _accounts.Values.OrderBy(a => a.Name, StringComparer.Ordinal)]);
        }
    }

    /// <inheritdoc/>
    public Task AddTokenAsync(AccessToken token, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(token);
        lock (_gate)
        {
            if (!_accounts.ContainsKey(token.Account))
            {
                throw new ArgumentException($"There is no account '{token.Account}'.", nameof(token));
            }

            _tokens.Add(token.Id, token);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<bool> RevokeTokenAsync(string id, DateTimeOffset at, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!_tokens.TryGetValue(id, out var token))
            {
                return Task.FromResult(false);
            }

            _tokens[id] = token with { RevokedAt = token.RevokedAt ?? at };
            return Task.FromResult(true);
        }
    }

    /// <inheritdoc/>
    public Task<AccessToken?> FindTokenAsync(string hash, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(_tokens.Values.FirstOrDefault(token => token.Hash == hash));
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<AccessToken>> TokensAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyList<AccessToken>>([.. _tokens.Values.OrderBy(t => t.CreatedAt).ThenBy(t => t.Id, StringComparer.Ordinal)]);
        }
    }
}
