namespace ClaimPipeline.Crawling;

/// <summary>
/// The Public Suffix List: under which names the public registers names. Its first part has the registries (co.uk); its second part the
/// names under which a company lets its customers publish (github.io).
/// </summary>
internal sealed class PublicSuffixes
{
    private const int PrivateShift = 3;
    private const string Resource = "ClaimPipeline.Crawling.public_suffix_list.dat";

    private static readonly Lazy<PublicSuffixes> Shipped = new(() =>
    {
        using var reader = new StreamReader(typeof(PublicSuffixes).Assembly.GetManifestResourceStream(Resource)!);
        return new PublicSuffixes(reader);
    });

    private readonly Dictionary<string, Kind> _rules = new(16_384, StringComparer.Ordinal);

    /// <summary>Reads the list in the format of publicsuffix.org.</summary>
    public PublicSuffixes(TextReader reader)
    {
        var isPrivate = false;
        while (reader.ReadLine() is { } line)
        {
            isPrivate |= line.Contains("BEGIN PRIVATE DOMAINS", StringComparison.Ordinal);
            var rule = line.AsSpan().Trim();
            if (rule.IsEmpty || rule.StartsWith("//"))
            {
                continue;
            }

            var kind = rule[0] == '!' ? Kind.Exception : rule.StartsWith("*.") ? Kind.Wildcard : Kind.Suffix;
            var name = kind switch { Kind.Exception => rule[1..], Kind.Wildcard => rule[2..], _ => rule };
            var key = DomainName.ToAscii(name.ToString())
                ?? throw new InvalidDataException($"The public suffix list has a rule that is no name: {line}");
            _rules[key] = _rules.GetValueOrDefault(key) | (isPrivate ? (Kind)((int)kind << PrivateShift) : kind);
        }
    }

    /// <summary>The list that comes with the program.</summary>
    public static PublicSuffixes Default => Shipped.Value;

    [Flags]
    private enum Kind
    {
        Suffix = 1,
        Wildcard = 2,
        Exception = 4,
    }

    /// <summary>
    /// The registrable domain of a host name in ASCII: the longest public suffix and the label before it. The host itself when it is a
    /// public suffix.
    /// </summary>
    /// <param name="host">In lower case, without a dot at the end.</param>
    /// <param name="withCustomers">Whether the second part of the list counts, too.</param>
    public string Registrable(string host, bool withCustomers)
    {
        var rules = _rules.GetAlternateLookup<ReadOnlySpan<char>>();
        Kind KindOf(ReadOnlySpan<char> name) =>
            rules.TryGetValue(name, out var kind) ? (kind & (Kind)7) | (withCustomers ? (Kind)((int)kind >> PrivateShift) : 0) : 0;

        var (before, start) = (0, 0);
        while (true)
        {
            var name = host.AsSpan(start);
            var dot = name.IndexOf('.');
            var kind = KindOf(name);
            if (kind.HasFlag(Kind.Exception))
            {
                return host[start..];
            }

            // No rule at all: the last label is the suffix, as the list's algorithm says.
            if (dot < 0 || kind.HasFlag(Kind.Suffix) || KindOf(name[(dot + 1)..]).HasFlag(Kind.Wildcard))
            {
                return host[before..];
            }

            (before, start) = (start, start + dot + 1);
        }
    }
}
