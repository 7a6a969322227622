using System.Globalization;
using System.Text;
using ClaimPipeline.Records;

namespace ClaimPipeline.Evaluation;

/// <summary>Renders classification reports as Markdown tables, which read well on a terminal too.</summary>
public static class ClassificationReportText
{
    private static readonly string[] Labels = ["quota", "ban", "share"];

    /// <summary>The table of labels, one row per label and classifier; the first report is the one in question, others stand beside it.</summary>
    public static string Summary(params IReadOnlyList<ClassificationReport> reports)
    {
        ArgumentNullException.ThrowIfNull(reports);
        var text = new StringBuilder();
        text.AppendLine("| classifier | label | precision | recall | F1 | sentences |").AppendLine("|---|---|---|---|---|---|");
        foreach (var report in reports)
        {
            for (var label = 0; label < Labels.Length; label++)
            {
                var score = report.Overall.Labels[label];
                text.AppendLine(CultureInfo.InvariantCulture, $"| {report.Classifier} | {Labels[label]} | {score.Precision:F3} | {score.Recall:F3} | {score.F1:F3} | {score.Support} |");
            }
        }

        text.AppendLine().AppendLine("| classifier | macro-F1 | all labels right | hard negatives tagged | plain negatives tagged |").AppendLine("|---|---|---|---|---|");
        foreach (var report in reports)
        {
            var all = report.Overall;
            text.AppendLine(CultureInfo.InvariantCulture, $"| {report.Classifier} | {all.MacroF1:F3} | {Part(all.Exact, all.Sentences)} | {Part(all.HardFalsePositives, all.HardNegatives)} | {Part(all.PlainFalsePositives, all.PlainNegatives)} |");
        }

        return text.ToString();
    }

    /// <summary>Everything but the summary: kinds of bans, polarity and status, calibration, groups, and the surest mistakes.</summary>
    public static string Details(ClassificationReport report, int confusions)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder();
        if (report.BanKinds.Count > 0)
        {
            text.AppendLine("Recall of bans by kind: " + string.Join(", ", report.BanKinds.Select(kind => $"{kind.Name} {Part(kind.Found, kind.All)}")) + ".").AppendLine();
        }

        if (report.PolarityAccuracy is { } polarity)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"Polarity is right in {polarity:P0} of the claims found, status in {report.StatusAccuracy ?? 0:P0} of the quotas and bans found.").AppendLine();
        }

        Recalls(text, "State read rightly", report.States);
        Recalls(text, "Polarity read rightly", report.Polarities);
        text.AppendLine(CultureInfo.InvariantCulture, $"Check-worthiness ranks claims before the rest with an average precision of {report.CheckWorthinessPrecision:F3}.").AppendLine();
        foreach (var label in report.Reliability)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"Calibration error of {Labels[(int)label.Kind]}: {label.Error:F3}. Probability said / came true (sentences): {Bins(label)}.").AppendLine();
        }

        Groups(text, "topic", report.ByTopic);
        Groups(text, "style", report.ByStyle);
        if (confusions > 0 && report.Confusions.Count > 0)
        {
            text.AppendLine("The surest mistakes:").AppendLine();
            foreach (var confusion in report.Confusions.Take(confusions))
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"- {Names(confusion.Labelled)} tagged {Names(confusion.Tagged)} ({confusion.Sureness:F2}): {confusion.Text} [{confusion.Id}]");
            }
        }

        return text.ToString();
    }

    private static void Recalls(StringBuilder text, string what, ValueList<NamedRecall> recalls)
    {
        if (recalls.Count > 0)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{what}: {string.Join(", ", recalls.Select(recall => $"{recall.Name} {Part(recall.Found, recall.All)}"))}.").AppendLine();
        }
    }

    private static void Groups(StringBuilder text, string by, ValueList<GroupScore> groups)
    {
        if (groups.Count == 0)
        {
            return;
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"| {by} | sentences | macro-F1 of the labels present | all labels right | hard negatives tagged |").AppendLine("|---|---|---|---|---|");
        foreach (var group in groups)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {group.Name} | {group.Sentences} | {group.MacroF1:F3} | {Part(group.Exact, group.Sentences)} | {Part(group.HardFalsePositives, group.HardNegatives)} |");
        }

        text.AppendLine();
    }

    private static string Bins(LabelReliability label) => string.Join(", ", label.Bins.Select(bin =>
        string.Create(CultureInfo.InvariantCulture, $"{bin.MeanProbability:F2}/{bin.TrueShare:F2} ({bin.Sentences})")));

    private static string Part(int some, int all) => all == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{(double)some / all:F3} ({some}/{all})");

    private static string Names(ValueList<ClaimKind> kinds) => kinds.Count == 0 ? "none" : string.Join('+', kinds.Select(kind => Labels[(int)kind]));
}
