using ClaimPipeline.Records;

namespace ClaimPipeline.Classification;

/// <summary>What every classifier reads of a sentence in the same way.</summary>
public static class SentenceReading
{
    /// <summary>The text to classify. A table row is read with its headers: "header: cell; header: cell".</summary>
    public static string TextOf(Sentence sentence)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        if (sentence.Context is not { Length: > 0 } context)
        {
            return sentence.Text;
        }

        var headers = context.Split('\t');
        var cells = sentence.Text.Split('\t');
        return string.Join("; ", cells.Select((cell, i) => i < headers.Length && headers[i].Length > 0 ? $"{headers[i]}: {cell}" : cell));
    }

    /// <summary>State and polarity of a claim by rules alone, for a classifier that has learned neither.</summary>
    public static (ClaimStatus? Status, Polarity Polarity) ByRules(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = new SentenceScanner(Lexicon.Shared).Scan(text);
        return (StatusReader.Read(tokens), PolarityReader.Read(tokens));
    }
}
