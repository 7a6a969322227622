using System.Runtime.CompilerServices;
using ClaimPipeline.Search;

namespace ClaimPipeline.Sqlite;

/// <summary>A range of figures, as it is held against them in memory.</summary>
internal readonly struct FigureBounds(FigureRange range, int dimension)
{
    // Bounds that are excluded are the nearest that are not.
    private readonly double _low = range.Low is not { } low ? double.NegativeInfinity : range.ExcludesLow ? Math.BitIncrement(low) : low;
    private readonly double _high = range.High is not { } high ? double.PositiveInfinity : range.ExcludesHigh ? Math.BitDecrement(high) : high;
    private readonly bool _hasAbout = range.About is not null;
    private readonly double _about = range.About ?? 0;

    /// <summary>Whether a claim has a figure in it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool HoldsOneOf(FactBlock block, int claim)
    {
        var starts = block.FigureStarts;
        for (var i = starts[claim]; i < starts[claim + 1]; i++)
        {
            ref readonly var figure = ref block.Figures[i];

            // All three each time: none of them by itself comes out as the processor would foresee.
            if ((figure.Dimension == dimension) & (figure.High >= _low) & (figure.Low <= _high))
            {
                return true;
            }

            if (_hasAbout && figure.Dimension == dimension && block.Roundings[i].Low <= _about && _about <= block.Roundings[i].High)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The next claim that has one, from a place on; negative when there is none.</summary>
    public int Next(FactBlock block, int from)
    {
        for (var claim = from; claim < block.Claims.Length; claim++)
        {
            if (HoldsOneOf(block, claim))
            {
                return claim;
            }
        }

        return -1;
    }
}
