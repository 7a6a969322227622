namespace ClaimPipeline.Evaluation;

/// <summary>Right and wrong decisions about one label.</summary>
/// <param name="Right">Sentences that have the label and got it.</param>
/// <param name="Wrong">Sentences that got the label and do not have it.</param>
/// <param name="Missed">Sentences that have the label and did not get it.</param>
public sealed record LabelScore(int Right, int Wrong, int Missed)
{
    /// <summary>Sentences that have the label.</summary>
    public int Support => Right + Missed;

    /// <summary>Which part of the labels given is right; 0 when none was given.</summary>
    public double Precision => Right == 0 ? 0 : (double)Right / (Right + Wrong);

    /// <summary>Which part of the labels due was given; 0 when none was due.</summary>
    public double Recall => Right == 0 ? 0 : (double)Right / (Right + Missed);

    /// <summary>Harmonic mean of the two.</summary>
    public double F1 => Right == 0 ? 0 : 2.0 * Right / (2 * Right + Wrong + Missed);
}
