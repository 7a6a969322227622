using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace ClaimPipeline.Lucene;

/// <summary>
/// Documents whose value in a field meets a condition, which is asked of each distinct value: publishers, hosts and languages are
/// few beside articles.
/// </summary>
internal sealed class ValuesWhere(string field, Func<string, bool> isWanted) : MultiTermQuery(field)
{
    private readonly Func<string, bool> _isWanted = isWanted;

    /// <inheritdoc/>
    public override string ToString(string? field) => $"{Field}:?";

    /// <inheritdoc/>
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <inheritdoc/>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    /// <inheritdoc/>
    protected override TermsEnum GetTermsEnum(Terms terms, AttributeSource atts) => new WantedTerms(terms.GetEnumerator(), _isWanted);

    private sealed class WantedTerms(TermsEnum all, Func<string, bool> isWanted) : FilteredTermsEnum(all, startWithSeek: false)
    {
        protected override AcceptStatus Accept(BytesRef term) => isWanted(term.Utf8ToString()) ? AcceptStatus.YES : AcceptStatus.NO;
    }
}
