namespace ClaimPipeline.Records;

/// <summary>Somebody who may use the server. Never printed or exported as it is: it holds a password's hash.</summary>
/// <param name="Name">The key. Letters, digits, hyphens, dots, underscores and @.</param>
/// <param name="Role">What they may do.</param>
/// <param name="PasswordHash">Salted and slow, with its algorithm; the password cannot be told from it.</param>
/// <param name="CreatedAt">When it was added (UTC).</param>
/// <param name="Stamp">Another one with every change of password or role: sessions that were opened before end.</param>
public sealed record Account(string Name, AccountRole Role, string PasswordHash, DateTimeOffset CreatedAt, string Stamp);

/// <summary>What an account may do; each may what those before it may.</summary>
public enum AccountRole
{
    /// <summary>Search, read, check, export.</summary>
    Reader,

    /// <summary>Decide on sentences.</summary>
    Reviewer,

    /// <summary>Change alerts, and whatever else changes what the server does.</summary>
    Admin,
}
