namespace Counterpoise.Measures;

/// <summary>Who threatens one perceiver most, over all admissible weightings of the factors.</summary>
public sealed class WeightingSweep
{
    private readonly int[] _top;
    private readonly int[] _second;

    private WeightingSweep(ThreatRow row, AdmissibleWeightings weightings, int[] top, int[] second) =>
        (Row, Weightings, _top, _second) = (row, weightings, top, second);

    /// <summary>The factors.</summary>
    public ThreatRow Row { get; }

    /// <summary>The weightings.</summary>
    public AdmissibleWeightings Weightings { get; }

    /// <summary>Index of the top rival under each weighting, into <see cref="ThreatRow.Rivals"/>. Shape [draws].</summary>
    public ReadOnlySpan<int> Top => _top;

    /// <summary>Index of the second rival under each weighting, or -1 where only one is known. Shape [draws].</summary>
    public ReadOnlySpan<int> Second => _second;

    /// <summary>
    /// Finds the first and second rival under each weighting; null where no rival is known in every factor. The weakest link has no
    /// weights to vary: every weighting gives the same answer.
    /// </summary>
    public static WeightingSweep? Over(ThreatRow row, AdmissibleWeightings weightings, ThreatForm form)
    {
        int n = row.Rivals.Count;
        var known = row.Known;
        if (known.Length == 0)
            return null;
        var linear = row.LinearScores(form);
        var factors = new float[ThreatFactors.Count * known.Length];
        for (int k = 0; k < known.Length; k++)
        {
            double weakest = Enumerable.Range(0, ThreatFactors.Count).Min(f => linear[f * n + known[k]]);
            for (int f = 0; f < ThreatFactors.Count; f++)
            {
                factors[f * known.Length + k] =
                    form == ThreatForm.WeakestLink ? (float)weakest : (float)linear[f * n + known[k]];
            }
        }
        var top = new int[weightings.Draws];
        ThreatKernel.TopRival(factors, weightings.Weights, top);
        var second = new int[weightings.Draws];
        ThreatKernel.SecondRival(factors, weightings.Weights, top, second);
        for (int d = 0; d < top.Length; d++)
        {
            top[d] = known[top[d]];
            second[d] = second[d] < 0 ? -1 : known[second[d]];
        }
        return new(row, weightings, top, second);
    }

    /// <summary>Share of weightings under which each rival is the top threat, greatest first; rivals never on top left out.</summary>
    public IReadOnlyList<(StateCode Rival, double Share)> Shares()
    {
        var counts = new int[Row.Rivals.Count];
        foreach (int j in _top)
            counts[j]++;
        return
        [
            .. Enumerable
                .Range(0, counts.Length)
                .Where(j => counts[j] > 0)
                .OrderByDescending(j => counts[j])
                .ThenBy(j => Row.Rivals[j])
                .Select(j => (Row.Rivals[j], (double)counts[j] / _top.Length)),
        ];
    }

    /// <summary>Share of weightings under which a rival is the top threat, 0..1.</summary>
    public double ShareOf(StateCode rival)
    {
        int on = 0;
        foreach (int j in _top)
            on += Row.Rivals[j] == rival ? 1 : 0;
        return (double)on / _top.Length;
    }
}
