using System.Globalization;
using System.Text;

namespace ClaimPipeline.Tests.Extraction;

/// <summary>Writes the smallest PDF files that hold lines of text at given places: one font, no compression.</summary>
internal sealed class TinyPdf
{
    private readonly List<(int Rotation, StringBuilder Content)> _pages = [];

    /// <summary>Begins a page of 612 by 792 points.</summary>
    /// <param name="rotation">Degrees by which a viewer turns it clockwise: 0, 90, 180 or 270.</param>
    public TinyPdf Page(int rotation = 0)
    {
        _pages.Add((rotation, new StringBuilder()));
        return this;
    }

    /// <summary>Lines of text, one below the other, on an unturned page.</summary>
    /// <param name="left">Points from the left edge.</param>
    /// <param name="top">Points from the upper edge to the first line.</param>
    /// <param name="lines">The lines; letters of ASCII only.</param>
    public TinyPdf Text(double left, double top, params string[] lines)
    {
        var (rotation, content) = _pages[^1];
        for (var i = 0; i < lines.Length; i++)
        {
            // On a page that is turned, letters are set sideways, so that a reader sees them upright.
            var (x, y) = (left, top + (i * 12));
            var matrix = rotation switch
            {
                90 => FormattableString.Invariant($"0 1 -1 0 {y} {x}"),
                180 => FormattableString.Invariant($"-1 0 0 -1 {612 - x} {y}"),
                270 => FormattableString.Invariant($"0 -1 1 0 {612 - y} {792 - x}"),
                _ => FormattableString.Invariant($"1 0 0 1 {x} {792 - y}"),
            };
            content.Append(CultureInfo.InvariantCulture, $"BT /F1 10 Tf {matrix} Tm ({Escaped(lines[i])}) Tj ET\n");
        }

        return this;
    }

    public byte[] ToBytes()
    {
        var file = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        var kids = string.Join(' ', _pages.Select((_, i) => FormattableString.Invariant($"{4 + (i * 2)} 0 R")));
        Add("<< /Type /Catalog /Pages 2 0 R >>");
        Add(FormattableString.Invariant($"<< /Type /Pages /Kids [{kids}] /Count {_pages.Count} >>"));
        Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
        foreach (var (rotation, content) in _pages)
        {
            Add(FormattableString.Invariant($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Rotate {rotation} /Resources << /Font << /F1 3 0 R >> >> /Contents {offsets.Count + 2} 0 R >>"));
            Add(FormattableString.Invariant($"<< /Length {content.Length} >>\nstream\n{content}\nendstream"));
        }

        var xref = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
        {
            file.Append(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n");
        }

        file.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {offsets.Count + 1} /Root 1 0 R >>\nstartxref\n{xref}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(file.ToString());

        void Add(string content)
        {
            offsets.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{offsets.Count} 0 obj\n{content}\nendobj\n");
        }
    }

    private static string Escaped(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal);
}
