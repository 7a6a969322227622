using System.CommandLine;
using ClaimPipeline.Classification;
using ClaimPipeline.Evaluation;

namespace ClaimPipeline.App.Commands;

/// <summary><c>train</c>: makes the classifier's model, its card and its list of labels from labelled sentences.</summary>
internal sealed class TrainCommand : Verb
{
    private readonly Option<string> _corpus = new("--corpus")
    {
        Description = "Labelled sentences, one JSON object a line.",
        DefaultValueFactory = _ => "corpus/sentences.jsonl",
        HelpName = "FILE",
    };

    private readonly Option<string> _out = new("--out")
    {
        Description = "The folder of the model's version; what it holds is replaced.",
        DefaultValueFactory = _ => "models/claims/1",
        HelpName = "DIR",
    };

    public TrainCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "train", "Train the claim classifier; the same sentences give the same model to the byte.", "train --corpus corpus/sentences.jsonl --out models/claims/1", hasData: false)
    {
        Command.Add(_corpus);
        Command.Add(_out);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        var started = invocation.Time.GetTimestamp();
        var corpus = LabelledSentenceReader.ReadFile(invocation.Get(_corpus)!);
        var folder = invocation.Get(_out)!;
        var model = new ClassifierTrainer(new TrainingSettings()).Train(corpus, new Progress(invocation.Terminal), invocation.Cancellation);
        Directory.CreateDirectory(folder);
        ModelFile.Write(model, Path.Combine(folder, ModelFile.Name));
        await File.WriteAllTextAsync(Path.Combine(folder, "labels.txt"), string.Concat(ClaimModel.Labels.Select(label => $"{label}\n".ToLowerInvariant())), invocation.Cancellation);
        await File.WriteAllTextAsync(Path.Combine(folder, "card.md"), ModelCard.Write(model, corpus), invocation.Cancellation);

        var test = corpus.Where(sentence => sentence.Split == CorpusSplit.Test).ToList();
        var report = ClassificationEvaluator.Evaluate(new LinearClassifier(model, invocation.OptionsOf<ClassificationOptions>()), test);
        if (invocation.Json)
        {
            invocation.PrintJson(report, EvaluationJson.Compact.ClassificationReport);
            return ExitCode.Fine;
        }

        var seconds = invocation.Time.GetElapsedTime(started).TotalSeconds;
        await invocation.Terminal.Out.WriteLineAsync(FormattableString.Invariant(
            $"Trained {model.Version} on {model.Header.TrainingSentences} sentences in {seconds:0.0} s; macro-F1 on the {test.Count} of the test part {report.Overall.MacroF1:F3}."));
        await invocation.Terminal.Out.WriteLineAsync($"Written to {folder}: {ModelFile.Name}, labels.txt, card.md.");
        return ExitCode.Fine;
    }

    /// <summary>A line that moves on a terminal, and nothing in a pipe. Not <see cref="Progress{T}"/>, which would report late.</summary>
    private sealed class Progress(Terminal terminal) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (terminal.ShowsProgress)
            {
                terminal.Error.Write($"\r{$"train: {value.Done} of {value.Total}, {value.Step}",-70}{(value.Done == value.Total ? "\n" : "")}");
            }
        }
    }
}
