namespace ClaimPipeline.Extraction;

/// <summary>
/// Turns a PDF into text: the seam to the outside program that does it. Implementations must bound time and output, and must
/// not throw for what a file may contain.
/// </summary>
public interface IPdfTextReader
{
    /// <summary>Reads the pages of a PDF file, in reading order.</summary>
    PdfText Read(ReadOnlyMemory<byte> pdf);
}
