using System.Diagnostics;
using System.Text;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.EndToEndTests;

/// <summary>The built program as a process of its own, as a user starts it.</summary>
internal sealed class Cli : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _printed = new();
    private readonly Task<string> _output;
    private readonly Task<string> _error;

    private Cli(Process process)
    {
        _process = process;
        _output = ReadAsync(process.StandardOutput);
        _error = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Starts it and leaves it running.</summary>
    public static Cli Start(params ReadOnlySpan<string> args)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.ArgumentList.Add(ProgramFile());
        foreach (var arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return new Cli(process);
    }

    /// <summary>Runs it to its end.</summary>
    public static async Task<CliResult> RunAsync(params string[] args)
    {
        using var cli = Start(args);
        return await cli.FinishAsync();
    }

    /// <summary>What it has written to its output by now.</summary>
    public string Printed
    {
        get
        {
            lock (_printed)
            {
                return _printed.ToString();
            }
        }
    }

    /// <summary>Its number.</summary>
    public int Id => _process.Id;

    /// <summary>Whether it has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Ends it as a power cut would: no handler runs.</summary>
    public void Kill() => _process.Kill(entireProcessTree: true);

    /// <summary>Ends it as Ctrl-C would.</summary>
    public void Interrupt()
    {
        using var kill = Process.Start("kill", ["-INT", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Waits for its end.</summary>
    public async Task<CliResult> FinishAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new CliResult(_process.ExitCode, await _output, await _error);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }

    private async Task<string> ReadAsync(StreamReader output)
    {
        var buffer = new char[4096];
        for (int read; (read = await output.ReadAsync(buffer)) > 0;)
        {
            lock (_printed)
            {
                _printed.Append(buffer, 0, read);
            }
        }

        return Printed;
    }

    private static string ProgramFile()
    {
        // The tests' own output folder is .../bin/ClaimPipeline.EndToEndTests/<configuration>; the program's is its neighbour.
        var configuration = Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var file = Repository.At("artifacts", "bin", "ClaimPipeline.App", configuration, "ClaimPipeline.App.dll");
        return File.Exists(file) ? file : throw new FileNotFoundException($"The program is not built: {file}", file);
    }
}

/// <summary>What a finished process left.</summary>
internal sealed record CliResult(int ExitCode, string Output, string Error);
