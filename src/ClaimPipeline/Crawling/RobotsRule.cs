using System.Text;

namespace ClaimPipeline.Crawling;

/// <summary>One Allow or Disallow line.</summary>
public sealed class RobotsRule
{
    private readonly string[] _parts;
    private readonly bool _isAnchored;

    internal RobotsRule(bool allows, ReadOnlySpan<byte> pattern, int line)
    {
        (Allows, Line) = (allows, line);
        Text = Encoding.UTF8.GetString(pattern);
        var normal = RobotsPattern.Normalize(pattern, isPattern: true);
        Length = normal.Length;
        _isAnchored = normal.EndsWith('$');
        _parts = (_isAnchored ? normal[..^1] : normal).Replace("$", "%24", StringComparison.Ordinal).Split('*');
    }

    /// <summary>Whether it allows what it matches.</summary>
    public bool Allows { get; }

    /// <summary>Its line in the file; the first has number 1.</summary>
    public int Line { get; }

    /// <summary>The pattern as written.</summary>
    public string Text { get; }

    /// <summary>Octets of the pattern in normal form, by which the longest rule is found.</summary>
    internal int Length { get; }

    /// <summary>Whether a path in normal form begins with the pattern. Takes time in proportion to path and pattern.</summary>
    internal bool Matches(string path)
    {
        if (!path.StartsWith(_parts[0], StringComparison.Ordinal))
        {
            return false;
        }

        var at = _parts[0].Length;
        if (_parts.Length == 1)
        {
            return !_isAnchored || at == path.Length;
        }

        // Between stars the leftmost place is always the best one, so nothing is ever tried again.
        for (var i = 1; i < _parts.Length - 1; i++)
        {
            var found = path.IndexOf(_parts[i], at, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            at = found + _parts[i].Length;
        }

        var last = _parts[^1];
        return _isAnchored
            ? path.Length - last.Length >= at && path.EndsWith(last, StringComparison.Ordinal)
            : path.IndexOf(last, at, StringComparison.Ordinal) >= 0;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{(Allows ? "Allow" : "Disallow")}: {Text}";
}
