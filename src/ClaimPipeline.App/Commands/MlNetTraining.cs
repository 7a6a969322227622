using ClaimPipeline.Classification;
using ClaimPipeline.Evaluation;

namespace ClaimPipeline.App.Commands;

/// <summary>What <c>train --classifier mlnet</c> does: trains, scores, and writes the model unless it is worse than the one it would replace.</summary>
internal static class MlNetTraining
{
    /// <summary>Macro-F1 by which a model may be worse: less than one sentence of the test part.</summary>
    private const double Tolerance = 0.0005;

    public static async Task<int> RunAsync(
        Invocation invocation, IReadOnlyList<LabelledSentence> known, List<LabelledSentence> test, string folder, bool force, IProgress<TrainingProgress> progress)
    {
        var started = invocation.Time.GetTimestamp();
        var trained = Classifiers.MlNetTrainer().Train(known, progress, invocation.Cancellation);
        var report = ClassificationEvaluator.Evaluate(trained, test);
        if (!force && MacroF1Of(folder, test) is { } before && report.Overall.MacroF1 < before - Tolerance)
        {
            throw new UsageException(FormattableString.Invariant(
                $"The new model scores {report.Overall.MacroF1:F3} on the test part, the one in '{folder}' {before:F3}: nothing was written. Add --force to write it all the same."));
        }

        trained.WriteTo(folder);
        var card = $"# Claim classifier {trained.Version}\n\nTrained by ML.NET; scores on the test part of the corpus.\n\n"
            + ClassificationReportText.Summary(report, ClassificationEvaluator.Evaluate(new KeywordClassifier(), test)).ReplaceLineEndings("\n") + "\n"
            + ClassificationReportText.Details(report, 10).ReplaceLineEndings("\n");
        await File.WriteAllTextAsync(Path.Combine(folder, "card.md"), card, invocation.Cancellation);
        if (invocation.Json)
        {
            invocation.PrintJson(report, EvaluationJson.Compact.ClassificationReport);
            return ExitCode.Fine;
        }

        var seconds = invocation.Time.GetElapsedTime(started).TotalSeconds;
        await invocation.Terminal.Out.WriteLineAsync(FormattableString.Invariant(
            $"Trained {trained.Version} in {seconds:0.0} s; macro-F1 on the {test.Count} of the test part {report.Overall.MacroF1:F3}. Written to {folder}."));
        return ExitCode.Fine;
    }

    private static double? MacroF1Of(string folder, List<LabelledSentence> test)
    {
        try
        {
            return ClassificationEvaluator.Evaluate(Classifiers.OpenMlNet(Path.GetFullPath(folder)), test).Overall.MacroF1;
        }
        catch (ModelFileException)
        {
            return null; // There is none to compare with.
        }
    }
}
