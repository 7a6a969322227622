using ClaimPipeline.Records;
using ClaimPipeline.Search;

namespace ClaimPipeline.App.Official;

/// <summary>A claim whose verdict rests on a figure of a series.</summary>
/// <param name="Hit">The claim in its article.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Evidence">What of the series it rests on.</param>
public sealed record Citation(SearchHit Hit, Verdict Verdict, Evidence Evidence);

/// <summary>Claims that rest on a series.</summary>
/// <param name="Found">Those whose sentences the index has under the commodity and place of the series, the newest first.</param>
/// <param name="Count">How many there are in all.</param>
/// <param name="IsCut">Whether there may be more than <paramref name="Count"/>.</param>
public sealed record Citations(ValueList<Citation> Found, int Count, bool IsCut);
