namespace ClaimPipeline.App;

/// <summary>The user asked for something that cannot be done; the message is one sentence that names the thing and the remedy.</summary>
internal sealed class UsageException(string message) : Exception(message);
