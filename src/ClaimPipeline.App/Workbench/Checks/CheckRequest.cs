namespace ClaimPipeline.App.Workbench.Checks;

/// <summary>What a person filled in to have something checked.</summary>
/// <param name="What"><c>text</c>, <c>url</c> or <c>file</c>.</param>
/// <param name="Text">The pasted text.</param>
/// <param name="Url">The address.</param>
/// <param name="Published">When it was published, as typed.</param>
public sealed record CheckRequest(string What, string Text, string Url, string Published)
{
    /// <summary>Nothing filled in yet.</summary>
    public static CheckRequest Empty { get; } = new("text", "", "", "");

    /// <summary>The field in which something is wrong, and what; null when nothing is.</summary>
    public (string Field, string Message)? Error { get; init; }
}
