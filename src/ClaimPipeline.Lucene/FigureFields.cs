using System.Globalization;
using ClaimPipeline.Search;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace ClaimPipeline.Lucene;

/// <summary>
/// Figures as numeric fields of their claim, one set of fields per dimension. Most figures are one number, and all of these share a
/// field. Bounds belong in pairs, so each interval of a claim has a numbered pair of fields to itself: two ranges of one claim
/// never lend each other a bound.
/// </summary>
internal static class FigureFields
{
    // Bits per level of the trie: fewer terms per number than the default makes, for slightly more terms per query.
    private const int Step = 8;

    private static readonly FieldType Number = new FieldType(DoubleField.TYPE_NOT_STORED) { NumericPrecisionStep = Step }.Freeze();

    /// <summary>Adds the figures of a claim to its Lucene document.</summary>
    public static void Add(Document document, IEnumerable<FigureKey> figures)
    {
        foreach (var ofDimension in figures.Distinct().GroupBy(figure => figure.Dimension))
        {
            var (ranges, roundings) = (0, 0);
            foreach (var figure in ofDimension)
            {
                if (figure.Low.Equals(figure.High))
                {
                    document.Add(new DoubleField(Point(figure.Dimension), figure.Low, Number));
                }
                else
                {
                    AddPair(document, Range(figure.Dimension, ranges++), figure.Low, figure.High);
                }

                if (!IsUnrounded(figure))
                {
                    AddPair(document, Rounding(figure.Dimension, roundings++), figure.RoundedLow, figure.RoundedHigh);
                }
            }
        }
    }

    /// <summary>Claims with a figure that <see cref="FigureRange.Contains"/> takes.</summary>
    /// <param name="range">The range.</param>
    /// <param name="reader">Tells how many pairs there are.</param>
    public static Query Within(FigureRange range, IndexReader reader)
    {
        var any = new List<Query>
        {
            NumericRangeQuery.NewDoubleRange(Point(range.Dimension), Step, range.Low, range.High, !range.ExcludesLow, !range.ExcludesHigh),
        };
        any.AddRange(Pairs(reader, i => Range(range.Dimension, i)).Select(pair => Clauses.All(
        [
            NumericRangeQuery.NewDoubleRange(LowOf(pair), Step, null, range.High, true, !range.ExcludesHigh),
            NumericRangeQuery.NewDoubleRange(HighOf(pair), Step, range.Low, null, !range.ExcludesLow, true),
        ])));
        if (range.About is { } about)
        {
            any.Add(NumericRangeQuery.NewDoubleRange(Point(range.Dimension), Step, about, about, true, true));
            any.AddRange(Pairs(reader, i => Rounding(range.Dimension, i)).Select(pair => Clauses.All(
            [
                NumericRangeQuery.NewDoubleRange(LowOf(pair), Step, null, about, true, true),
                NumericRangeQuery.NewDoubleRange(HighOf(pair), Step, about, null, true, true),
            ])));
        }

        return Clauses.Any(any);
    }

    // Such a figure is reached by an amount only when it is that amount, which its point tells.
    private static bool IsUnrounded(FigureKey figure) =>
        figure.Low.Equals(figure.High) && figure.RoundedLow.Equals(figure.Low) && figure.RoundedHigh.Equals(figure.Low);

    private static void AddPair(Document document, string pair, double low, double high)
    {
        document.Add(new DoubleField(LowOf(pair), low, Number));
        document.Add(new DoubleField(HighOf(pair), high, Number));
    }

    private static IEnumerable<string> Pairs(IndexReader reader, Func<int, string> name) => Enumerable.Range(0, int.MaxValue)
        .Select(name)
        .TakeWhile(pair => reader.Leaves.Any(leaf => leaf.AtomicReader.FieldInfos.FieldInfo(LowOf(pair)) is not null));

    private static string Point(string dimension) => "point:" + dimension;

    private static string Range(string dimension, int number) => string.Create(CultureInfo.InvariantCulture, $"range{number}:{dimension}");

    private static string Rounding(string dimension, int number) => string.Create(CultureInfo.InvariantCulture, $"rounding{number}:{dimension}");

    private static string LowOf(string pair) => "low." + pair;

    private static string HighOf(string pair) => "high." + pair;
}
