namespace ClaimPipeline.App.Wording;

/// <summary>Texts cut short.</summary>
internal static class Clipped
{
    /// <summary>The text, or its beginning with an ellipsis.</summary>
    public static string To(string text, int most) => text.Length <= most ? text : $"{text[..TextWindow.Border(text, most)].TrimEnd()}…";
}
