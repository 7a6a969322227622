namespace ClaimPipeline.Classification;

/// <summary>A file of labelled sentences is broken; the message names file and line and says what is wrong.</summary>
public sealed class LabelledSentenceException : FormatException
{
    /// <summary>With its message.</summary>
    public LabelledSentenceException(string message)
        : base(message)
    {
    }

    /// <summary>With its message and cause.</summary>
    public LabelledSentenceException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>Without a message; serialisers want it.</summary>
    public LabelledSentenceException()
    {
    }
}
