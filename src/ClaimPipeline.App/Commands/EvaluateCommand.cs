using System.CommandLine;
using ClaimPipeline.Classification;
using ClaimPipeline.Evaluation;

namespace ClaimPipeline.App.Commands;

/// <summary><c>evaluate</c>: scores the classifier, beside the keyword baseline, on labelled sentences.</summary>
internal sealed class EvaluateCommand : Verb
{
    private readonly Option<string?> _in = new("--in")
    {
        Description = "Labelled sentences, one JSON object with id, text and labels a line. Default: the test part of the corpus.",
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

    private readonly Option<string?> _newsQuant = new("--newsquant")
    {
        Description = "Score the reading of figures instead, on NewsQuant.json of the CQE evaluation.",
        HelpName = "FILE",
    };

    private readonly Option<string> _part = new("--part")
    {
        Description = "With --newsquant: which half to score, dev, heldout or all. Mistakes are shown of dev only.",
        DefaultValueFactory = _ => "dev",
        HelpName = "PART",
    };

    private readonly Option<bool> _alone = new("--alone") { Description = "Tag every sentence by itself, also where title and neighbours are known." };

    private readonly ClassifierOption _classifier = new();

    public EvaluateCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "evaluate", "Score the claim classifier on labelled sentences, or the reading of figures.", "evaluate --in corpus/sentences.jsonl --mistakes 10", hasData: false)
    {
        Command.Add(_in);
        Command.Add(_model);
        Command.Add(_mistakes);
        Command.Add(_alone);
        _classifier.AddTo(Command);
        Command.Add(_newsQuant);
        Command.Add(_part.AcceptOnlyFromAmong("dev", "heldout", "all"));
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        if (invocation.Get(_newsQuant) is { } newsQuant)
        {
            return await ScoreFiguresAsync(invocation, newsQuant, invocation.Get(_part)!);
        }

        var sentences = invocation.Get(_in) is { } file
            ? LabelledSentenceReader.ReadFile(file)
            : [.. LabelledSentenceReader.ReadCorpus("corpus").Where(sentence => sentence.Split == CorpusSplit.Test)];
        if (sentences.Count == 0)
        {
            throw new UsageException("There is no sentence to score: name a file of labelled sentences with --in.");
        }

        var report = ClassificationEvaluator.Evaluate(Classifiers.Open(_classifier.OptionsOf(invocation), invocation.Get(_model)), sentences, invocation.Get(_alone));
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

    private async Task<int> ScoreFiguresAsync(Invocation invocation, string file, string part)
    {
        if (!File.Exists(file))
        {
            throw new UsageException($"There is no file '{file}': --newsquant takes NewsQuant.json of github.com/satya77/CQE_Evaluation.");
        }

        var sentences = NewsQuantReader.Read(file);
        var report = NewsQuantEvaluator.Evaluate(
            [.. sentences.Where(s => part == "all" || s.Part == (part == "dev" ? CorpusPart.Dev : CorpusPart.Heldout))]);
        if (invocation.Json)
        {
            invocation.PrintJson(report with { Mistakes = part == "dev" ? report.Mistakes : [] }, EvaluationJson.Compact.NewsQuantReport);
            return ExitCode.Fine;
        }

        await invocation.Terminal.Out.WriteAsync(report.Table());
        foreach (var mistake in part == "dev" ? report.Mistakes.Take(invocation.Get(_mistakes)) : [])
        {
            await invocation.Terminal.Out.WriteLineAsync(
                $"\n{mistake.Text}\n  missed: {string.Join("; ", mistake.Missed.Select(NewsQuantReport.Show))}\n  extra: {string.Join("; ", mistake.Extra.Select(NewsQuantReport.Show))}");
        }

        return ExitCode.Fine;
    }
}
