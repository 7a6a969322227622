using System.CommandLine;
using System.Globalization;
using ClaimPipeline.Classification;
using ClaimPipeline.Evaluation;

namespace ClaimPipeline.App.Commands;

/// <summary><c>train</c>: makes the classifier's model, its card and its list of labels from labelled sentences.</summary>
internal sealed class TrainCommand : Verb
{
    private const string Models = "models/claims";

    /// <summary>Macro-F1 by which a model may be worse: less than one sentence of the test part.</summary>
    private const double Tolerance = 0.0005;

    private readonly Option<string> _corpus = new("--corpus")
    {
        Description = "Labelled sentences, one JSON object a line; or a folder with sentences.jsonl and passages of running text.",
        DefaultValueFactory = _ => "corpus",
        HelpName = "PATH",
    };

    private readonly Option<string?> _out = new("--out")
    {
        Description = "The folder of the model's version; what it holds is replaced. Default: models/claims/1, with reviews the next free number.",
        HelpName = "DIR",
    };

    private readonly Option<string?> _reviews = new("--with-reviews")
    {
        Description = "Also learn from these decisions, as 'review export' writes them.",
        HelpName = "FILE",
    };

    private readonly Option<bool> _force = new("--force") { Description = "Replace a model even by one that scores worse." };

    private readonly Option<int[]> _curve = new("--curve")
    {
        Description = "Write no model, but show the scores after learning from N sentences. Repeatable.",
        HelpName = "N",
    };

    private readonly Option<string?> _curveOn = new("--curve-on")
    {
        Description = "With --curve: further labelled sentences to score on.",
        HelpName = "FILE",
    };

    private readonly ClassifierOption _classifier = new();

    public TrainCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "train", "Train the claim classifier; the same sentences give the same model to the byte.", "train --corpus corpus --out models/claims/1", hasData: false)
    {
        Command.Add(_corpus);
        Command.Add(_out);
        Command.Add(_reviews);
        Command.Add(_force);
        Command.Add(_curve);
        Command.Add(_curveOn);
        _classifier.AddTo(Command);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        var corpus = LabelledSentenceReader.ReadCorpus(invocation.Get(_corpus)!);
        var options = _classifier.OptionsOf(invocation);
        if (invocation.Get(_curve) is { Length: > 0 } sizes)
        {
            if (options.Classifier != "hybrid")
            {
                throw new UsageException($"--curve draws the curve of the classifier hybrid, not of {options.Classifier}: leave one of the two out.");
            }

            var others = invocation.Get(_curveOn) is { } file ? LabelledSentenceReader.ReadFile(file) : [];
            await invocation.Terminal.Out.WriteAsync(LearningCurve.Draw(corpus, sizes, others, new TrainingSettings(), invocation.Cancellation));
            return ExitCode.Fine;
        }

        var started = invocation.Time.GetTimestamp();
        var known = WithReviews(corpus, invocation.Get(_reviews));
        var test = corpus.Where(sentence => sentence.Split == CorpusSplit.Test).ToList();
        if (options.Classifier == Classifiers.MlNet)
        {
            return await MlNetTraining.RunAsync(
                invocation, known, test, invocation.Get(_out) ?? "models/mlnet/1", invocation.Get(_force), new Progress(invocation.Terminal));
        }

        var folder = invocation.Get(_out) ?? Path.Combine(Models, invocation.Get(_reviews) is null ? "1" : NextVersion());
        var model = new ClassifierTrainer(new TrainingSettings()).Train(known, new Progress(invocation.Terminal), invocation.Cancellation);
        var report = ClassificationEvaluator.Evaluate(new HybridClassifier(model, options), test);
        if (!invocation.Get(_force))
        {
            RefuseWorse(folder, report, test, options);
        }

        Directory.CreateDirectory(folder);
        ModelFile.Write(model, Path.Combine(folder, ModelFile.Name));
        await File.WriteAllTextAsync(Path.Combine(folder, "labels.txt"), string.Concat(ClaimModel.Labels.Select(label => $"{label}\n".ToLowerInvariant())), invocation.Cancellation);
        await File.WriteAllTextAsync(Path.Combine(folder, "card.md"), ModelCard.Write(model, known), invocation.Cancellation);
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

    /// <summary>The corpus with reviewed sentences in its train part. A review of a sentence of the corpus takes its place, but the test part stays as it is.</summary>
    private static IReadOnlyList<LabelledSentence> WithReviews(IReadOnlyList<LabelledSentence> corpus, string? file)
    {
        if (file is null)
        {
            return corpus;
        }

        var test = corpus.Where(sentence => sentence.Split == CorpusSplit.Test).Select(sentence => sentence.Text).ToHashSet(StringComparer.Ordinal);
        var reviews = LabelledSentenceReader.ReadFile(file).Where(review => !test.Contains(review.Text)).ToDictionary(review => review.Text, StringComparer.Ordinal);
        return
        [
            .. corpus.Where(sentence => !reviews.ContainsKey(sentence.Text)),
            .. reviews.Values.Select(review => review with { Split = CorpusSplit.Train, Topic = review.Topic.Length > 0 ? review.Topic : "reviews" }),
        ];
    }

    private static string NextVersion() => (ModelFile.Versions(Models)
        .Select(version => int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
        .DefaultIfEmpty().Max() + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>Compares with the model that would be replaced: the one in the folder or, of a new version, the one used so far.</summary>
    private static void RefuseWorse(string folder, ClassificationReport report, List<LabelledSentence> test, ClassificationOptions options)
    {
        ClaimModel before;
        try
        {
            before = ModelFile.Read(File.Exists(Path.Combine(folder, ModelFile.Name)) ? folder : Path.GetDirectoryName(Path.GetFullPath(folder))!);
        }
        catch (ModelFileException)
        {
            return; // There is none, or it was made for other features and cannot be compared.
        }

        var old = ClassificationEvaluator.Evaluate(new HybridClassifier(before, options), test).Overall.MacroF1;
        if (report.Overall.MacroF1 < old - Tolerance)
        {
            throw new UsageException(FormattableString.Invariant(
                $"The new model scores {report.Overall.MacroF1:F3} on the test part, {before.Version} scores {old:F3}: nothing was written. Add --force to write it all the same."));
        }
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
