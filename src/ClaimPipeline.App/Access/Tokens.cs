using System.Security.Cryptography;
using System.Text;
using ClaimPipeline.Records;

namespace ClaimPipeline.App.Access;

/// <summary>Makes tokens and hashes what is shown as one.</summary>
internal static class Tokens
{
    /// <summary>What every token begins with, so that scanners of source code find lost ones.</summary>
    public const string Prefix = "cpt_";

    /// <summary>A new token; the secret is to be shown once and is kept nowhere.</summary>
    public static (string Secret, AccessToken Token) New(string account, string note, DateTimeOffset now, DateTimeOffset? expires)
    {
        var secret = Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        return (secret, new AccessToken(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4)), account, HashOf(secret), note, now, expires, null));
    }

    /// <summary>The hash under which a token is kept.</summary>
    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
