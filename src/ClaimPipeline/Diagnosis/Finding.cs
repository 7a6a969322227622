namespace ClaimPipeline.Diagnosis;

/// <summary>Something that a check found.</summary>
/// <param name="Code">Names the kind of finding, for programs.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Subject">What it is about: a file of the data folder, a pass, a source.</param>
/// <param name="Detail">What was found: a sentence.</param>
/// <param name="Remedy">What to do: a sentence.</param>
public sealed record Finding(string Code, FindingSeverity Severity, string Subject, string Detail, string Remedy);

/// <summary>How bad a finding is.</summary>
public enum FindingSeverity
{
    /// <summary>Worth knowing; nothing is to be done.</summary>
    Info,

    /// <summary>Nothing is lost; something is to be done.</summary>
    Warning,

    /// <summary>Something is lost, or will be, or does not work.</summary>
    Error,
}
