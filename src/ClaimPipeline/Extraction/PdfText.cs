namespace ClaimPipeline.Extraction;

/// <summary>What reading a PDF gave.</summary>
/// <param name="Outcome">Whether it could be read.</param>
/// <param name="Pages">Text of each page, lines parted by line feeds; empty unless <see cref="PdfOutcome.Read"/>.</param>
/// <param name="Title">The title its properties give; null when none.</param>
/// <param name="Created">The day its properties say it was made; null when none.</param>
/// <param name="Detail">What went wrong, for people; null when nothing did.</param>
public sealed record PdfText(
    PdfOutcome Outcome, IReadOnlyList<string> Pages, string? Title = null, DateOnly? Created = null, string? Detail = null);

/// <summary>Whether a PDF could be read.</summary>
public enum PdfOutcome
{
    /// <summary>It was read.</summary>
    Read,

    /// <summary>The program that reads PDFs is not installed.</summary>
    ToolMissing,

    /// <summary>The file is broken or locked, or took longer than allowed.</summary>
    Unreadable,
}
