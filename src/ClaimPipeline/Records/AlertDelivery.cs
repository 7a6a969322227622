namespace ClaimPipeline.Records;

/// <summary>Items of an alert that are told together. What it holds is settled before it is told for the first time, and never changes.</summary>
public sealed record AlertDelivery
{
    /// <summary>Names it to receivers, the same for every try, so that they can tell a repeated one.</summary>
    public required string Id { get; init; }

    /// <summary>The alert's name.</summary>
    public required string Alert { get; init; }

    /// <summary>What is told, in order.</summary>
    public required ValueList<AlertItem> Items { get; init; }

    /// <summary>Whether it was told.</summary>
    public AlertDeliveryState State { get; init; }

    /// <summary>How often that failed.</summary>
    public int Attempts { get; init; }

    /// <summary>When it was tried last (UTC); null before the first time.</summary>
    public DateTimeOffset? TriedAt { get; init; }

    /// <summary>Why the last try failed; null when none did.</summary>
    public string? Error { get; init; }

    /// <summary>The id of a delivery of these items.</summary>
    public static string IdOf(string alert, ValueList<AlertItem> items) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{alert}-{items[0].Number}-{items[^1].Number}");
}

/// <summary>Whether a delivery was told.</summary>
public enum AlertDeliveryState
{
    /// <summary>It is to be told.</summary>
    Pending,

    /// <summary>It was told.</summary>
    Sent,

    /// <summary>It could not be told often enough: nothing happens with it until somebody decides.</summary>
    Dead,
}
