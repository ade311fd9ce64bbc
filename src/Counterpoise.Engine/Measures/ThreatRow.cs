namespace Counterpoise.Measures;

/// <summary>The four factors of threat that every rival shows to one perceiver in one year.</summary>
/// <remarks>
/// Factor arrays are factor-major, in the order of <see cref="ThreatFactor"/>: the value of factor f for rival j stands
/// at f * rivals + j.
/// </remarks>
public sealed class ThreatRow
{
    private readonly StateCode[] _rivals;
    private readonly double[] _scores;
    private readonly double[] _lowScores;
    private readonly double[] _highScores;

    // Worked out when first asked for; two threads that ask at once work out the same.
    private int[]? _known;
    private double[]? _standard;
    private double[]? _ranks;

    internal ThreatRow(
        StateCode perceiver,
        Year year,
        IReadOnlyList<StateCode> rivals,
        double[] values,
        double[] scores,
        double[] lowScores,
        double[] highScores,
        IReadOnlyList<MissingComponent> missing,
        IntentRow intent
    )
    {
        Perceiver = perceiver;
        Year = year;
        _rivals = rivals as StateCode[] ?? [.. rivals];
        Values = values;
        _scores = scores;
        _lowScores = lowScores;
        _highScores = highScores;
        Missing = missing;
        Intent = intent;
    }

    /// <summary>The perceiver.</summary>
    public StateCode Perceiver { get; }

    /// <summary>The year.</summary>
    public Year Year { get; }

    /// <summary>Every other state held in the year, by rising code. Shape [rivals].</summary>
    public IReadOnlyList<StateCode> Rivals => _rivals;

    /// <summary>Factor values in their own units. Shape [4, rivals]; NaN where unknown.</summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>Standard scores of the factors' logs. Shape [4, rivals]; NaN where unknown.</summary>
    public IReadOnlyList<double> Scores => _scores;

    /// <summary>Scores at the least admissible values. Shape [4, rivals]; NaN where nothing bounds them.</summary>
    public IReadOnlyList<double> LowScores => _lowScores;

    /// <summary>Scores at the greatest admissible values. Shape [4, rivals]; NaN where nothing bounds them.</summary>
    public IReadOnlyList<double> HighScores => _highScores;

    /// <summary>Components that the record lacks for a rival.</summary>
    public IReadOnlyList<MissingComponent> Missing { get; }

    /// <summary>Where perceived intent comes from.</summary>
    public IntentRow Intent { get; }

    /// <summary>Index of a rival; negative where the row does not hold it.</summary>
    internal int IndexOf(StateCode rival) => Array.BinarySearch(_rivals, rival);

    internal ReadOnlySpan<double> ScoreSpan => _scores;

    internal ReadOnlySpan<double> LowScoreSpan => _lowScores;

    internal ReadOnlySpan<double> HighScoreSpan => _highScores;

    /// <summary>The rivals whose every factor is known, by rising index; not to be written to.</summary>
    internal int[] Known => _known ??= ThreatProfile.KnownAmong(_scores, Rivals.Count);

    /// <summary>What weights apply to, as <see cref="ThreatProfile"/> has it; not to be written to. Shape [4, rivals].</summary>
    internal double[] LinearScores(ThreatForm form) =>
        form == ThreatForm.Additive
            ? _ranks ??= ThreatProfile.LinearScores(_scores, Rivals.Count, Known, form)
            : _standard ??= ThreatProfile.LinearScores(_scores, Rivals.Count, Known, form);

    /// <summary>The value of one factor for one rival; NaN where unknown.</summary>
    public double Value(ThreatFactor factor, int rival) => Values[(int)factor * Rivals.Count + rival];

    /// <summary>
    /// The row with one rival at the least, or the greatest, admissible value of every factor; itself where nothing bounds them.
    /// </summary>
    /// <param name="rival">Index into <see cref="Rivals"/>.</param>
    /// <param name="greatest">Whether the greatest values are taken.</param>
    public ThreatRow AtBound(int rival, bool greatest)
    {
        var from = greatest ? HighScores : LowScores;
        var scores = Scores.ToArray();
        for (int f = 0; f < ThreatFactors.Count; f++)
        {
            int at = f * Rivals.Count + rival;
            if (double.IsNaN(from[at]))
                return this;
            scores[at] = from[at];
        }
        return new(Perceiver, Year, Rivals, [.. Values], scores, [.. LowScores], [.. HighScores], Missing, Intent);
    }
}
