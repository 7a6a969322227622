using System.Collections.Concurrent;
using ClaimPipeline.Classification;
using ClaimPipeline.Records;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace ClaimPipeline.MLNet;

/// <summary>A classifier that ML.NET trained. Polarity and state of a claim are read by the core's rules.</summary>
public sealed class MlNetClassifier : ITrainedClassifier
{
    private readonly MLContext _context;
    private readonly ITransformer _model;
    private readonly LabelSets _sets;

    /// <summary>An engine serves one thread at a time, and is dear to make.</summary>
    private readonly ConcurrentBag<PredictionEngine<MlNetRow, MlNetScores>> _engines = [];

    internal MlNetClassifier(MLContext context, ITransformer model, MlNetHeader header, ReadOnlyMemory<byte> archive)
    {
        (_context, _model, Header, Archive) = (context, model, header, archive);
        var engine = NewEngine();
        _sets = SetsOf(engine);
        _engines.Add(engine);
    }

    /// <inheritdoc/>
    public string Version => Header.Version;

    internal MlNetHeader Header { get; }

    /// <summary>The bytes of ML.NET's zip.</summary>
    internal ReadOnlyMemory<byte> Archive { get; }

    /// <summary>Opens a model; the program finds this method by its name.</summary>
    /// <param name="path">A version's folder, or a folder of versions of which the active one is taken.</param>
    /// <exception cref="ModelFileException">There is none, or it is broken.</exception>
    public static ITrainedClassifier Open(string path) => MlNetFiles.Read(path);

    /// <inheritdoc/>
    public void WriteTo(string folder) => MlNetFiles.Write(this, folder);

    /// <inheritdoc/>
    public IReadOnlyList<TaggedSentence> Classify(string title, IReadOnlyList<Sentence> sentences)
    {
        ArgumentNullException.ThrowIfNull(sentences);
        var engine = _engines.TryTake(out var free) ? free : NewEngine();
        try
        {
            var tagged = new TaggedSentence[sentences.Count];
            for (var i = 0; i < tagged.Length; i++)
            {
                tagged[i] = Tag(sentences[i], engine);
            }

            return tagged;
        }
        finally
        {
            _engines.Add(engine);
        }
    }

    /// <summary>The classes of a model in the order of its scores, as ML.NET keeps them beside the column.</summary>
    internal static LabelSets SetsOf(PredictionEngine<MlNetRow, MlNetScores> engine)
    {
        VBuffer<ReadOnlyMemory<char>> names = default;
        engine.OutputSchema[nameof(MlNetScores.Score)].GetSlotNames(ref names);
        return new LabelSets(names.DenseValues().Select(name => name.ToString()));
    }

    private PredictionEngine<MlNetRow, MlNetScores> NewEngine() => _context.Model.CreatePredictionEngine<MlNetRow, MlNetScores>(_model);

    private TaggedSentence Tag(Sentence sentence, PredictionEngine<MlNetRow, MlNetScores> engine)
    {
        var text = SentenceReading.TextOf(sentence);
        var scores = engine.Predict(new MlNetRow { Text = text }).Score;
        var tags = new Tag[Header.Labels.Length];
        for (var label = 0; label < tags.Length; label++)
        {
            var decision = Header.Labels[label];
            var probability = decision.Probability(_sets.LogOddsOf(label, scores));
            tags[label] = new Tag(decision.Kind, probability, probability >= decision.Threshold);
        }

        if (!tags.Any(tag => tag.Accepted))
        {
            return new TaggedSentence(sentence, tags.ToValueList());
        }

        var (status, polarity) = SentenceReading.ByRules(text);
        return new TaggedSentence(sentence, tags.ToValueList(), polarity, tags.Any(tag => tag.Accepted && tag.Kind != ClaimKind.Share) ? status : null);
    }
}
