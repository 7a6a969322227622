using System.Diagnostics.CodeAnalysis;

namespace ClaimPipeline.Records;

/// <summary>Either a value, or the reason why there is none. What the web gets wrong is a value, not an exception.</summary>
public sealed record StageResult<T>
    where T : class
{
    private StageResult(T? value, DropReason? reason, string? detail) => (Value, Reason, Detail) = (value, reason, detail);

    /// <summary>The value; null when dropped.</summary>
    public T? Value { get; }

    /// <summary>Why there is no value; null when there is one.</summary>
    public DropReason? Reason { get; }

    /// <summary>What exactly was wrong, for people.</summary>
    public string? Detail { get; }

    /// <summary>Whether there is a value.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Reason))]
    public bool IsKept => Value is not null;

    /// <summary>A value.</summary>
    [SuppressMessage("Design", "CA1000", Justification = "The two ways to make one belong to the type.")]
    public static StageResult<T> Kept(T value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new StageResult<T>(value, null, null);
    }

    /// <summary>No value, and why.</summary>
    [SuppressMessage("Design", "CA1000", Justification = "The two ways to make one belong to the type.")]
    public static StageResult<T> Dropped(DropReason reason, string detail) => new(null, reason, detail);
}
