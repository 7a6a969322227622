using System.CommandLine;
using ClaimPipeline.Classification;
using ClaimPipeline.Evaluation;

namespace ClaimPipeline.App.Commands;

/// <summary><c>evaluate</c>: scores the classifier, beside the keyword baseline, on labelled sentences.</summary>
internal sealed class EvaluateCommand : Verb
{
    private readonly Option<string?> _in = new("--in")
    {
        Description = "Labelled sentences, one JSON object with id, text and labels a line. Default: the test part of corpus/sentences.jsonl.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _model = new("--model")
    {
        Description = "A model file, or a folder of versions. Default: the program's own.",
        HelpName = "PATH",
    };

    private readonly Option<int> _mistakes = new("--mistakes")
    {
        Description = "How many of the surest mistakes to show.",
        DefaultValueFactory = _ => 20,
        HelpName = "N",
    };

    public EvaluateCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "evaluate", "Score the claim classifier on labelled sentences.", "evaluate --in corpus/sentences.jsonl --mistakes 10", hasData: false)
    {
        Command.Add(_in);
        Command.Add(_model);
        Command.Add(_mistakes);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        var sentences = invocation.Get(_in) is { } file
            ? LabelledSentenceReader.ReadFile(file)
            : [.. LabelledSentenceReader.ReadFile("corpus/sentences.jsonl").Where(sentence => sentence.Split == CorpusSplit.Test)];
        if (sentences.Count == 0)
        {
            throw new UsageException("There is no sentence to score: name a file of labelled sentences with --in.");
        }

        var report = ClassificationEvaluator.Evaluate(ClassifyCommand.Load(invocation.Get(_model), invocation.OptionsOf<ClassificationOptions>()), sentences);
        if (invocation.Json)
        {
            invocation.PrintJson(report, EvaluationJson.Compact.ClassificationReport);
            return ExitCode.Fine;
        }

        var baseline = ClassificationEvaluator.Evaluate(new KeywordClassifier(), sentences);
        await invocation.Terminal.Out.WriteLineAsync(ClassificationReportText.Summary(report, baseline));
        await invocation.Terminal.Out.WriteAsync(ClassificationReportText.Details(report, invocation.Get(_mistakes)));
        return ExitCode.Fine;
    }
}
