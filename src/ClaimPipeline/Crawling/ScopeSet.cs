using ClaimPipeline.Records;

namespace ClaimPipeline.Crawling;

/// <summary>The scopes of all seeds of a run.</summary>
internal sealed class ScopeSet
{
    private readonly CrawlingOptions _options;
    private readonly Dictionary<string, CrawlScope> _byName = new(StringComparer.Ordinal);
    private readonly List<CrawlScope> _all = [];

    public ScopeSet(IReadOnlyList<Seed> seeds, CrawlingOptions options)
    {
        _options = options;
        foreach (var seed in seeds)
        {
            var scope = new CrawlScope(seed, options);
            _byName[seed.Name] = scope;
            _all.Add(scope);
        }
    }

    /// <summary>The seed that an entry came from; null when this run does not know it.</summary>
    public Seed? SeedOf(FrontierEntry entry) => _byName.GetValueOrDefault(entry.Seed)?.Seed;

    /// <summary>Why a page that states its language is left alone; null when it is not.</summary>
    public string? WhyNotIn(FrontierEntry entry, string? language) => _byName.GetValueOrDefault(entry.Seed)?.WhyNotIn(language);

    /// <summary>
    /// The scope that an address falls under: that of the seed that led to it, else that of any other seed with that host. An entry of
    /// a seed that is not in this run may lead on within its own host.
    /// </summary>
    public CrawlScope? Of(ParsedUrl url, FrontierEntry from)
    {
        var own = _byName.GetValueOrDefault(from.Seed) ?? Orphan(from);
        return own?.HasHost(url) == true ? own : _all.Find(s => s != own && s.HasHost(url));
    }

    private CrawlScope? Orphan(FrontierEntry from) =>
        ParsedUrl.Of(from.Url) is { } url
            ? new CrawlScope(new Seed(from.Seed, $"{url.Scheme}://{url.Authority}/", SeedKind.Site, "", "und", ""), _options)
            : null;
}
