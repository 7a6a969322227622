namespace ClaimPipeline.Extraction;

/// <summary>A date as a page shows it.</summary>
/// <param name="Text">The words, or the machine-readable attribute.</param>
/// <param name="Source">What kind of element has it.</param>
/// <param name="Confidence">How sure it is that it is the article's, 0 to 1.</param>
/// <param name="IsUpdate">Whether the words say that it is the date of a change.</param>
/// <param name="Node">Where it stands.</param>
/// <param name="Distance">In nodes from the headline.</param>
internal readonly record struct ShownDate(string Text, string Source, double Confidence, bool IsUpdate, PageNode Node, int Distance);
