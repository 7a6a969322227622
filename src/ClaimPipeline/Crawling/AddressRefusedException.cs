namespace ClaimPipeline.Crawling;

/// <summary>A connection was about to be made to a machine that may not be reached.</summary>
public sealed class AddressRefusedException : IOException
{
    /// <summary>Without a message.</summary>
    public AddressRefusedException()
    {
    }

    /// <summary>With a message for people.</summary>
    public AddressRefusedException(string message)
        : base(message)
    {
    }

    /// <summary>With a message for people and a cause.</summary>
    public AddressRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
