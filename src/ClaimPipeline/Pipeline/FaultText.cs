using System.Diagnostics;
using System.Text.RegularExpressions;

namespace ClaimPipeline.Pipeline;

/// <summary>An exception in a few words: the same for the same fault, whatever machine it happens on.</summary>
internal static partial class FaultText
{
    private const int MostFrames = 6;
    private const int LongestError = 1000;

    /// <summary>Types and messages, outermost first.</summary>
    public static string ErrorOf(Exception trouble)
    {
        var text = string.Join(" <- ", Chain(trouble).Select(one => $"{one.GetType().Name}: {one.Message.ReplaceLineEndings(" ")}"));
        return text.Length > LongestError ? text[..(LongestError - 1)] + "…" : text;
    }

    /// <summary>The innermost calls of the program's own code, innermost first.</summary>
    public static string StackOf(Exception trouble) => string.Join(
        " < ",
        Chain(trouble).Reverse()
            .SelectMany(one => new StackTrace(one, fNeedFileInfo: false).GetFrames())
            .Select(DiagnosticMethodInfo.Create)
            .Where(method => method?.DeclaringTypeName?.StartsWith("ClaimPipeline.", StringComparison.Ordinal) == true)
            .Select(method => Generated().Replace($"{method!.DeclaringTypeName}.{method.Name}", ".$1"))
            .Distinct()
            .Take(MostFrames));

    // Of Type+<Method>d__1.MoveNext and Type+<>c.<Method>b__1_0, which the compiler made, people know Type.Method.
    [GeneratedRegex(@"\+(?:<>c[^.]*\.)?<(\w+)>[a-z]__\w+(?:\.MoveNext)?")]
    private static partial Regex Generated();

    private static IEnumerable<Exception> Chain(Exception trouble)
    {
        for (var at = trouble; at is not null; at = at.InnerException)
        {
            yield return at;
        }
    }
}
