namespace ClaimPipeline.App.Workbench.AlertPages;

/// <summary>An alert as a person fills it in.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Query">The search.</param>
/// <param name="How"><c>atom</c>, <c>file</c>, <c>post</c> or <c>mail</c>.</param>
/// <param name="To">The address or mailbox; not looked at for files, which are named after the alert.</param>
public sealed record AlertDraft(string Name, string Query, string How, string To)
{
    /// <summary>The field in which something is wrong, and what; null when nothing is.</summary>
    public (string Field, string Message)? Error { get; init; }

    /// <summary>The target as the verb takes it.</summary>
    public string Target => How switch
    {
        "post" => To,
        "mail" => $"mailto:{To}",
        "file" => $"file:{Name}.jsonl",
        _ => $"atom:{Name}.xml",
    };
}
