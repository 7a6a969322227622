using System.Globalization;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;
using Microsoft.Data.Sqlite;

namespace ClaimPipeline.Sqlite;

/// <summary>Accounts and tokens in tables.</summary>
internal sealed class SqliteAccountStore(SqliteDatabase database) : IAccountStore
{
    private const string AccountColumns = "name, role, password_hash, created_at, stamp";
    private const string TokenColumns = "id, account, hash, note, created_at, expires_at, revoked_at";

    /// <inheritdoc/>
    public Task<bool> AddAsync(Account account, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        return database.WriteAsync(
            session => session.Execute(
                $"INSERT INTO account ({AccountColumns}) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
                account.Name, account.Role.ToString(), account.PasswordHash, Text(account.CreatedAt), account.Stamp) > 0,
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<bool> ReplaceAsync(Account account, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        return database.WriteAsync(
            session => session.Execute(
                "UPDATE account SET role = $2, password_hash = $3, created_at = $4, stamp = $5 WHERE name = $1",
                account.Name, account.Role.ToString(), account.PasswordHash, Text(account.CreatedAt), account.Stamp) > 0,
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<bool> RemoveAsync(string name, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.Execute("DELETE FROM account WHERE name = $1", name) > 0, cancellationToken);

    /// <inheritdoc/>
    public Task<Account?> GetAsync(string name, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.First($"SELECT {AccountColumns} FROM account WHERE name = $1", ReadAccount, name), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Account>> ListAsync(CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<Account>>(
        session => session.Query($"SELECT {AccountColumns} FROM account ORDER BY name COLLATE BINARY", ReadAccount), cancellationToken);

    /// <inheritdoc/>
    public Task AddTokenAsync(AccessToken token, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(token);
        return database.WriteAsync(
            session =>
            {
                if (session.First("SELECT name FROM account WHERE name = $1", r => r.GetString(0), token.Account) is null)
                {
                    throw new ArgumentException($"There is no account '{token.Account}'.", nameof(token));
                }

                return session.Execute(
                    $"INSERT INTO access_token ({TokenColumns}) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                    token.Id, token.Account, token.Hash, token.Note, Text(token.CreatedAt), Text(token.ExpiresAt), Text(token.RevokedAt));
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<bool> RevokeTokenAsync(string id, DateTimeOffset at, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.Execute("UPDATE access_token SET revoked_at = coalesce(revoked_at, $2) WHERE id = $1", id, Text(at)) > 0, cancellationToken);

    /// <inheritdoc/>
    public Task<AccessToken?> FindTokenAsync(string hash, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.First($"SELECT {TokenColumns} FROM access_token WHERE hash = $1", ReadToken, hash), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<AccessToken>> TokensAsync(CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<AccessToken>>(
        session => session.Query($"SELECT {TokenColumns} FROM access_token ORDER BY created_at, id", ReadToken), cancellationToken);

    private static Account ReadAccount(SqliteDataReader r) => new(
        r.GetString(0), Enum.Parse<AccountRole>(r.GetString(1)), r.GetString(2), Time(r, 3)!.Value, r.GetString(4));

    private static AccessToken ReadToken(SqliteDataReader r) => new(
        r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), Time(r, 4)!.Value, Time(r, 5), Time(r, 6));

    private static string? Text(DateTimeOffset? time) => time?.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset? Time(SqliteDataReader r, int column) =>
        r.IsDBNull(column) ? null : DateTimeOffset.Parse(r.GetString(column), CultureInfo.InvariantCulture);
}
