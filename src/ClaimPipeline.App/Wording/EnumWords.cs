namespace ClaimPipeline.App.Wording;

/// <summary>Names of values in words for people.</summary>
internal static class EnumWords
{
    /// <summary>RobotsDisallowed as "robots disallowed".</summary>
    public static string Of<T>(T value)
        where T : struct, Enum =>
        string.Concat(value.ToString().Select((letter, i) => i > 0 && char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));
}
