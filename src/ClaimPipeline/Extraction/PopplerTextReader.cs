using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Xml;

namespace ClaimPipeline.Extraction;

/// <summary>
/// Reads PDF files with poppler's <c>pdftotext</c>, in a process of its own: a file that breaks it breaks nothing else. The process
/// is ended when it takes too long or writes too much.
/// </summary>
public sealed class PopplerTextReader : IPdfTextReader
{
    private readonly string _program;
    private readonly TimeSpan _timeLimit;
    private readonly int _mostCharacters;

    /// <summary>A reader with that program and those limits.</summary>
    public PopplerTextReader(ExtractionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_program, _timeLimit, _mostCharacters) = (options.PdfProgram, options.PdfTimeLimit, options.PdfMostCharacters);
    }

    /// <inheritdoc/>
    public PdfText Read(ReadOnlyMemory<byte> pdf)
    {
        // The program wants to seek, so it gets a file; its text comes back through a pipe.
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, pdf.Span);
            return Run(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private PdfText Run(string path)
    {
        var start = new ProcessStartInfo(_program)
        {
            ArgumentList = { "-bbox-layout", "-enc", "UTF-8", "-eol", "unix", "-q", path, "-" },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            StandardOutputEncoding = Encoding.UTF8,
            UseShellExecute = false,
        };
        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Win32Exception e)
        {
            return new PdfText(PdfOutcome.ToolMissing, [], Detail: $"{_program} cannot be started ({e.Message}): install poppler-utils to read PDF files.");
        }

        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = Task.Run(() => ReadBounded(process.StandardOutput));
        if (!output.Wait(_timeLimit) || output.Result is not { } text || !process.WaitForExit(_timeLimit))
        {
            process.Kill(entireProcessTree: true);
            return new PdfText(PdfOutcome.Unreadable, [], Detail: string.Create(
                CultureInfo.InvariantCulture, $"Reading it took more than {_timeLimit.TotalSeconds} s or gave more than {_mostCharacters} characters."));
        }

        return process.ExitCode == 0
            ? new PdfText(PdfOutcome.Read, text)
            : new PdfText(PdfOutcome.Unreadable, [], Detail: $"{_program} says: {errors.Result.Trim()}");
    }

    // The pages' text; null when it is more than allowed. A program that knows nothing of layout writes plain text.
    private string[]? ReadBounded(StreamReader reader)
    {
        if (reader.Peek() != '<')
        {
            return ReadPlain(reader)?.TrimEnd('\f', '\n').Split('\f');
        }

        try
        {
            return PdfLayoutParser.Read(reader, _mostCharacters)?.Select(PdfPageLayout.Text).ToArray();
        }
        catch (XmlException)
        {
            return [];
        }
        finally
        {
            // The program waits until all it writes is read.
            reader.BaseStream.CopyTo(Stream.Null);
        }
    }

    private string? ReadPlain(StreamReader reader)
    {
        var text = new StringBuilder();
        var buffer = new char[8192];
        int read;
        while ((read = reader.Read(buffer)) > 0)
        {
            text.Append(buffer, 0, read);
            if (text.Length > _mostCharacters)
            {
                return null;
            }
        }

        return text.ToString();
    }
}
