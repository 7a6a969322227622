using ClaimPipeline.Classification;
using ClaimPipeline.ContractTests;
using ClaimPipeline.Records;

namespace ClaimPipeline.MLNet.Tests;

public sealed class MlNetFilesTests : IDisposable
{
    private static readonly Sentence Ban = new(
        new SentenceId(new ArticleId("a"), 0), default, "The ministry banned exports of raw cashew nuts with immediate effect.", BlockKind.Paragraph);

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Open_WhatWasWritten_ClassifiesTheSame()
    {
        SharedModel.Trained.WriteTo(_folder.At("1"));
        var read = MlNetClassifier.Open(_folder.At(""));
        read.Version.ShouldBe(SharedModel.Trained.Version);
        read.Classify("", [Ban]).ShouldBe(SharedModel.Trained.Classify("", [Ban]));
    }

    [Fact]
    public void Open_NoModel_SaysHowToMakeOne() =>
        Should.Throw<ModelFileException>(() => MlNetClassifier.Open(_folder.At("none"))).Message.ShouldContain("train --classifier mlnet");

    [Fact]
    public void Open_DamagedArchive_SaysSo()
    {
        SharedModel.Trained.WriteTo(_folder.At("1"));
        var archive = File.ReadAllBytes(_folder.At("1/model.zip"));
        File.WriteAllBytes(_folder.At("1/model.zip"), archive[..(archive.Length / 2)]);
        Should.Throw<ModelFileException>(() => MlNetClassifier.Open(_folder.At("")));
    }

    public void Dispose() => _folder.Dispose();
}
