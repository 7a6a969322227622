using System.ComponentModel;
using System.Diagnostics;

namespace ClaimPipeline.EndToEndTests;

/// <summary>Programs of others that a test works with.</summary>
internal static class Tool
{
    /// <summary>Why a program cannot be started here; null when it can.</summary>
    public static string? WhyNot(string program, string harmlessArgument)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, [harmlessArgument]) { RedirectStandardOutput = true })!;
            process.WaitForExit();
            return null;
        }
        catch (Win32Exception)
        {
            return $"{program} is not installed.";
        }
    }

    /// <summary>Runs it to its good end. What it printed.</summary>
    public static async Task<string> RunAsync(string program, IEnumerable<string> args)
    {
        using var output = new MemoryStream();
        await RunAsync(program, args, output);
        return System.Text.Encoding.UTF8.GetString(output.GetBuffer(), 0, (int)output.Length);
    }

    /// <summary>Runs it to its good end, its output byte for byte into <paramref name="output"/>.</summary>
    public static async Task RunAsync(string program, IEnumerable<string> args, Stream output)
    {
        var token = TestContext.Current.CancellationToken;
        using var process = Process.Start(new ProcessStartInfo(program, [.. args]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync(token);
        await process.StandardOutput.BaseStream.CopyToAsync(output, token);
        await process.WaitForExitAsync(token);
        process.ExitCode.ShouldBe(0, $"{program}: {await error}");
    }
}
