namespace ClaimPipeline.Crawling;

/// <summary>What a page says to robots about itself, in a meta element or an X-Robots-Tag header.</summary>
/// <param name="NoIndex">Not to be indexed.</param>
/// <param name="NoFollow">Its links are not to be followed.</param>
/// <param name="NoArchive">No copy of it is to be kept.</param>
public readonly record struct RobotsDirectives(bool NoIndex, bool NoFollow, bool NoArchive)
{
    /// <summary>Directives that have a value behind a colon, and so look like the name of an agent.</summary>
    private static readonly string[] Valued = ["unavailable_after", "max-snippet", "max-image-preview", "max-video-preview"];

    /// <summary>Both together.</summary>
    public static RobotsDirectives operator |(RobotsDirectives left, RobotsDirectives right) => left.BitwiseOr(right);

    /// <summary>Both together.</summary>
    public RobotsDirectives BitwiseOr(RobotsDirectives other) =>
        new(NoIndex || other.NoIndex, NoFollow || other.NoFollow, NoArchive || other.NoArchive);

    /// <summary>Reads a list like <c>noindex, nofollow</c>; what is not known is skipped.</summary>
    internal static RobotsDirectives Parse(string list)
    {
        var result = default(RobotsDirectives);
        foreach (var word in list.Split(',', StringSplitOptions.TrimEntries))
        {
            result |= word.ToLowerInvariant() switch
            {
                "noindex" => new(true, false, false),
                "nofollow" => new(false, true, false),
                "none" => new(true, true, false),
                "noarchive" or "nocache" => new(false, false, true),
                _ => default,
            };
        }

        return result;
    }

    /// <summary>Reads the values of X-Robots-Tag; those that name another agent do not count.</summary>
    internal static RobotsDirectives ParseHeader(IEnumerable<string> values, string agent)
    {
        var result = default(RobotsDirectives);
        foreach (var value in values)
        {
            var colon = value.IndexOf(':', StringComparison.Ordinal);
            var comma = value.IndexOf(',', StringComparison.Ordinal);
            var isNamed = colon > 0 && (comma < 0 || colon < comma)
                && !Valued.Contains(value[..colon].Trim(), StringComparer.OrdinalIgnoreCase);
            if (!isNamed)
            {
                result |= Parse(value);
            }
            else if (value[..colon].Trim().Equals(agent, StringComparison.OrdinalIgnoreCase))
            {
                result |= Parse(value[(colon + 1)..]);
            }
        }

        return result;
    }
}
