using ClaimPipeline.Extraction;

namespace ClaimPipeline.Tests.Extraction;

/// <summary>Programs that every Unix has stand in for pdftotext: what counts is how the reader treats what they do.</summary>
public sealed class PopplerTextReaderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("claimpipeline-pdf-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Read_NoSuchProgram_NamesIt()
    {
        var read = new PopplerTextReader(new ExtractionOptions { PdfProgram = "no-such-pdf-reader" }).Read("%PDF-"u8.ToArray());

        read.Outcome.ShouldBe(PdfOutcome.ToolMissing);
        read.Detail.ShouldNotBeNull().ShouldContain("no-such-pdf-reader");
    }

    [Fact]
    public void Read_ProgramThatDoesNotEnd_IsEnded()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "writes a shell script");
        var read = new PopplerTextReader(new ExtractionOptions { PdfProgram = Script("sleep 600"), PdfTimeLimit = TimeSpan.FromMilliseconds(200) })
            .Read("%PDF-"u8.ToArray());

        read.Outcome.ShouldBe(PdfOutcome.Unreadable);
        read.Detail.ShouldNotBeNull().ShouldContain("more than 0.2 s");
    }

    [Theory]
    [InlineData(1000, PdfOutcome.Read)]
    [InlineData(999, PdfOutcome.Unreadable)]
    public void Read_MoreCharactersThanAllowed_IsDropped(int most, PdfOutcome outcome)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "writes a shell script");
        new PopplerTextReader(new ExtractionOptions { PdfProgram = Script("printf '%1000d' 7"), PdfMostCharacters = most })
            .Read("%PDF-"u8.ToArray())
            .Outcome.ShouldBe(outcome);
    }

    private string Script(string line)
    {
        var file = Path.Combine(_folder, "pdftotext");
        File.WriteAllText(file, $"#!/bin/sh\n{line}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return file;
    }
}
