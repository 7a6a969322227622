using System.Security.Cryptography;
using ClaimPipeline.Records;
using Microsoft.AspNetCore.Identity;

namespace ClaimPipeline.App.Access;

/// <summary>Hashes and checks passwords, with ASP.NET Core Identity's hasher: PBKDF2 with a salt of its own for each.</summary>
internal static class Passwords
{
    /// <summary>Characters that a password must have at least.</summary>
    public const int Shortest = 12;

    private const int Longest = 1000;

    private static readonly PasswordHasher<string> Hasher = new();
    private static readonly Lazy<string> Nobodys = new(() => Hasher.HashPassword("", NewStamp()));

    /// <summary>An account with that password.</summary>
    /// <exception cref="UsageException">The password is too short or too long.</exception>
    public static Account NewAccount(string name, AccountRole role, string password, DateTimeOffset now) =>
        new(name, role, Hash(name, password), now, NewStamp());

    /// <summary>The account with another password; its sessions end.</summary>
    /// <exception cref="UsageException">The password is too short or too long.</exception>
    public static Account With(Account account, string password) =>
        account with { PasswordHash = Hash(account.Name, password), Stamp = NewStamp() };

    /// <summary>Whether it is the account's password. Takes as long when there is no account, so that names cannot be found out.</summary>
    public static bool IsRight(Account? account, string password) =>
        Hasher.VerifyHashedPassword(account?.Name ?? "", account?.PasswordHash ?? Nobodys.Value, password) != PasswordVerificationResult.Failed && account is not null;

    private static string Hash(string name, string password) => password.Length is >= Shortest and <= Longest
        ? Hasher.HashPassword(name, password)
        : throw new UsageException(FormattableString.Invariant($"A password has {Shortest} to {Longest} characters; this one has {password.Length}. A few words in a row do."));

    private static string NewStamp() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
