using System.Globalization;
using System.Text;

namespace ClaimPipeline.Crawling;

/// <summary>
/// A robots.txt file (RFC 9309). The group of the agent's token counts, and only where there is none that of <c>*</c>; of the rules
/// that match, the longest pattern wins, and of two equally long ones the allowing.
/// </summary>
/// <remarks>
/// Where the RFC leaves it open: groups of one agent are joined; other records (Crawl-delay, Sitemap, misspelt ones) end nothing;
/// a group without rules still counts, and allows everything; a list of names on one line names only the first; a pattern without a leading slash is
/// matched as it stands; the encodings of path and pattern are made equal first, a slash stays apart from its escape.
/// </remarks>
public sealed class RobotsRules
{
    private const int MostLineCharacters = 16_384;
    private const double LongestDelay = 86_400;

    private readonly List<(List<string> Agents, List<RobotsRule> Rules, List<TimeSpan> Delays)> _groups = [];
    private readonly List<string> _sitemaps = [];

    private RobotsRules()
    {
    }

    /// <summary>No rules: everything is allowed.</summary>
    public static RobotsRules AllowAll { get; } = new();

    /// <summary>Addresses of sitemaps, as written.</summary>
    public IReadOnlyList<string> Sitemaps => _sitemaps;

    /// <summary>Reads a file; what is no record is skipped.</summary>
    /// <param name="file">Its bytes, UTF-8 with or without a byte order mark; what is not UTF-8 spoils only its own line.</param>
    public static RobotsRules Parse(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith("\uFEFF"u8))
        {
            file = file[3..];
        }

        var rules = new RobotsRules();
        var isOpen = false;
        for (var number = 1; file.Length > 0; number++)
        {
            var end = file.IndexOfAny((byte)'\r', (byte)'\n');
            var line = end < 0 ? file : file[..end];
            file = end < 0 ? [] : file[(end + (file[end..].StartsWith("\r\n"u8) ? 2 : 1))..];
            if (line.Length <= MostLineCharacters)
            {
                rules.Add(line, number, ref isOpen);
            }
        }

        return rules;
    }

    /// <summary>Which rule decides on an address.</summary>
    /// <param name="agent">Product token.</param>
    /// <param name="url">Absolute address, or path and query.</param>
    public RobotsDecision Decide(string agent, string url)
    {
        ArgumentException.ThrowIfNullOrEmpty(agent);
        ArgumentNullException.ThrowIfNull(url);
        var path = RobotsPattern.PathOf(url);
        if (path == "/robots.txt")
        {
            return new RobotsDecision(true, null, "robots.txt itself is always allowed");
        }

        var groups = GroupsOf(agent).ToList();
        RobotsRule? best = null;
        foreach (var rule in groups.SelectMany(g => g.Rules))
        {
            if ((best is null || rule.Length > best.Length || (rule.Length == best.Length && rule.Allows && !best.Allows))
                && rule.Matches(path))
            {
                best = rule;
            }
        }

        var name = groups.Exists(g => g.Agents.Contains(agent, StringComparer.OrdinalIgnoreCase)) ? agent : "*";
        return best is not null ? new RobotsDecision(best.Allows, best, $"line {best.Line}, the longest rule for {name} that matches")
            : groups.Count > 0 ? new RobotsDecision(true, null, $"no rule for {name} matches")
            : new RobotsDecision(true, null, $"no group is for {agent} or for *");
    }

    /// <summary>The longest Crawl-delay of the agent's groups; null when they have none.</summary>
    public TimeSpan? CrawlDelay(string agent)
    {
        var delays = GroupsOf(agent).SelectMany(g => g.Delays).ToList();
        return delays.Count == 0 ? null : delays.Max();
    }

    private IEnumerable<(List<string> Agents, List<RobotsRule> Rules, List<TimeSpan> Delays)> GroupsOf(string agent)
    {
        var own = _groups.Where(g => g.Agents.Contains(agent, StringComparer.OrdinalIgnoreCase)).ToList();
        return own.Count > 0 ? own : _groups.Where(g => g.Agents.Contains("*"));
    }

    private void Add(ReadOnlySpan<byte> bytes, int number, ref bool isOpen)
    {
        var comment = bytes.IndexOf((byte)'#');
        bytes = (comment < 0 ? bytes : bytes[..comment]).Trim(" \t"u8);
        var colon = bytes.IndexOf((byte)':');
        if (colon <= 0)
        {
            return;
        }

        var key = Encoding.Latin1.GetString(bytes[..colon].Trim(" \t"u8)).ToLowerInvariant();
        var raw = bytes[(colon + 1)..].Trim(" \t"u8);
        switch (key)
        {
            case "user-agent":
                if (!isOpen)
                {
                    _groups.Add(([], [], []));
                    isOpen = true;
                }

                _groups[^1].Agents.Add(TokenOf(Encoding.Latin1.GetString(raw)));
                break;
            case "allow" or "disallow" when _groups.Count > 0:
                isOpen = false;
                if (raw.Length > 0)
                {
                    _groups[^1].Rules.Add(new RobotsRule(key == "allow", raw, number));
                }

                break;
            case "crawl-delay" when _groups.Count > 0:
                if (double.TryParse(raw, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
                {
                    _groups[^1].Delays.Add(TimeSpan.FromSeconds(Math.Min(seconds, LongestDelay)));
                }

                break;
            case "sitemap":
                _sitemaps.Add(Encoding.UTF8.GetString(raw));
                break;
        }
    }

    /// <summary>The product token at the start of a name: what follows it (a version, a remark) does not count.</summary>
    private static string TokenOf(string name)
    {
        if (name == "*" || (name.Length > 1 && name[0] == '*' && char.IsWhiteSpace(name[1])))
        {
            return "*";
        }

        var length = 0;
        while (length < name.Length && (char.IsAsciiLetter(name[length]) || name[length] is '_' or '-'))
        {
            length++;
        }

        return name[..length];
    }
}
