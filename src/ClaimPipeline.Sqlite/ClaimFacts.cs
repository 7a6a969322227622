using System.Runtime.InteropServices;
using ClaimPipeline.Records;
using ClaimPipeline.Search;

namespace ClaimPipeline.Sqlite;

/// <summary>What is asked of a claim, but for its figures; stored as it lies in memory. Numbers of names are 0 for none.</summary>
/// <param name="Kind">The claim's kind.</param>
/// <param name="Verdict">The verdict's label and one more; 0 for none.</param>
/// <param name="Reason">The verdict's reason and one more; 0 for none.</param>
/// <param name="Place">Number of the name.</param>
/// <param name="Commodity">Number of the name.</param>
/// <param name="Indicator">Number of the name.</param>
/// <param name="Start">First day of the period; behind every day when there is none.</param>
/// <param name="End">Last day of the period; before every day when there is none.</param>
/// <param name="Revised">A bit for every <see cref="RevisionKind"/>, see <see cref="BitOf"/>.</param>
/// <param name="FirstFigure">Where its figures begin among those of its block.</param>
/// <param name="Figures">How many it has.</param>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct ClaimFacts(
    short Kind, short Verdict, int Reason, int Place, int Commodity, int Indicator, int Start, int End, int Revised, int FirstFigure, int Figures)
{
    /// <summary>The bit of a kind of revision.</summary>
    public static int BitOf(RevisionKind kind) => 1 << (int)kind;

    /// <summary>The number of a facet's value; negative when the claim has none.</summary>
    public int ValueOf(SearchFacet facet) => facet switch
    {
        SearchFacet.Type => Kind,
        SearchFacet.Verdict => Verdict,
        SearchFacet.Place => Named(Place),
        SearchFacet.Commodity => Named(Commodity),
        SearchFacet.Indicator => Named(Indicator),
        SearchFacet.Reason => Named(Reason),
        SearchFacet.Period => Start == int.MaxValue ? -1 : DateOnly.FromDayNumber(Start).Year,
        _ => -1,
    };

    /// <summary>The text of a number that <see cref="ValueOf"/> gave, where it is no name's.</summary>
    public static string? TextOf(SearchFacet facet, int value) => facet switch
    {
        SearchFacet.Type => ((ClaimKind)value).ToString(),
        SearchFacet.Verdict => value == 0 ? FacetCounter.NoVerdict : ((VerdictLabel)(value - 1)).ToString(),
        SearchFacet.Reason => ((VerdictReason)(value - 1)).ToString(),
        _ => null,
    };

    private static int Named(int number) => number == 0 ? -1 : number;
}
