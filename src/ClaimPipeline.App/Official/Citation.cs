using ClaimPipeline.Records;
using ClaimPipeline.Search;

namespace ClaimPipeline.App.Official;

/// <summary>A claim whose verdict rests on a figure of a series.</summary>
/// <param name="Hit">The claim in its article.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Evidence">What of the series it rests on.</param>
public sealed record Citation(SearchHit Hit, Verdict Verdict, Evidence Evidence);

/// <summary>What was found of claims that rest on a series.</summary>
/// <param name="Found">The claims, the newest first.</param>
/// <param name="Looked">How many claims were looked at.</param>
/// <param name="Candidates">How many there are of that commodity and place with a verdict: those that could.</param>
public sealed record Citations(ValueList<Citation> Found, int Looked, long Candidates);
