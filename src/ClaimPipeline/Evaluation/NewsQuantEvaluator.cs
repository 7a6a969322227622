using ClaimPipeline.Figures;

namespace ClaimPipeline.Evaluation;

/// <summary>
/// Scores the figures on NewsQuant by the method of its paper, looseness included: a predicted figure whose value is right and
/// whose unit is wrong may count again for another figure of the same value.
/// </summary>
public static class NewsQuantEvaluator
{
    /// <summary>Reads and scores.</summary>
    /// <param name="sentences">What to read, with what is right.</param>
    public static NewsQuantReport Evaluate(IReadOnlyList<NewsQuantSentence> sentences)
    {
        ArgumentNullException.ThrowIfNull(sentences);
        var extractor = new FigureExtractor(NewsQuantConventions.Options);
        int gold = 0, found = 0, values = 0, units = 0, onEmpty = 0;
        var mistakes = new List<NewsQuantMistake>();
        foreach (var sentence in sentences)
        {
            var read = NewsQuantConventions.Of(sentence.Text, extractor.Extract(sentence.Text));
            var (right, rightUnits) = Count(sentence.Figures, read);
            gold += sentence.Figures.Count;
            found += read.Count;
            values += right;
            units += rightUnits;
            onEmpty += sentence.Figures.Count == 0 ? read.Count : 0;
            if (rightUnits < Math.Max(sentence.Figures.Count, read.Count))
            {
                mistakes.Add(new(sentence.Text, [.. sentence.Figures.Where(f => !read.Contains(f))], [.. read.Where(f => !sentence.Figures.Contains(f))]));
            }
        }

        return new(sentences.Count, gold, found, values, units, sentences.Count(s => s.Figures.Count == 0), onEmpty, mistakes);
    }

    private static (int Values, int Units) Count(IReadOnlyList<NewsQuantFigure> gold, IReadOnlyList<NewsQuantFigure> read)
    {
        var open = read.OrderBy(f => f.Unit, StringComparer.Ordinal).ToList();
        int values = 0, units = 0;
        foreach (var figure in gold.OrderBy(f => f.Unit, StringComparer.Ordinal))
        {
            foreach (var candidate in open.Where(figure.HasValueOf).ToList())
            {
                values += values < gold.Count ? 1 : 0;
                if (candidate.Unit == figure.Unit)
                {
                    units++;
                    open.Remove(candidate);
                    break;
                }
            }
        }

        return (values, units);
    }
}
