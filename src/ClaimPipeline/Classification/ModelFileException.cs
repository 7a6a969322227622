namespace ClaimPipeline.Classification;

/// <summary>A model file cannot be used; the message names the file, what is wrong and the remedy.</summary>
public sealed class ModelFileException : IOException
{
    /// <summary>With its message.</summary>
    public ModelFileException(string message)
        : base(message)
    {
    }

    /// <summary>With its message and cause.</summary>
    public ModelFileException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>Without a message; serialisers want it.</summary>
    public ModelFileException()
    {
    }
}
