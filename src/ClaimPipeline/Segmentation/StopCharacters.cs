using System.Globalization;

namespace ClaimPipeline.Segmentation;

/// <summary>The characters that end sentences, and those that stand around their ends.</summary>
internal static class StopCharacters
{
    public static bool IsStop(char c) => c is '.' or '!' or '?' or '…' || IsWideStop(c);

    // Stops of scripts without capitals (Chinese, Japanese, Hindi, Urdu, Arabic): no space needs to follow.
    public static bool IsWideStop(char c) =>
        c is '。' or '！' or '？' or '．' or '｡' or '।' or '۔' or '؟' or '‼' or '⁇' or '⁉';

    public static bool IsOpener(char c) =>
        c is '"' or '\'' or '(' or '[' or '{' or '<' or '*' or '¿' or '¡' or '（' or '【' or '「' or '『' or '《' or '-' or '–' or '—' or '•'
        || char.GetUnicodeCategory(c) is UnicodeCategory.OpenPunctuation or UnicodeCategory.InitialQuotePunctuation;

    public static bool IsCloser(char c) =>
        c is '"' or '\'' or ')' or ']' or '}' or '）' or '】' or '」' or '』' or '》' or '*'
        || char.GetUnicodeCategory(c) is UnicodeCategory.ClosePunctuation or UnicodeCategory.FinalQuotePunctuation;

    // Scripts that put no space between words.
    public static bool IsUnspacedScript(char c) => c is >= '\u2E80' and < '\uD7B0' or >= '\uF900' and < '\uFB00' or >= '\uFF00' and < '\uFFEF';
}
