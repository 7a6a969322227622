namespace ClaimPipeline.Classification;

/// <summary>The sentences of a training as rows of features, with what is to be learned of each; the titles of passages behind them, to be scored only.</summary>
internal sealed class Lessons
{
    /// <summary>Reads the features of all texts.</summary>
    /// <param name="sentences">What to learn from.</param>
    /// <param name="titles">What is scored only.</param>
    /// <param name="scales">Weights of the feature blocks.</param>
    /// <param name="settings">How to learn.</param>
    public Lessons(IReadOnlyList<LabelledSentence> sentences, IEnumerable<string> titles, float[] scales, TrainingSettings settings)
    {
        Count = sentences.Count;
        var rows = SparseRows.Of([.. sentences.Select(sentence => sentence.Text), .. titles], scales);
        ColumnOf = rows.Select([.. Enumerable.Range(0, Count)]).Columns(settings.MinimumSentences, out var columns);
        (Rows, Columns) = (rows.Compact(ColumnOf), columns);
        Targets = [.. ClaimModel.Labels.Select(kind => sentences.Select(sentence => sentence.Is(kind)).ToArray())];
        Weights = [.. ClaimModel.Labels.Select(kind => CaseWeights.Of(sentences, kind, settings.CaseTemper))];
    }

    /// <summary>Rows that can be learned from: the first ones.</summary>
    public int Count { get; }

    /// <summary>Features of each text.</summary>
    public SparseRows Rows { get; }

    /// <summary>Number of columns of the features.</summary>
    public int Columns { get; }

    /// <summary>The column of each slot; -1 for those in too few sentences.</summary>
    public int[] ColumnOf { get; }

    /// <summary>Per label, whether each sentence has it.</summary>
    public IReadOnlyList<bool[]> Targets { get; }

    /// <summary>Per label, how much each sentence counts.</summary>
    public IReadOnlyList<double[]> Weights { get; }

    /// <summary>The values at some places.</summary>
    public static T[] At<T>(T[] values, IReadOnlyList<int> indexes) => [.. indexes.Select(i => values[i])];
}
