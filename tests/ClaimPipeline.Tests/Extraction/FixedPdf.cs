using ClaimPipeline.Extraction;

namespace ClaimPipeline.Tests.Extraction;

/// <summary>A reader whose every PDF has these pages.</summary>
internal sealed class FixedPdf(string[] pages) : IPdfTextReader
{
    public PdfText Read(ReadOnlyMemory<byte> pdf) => new(PdfOutcome.Read, pages);
}
