namespace ClaimPipeline.App.Wording;

/// <summary>Characters that nobody sees and that change in which order others are shown.</summary>
internal static class HiddenMarks
{
    /// <summary>Whether there are any: embeddings, overrides and isolates of direction.</summary>
    public static bool AreIn(string text) => text.AsSpan().IndexOfAnyInRange('\u202A', '\u202E') >= 0 || text.AsSpan().IndexOfAnyInRange('\u2066', '\u2069') >= 0;
}
