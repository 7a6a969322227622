namespace ClaimPipeline.Pipeline;

/// <summary>What a run of one alert came to.</summary>
/// <param name="Alert">Its name.</param>
/// <param name="Found">Claims found for the first time.</param>
/// <param name="Told">Claims told, those of earlier runs that were still waiting included.</param>
/// <param name="Trouble">Why the others wait, for people; null when none does.</param>
public sealed record AlertOutcome(string Alert, int Found, int Told, string? Trouble);
