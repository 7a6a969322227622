namespace ClaimPipeline.Records;

/// <summary>What a program shows instead of a password. Only its hash is kept: a token that is lost cannot be read anywhere.</summary>
/// <param name="Id">Names it in lists; tells nothing of the token.</param>
/// <param name="Account">Whose it is; it may what the account may.</param>
/// <param name="Hash">SHA-256 of the token, which is 256 random bits: guessing is hopeless, so that slowness is not needed.</param>
/// <param name="Note">What it is for.</param>
/// <param name="CreatedAt">When it was made (UTC).</param>
/// <param name="ExpiresAt">From when on it is worth nothing (UTC); null for never.</param>
/// <param name="RevokedAt">When it was revoked (UTC); null while it was not.</param>
public sealed record AccessToken(
    string Id, string Account, string Hash, string Note, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? RevokedAt)
{
    /// <summary>Whether it is worth anything at a moment.</summary>
    public bool IsGood(DateTimeOffset now) => RevokedAt is null && (ExpiresAt is null || ExpiresAt > now);
}
