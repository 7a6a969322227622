namespace ClaimPipeline.App.Api;

/// <summary>A text to be checked: either itself or its address.</summary>
/// <param name="Text">The text, plain or as HTML; null when there is an address.</param>
/// <param name="Url">The address; null when there is a text.</param>
/// <param name="Published">When it was published, where it does not say so itself: that decides which edition of official figures counts.</param>
/// <param name="Id">Comes back with the answer, to tell texts of a batch apart.</param>
public sealed record CheckRequest(string? Text, string? Url, DateOnly? Published, string? Id);
