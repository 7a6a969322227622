namespace ClaimPipeline.Pipeline;

/// <summary>What a run of one alert came to.</summary>
/// <param name="Alert">Its name.</param>
/// <param name="Found">Items found for the first time.</param>
/// <param name="Told">Items told, those of earlier runs that were still waiting included.</param>
/// <param name="Trouble">Why the others wait, or were given up, for people; null when all were told.</param>
/// <param name="Dead">Deliveries given up in this run.</param>
public sealed record AlertOutcome(string Alert, int Found, int Told, string? Trouble, int Dead = 0);
