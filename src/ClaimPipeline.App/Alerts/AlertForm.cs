using System.Text.RegularExpressions;
using ClaimPipeline.Records;

namespace ClaimPipeline.App.Alerts;

/// <summary>Names and targets of alerts as people write them.</summary>
internal static partial class AlertForm
{
    /// <summary>Refuses what is no name of an alert.</summary>
    /// <exception cref="UsageException">It is none.</exception>
    public static void CheckName(string name)
    {
        if (!Names().IsMatch(name))
        {
            throw new UsageException($"'{name}' is no name of an alert: use letters, digits, hyphens, dots and underscores.");
        }
    }

    /// <summary>Reads <c>file:PATH</c>, <c>atom:PATH</c>, <c>mailto:ADDRESS</c> or an address.</summary>
    /// <param name="typed">What was written.</param>
    /// <param name="fileOf">Gives the absolute path of a file that is named.</param>
    /// <exception cref="UsageException">It is none of these.</exception>
    public static (AlertChannel Channel, string Target) ReadTarget(string typed, Func<string, string> fileOf)
    {
        foreach (var (start, channel) in new[] { ("file:", AlertChannel.File), ("atom:", AlertChannel.Atom) })
        {
            if (typed.StartsWith(start, StringComparison.Ordinal) && typed.Length > start.Length)
            {
                return (channel, fileOf(typed[start.Length..]));
            }
        }

        if (typed.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
        {
            return Mailboxes().IsMatch(typed["mailto:".Length..])
                ? (AlertChannel.Mail, typed["mailto:".Length..])
                : throw new UsageException($"{typed}: this is no mailbox: write mailto:name@host.");
        }

        return Uri.TryCreate(typed, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? (AlertChannel.Webhook, uri.AbsoluteUri)
            : throw new UsageException($"{typed}: write file:PATH, atom:PATH, mailto:ADDRESS, or an http or https address.");
    }

    /// <summary>A file in one folder, named without any path: what somebody may name who is not at this machine.</summary>
    /// <exception cref="UsageException">It is no plain name.</exception>
    public static string FileIn(string folder, string name) => Names().IsMatch(name)
        ? Path.Combine(Directory.CreateDirectory(folder).FullName, name)
        : throw new UsageException($"'{name}' is no name of a file: use letters, digits, hyphens, dots and underscores, and no folder.");

    // What may stand in a command to a mail server without quotes.
    [GeneratedRegex(@"^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9.-]+$")]
    private static partial Regex Mailboxes();

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$")]
    private static partial Regex Names();
}
