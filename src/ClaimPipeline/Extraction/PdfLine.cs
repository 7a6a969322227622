namespace ClaimPipeline.Extraction;

/// <summary>Words that stand beside each other on a page, in points from its upper left corner.</summary>
internal sealed record PdfLine(double Left, double Top, double Right, double Bottom, string Text, int Words)
{
    public double Height => Bottom - Top;

    /// <summary>Whether another line stands at the same height.</summary>
    public bool IsLevelWith(PdfLine other) => Math.Abs(Bottom - other.Bottom) < 3;
}
