namespace Counterpoise.Statistics;

/// <summary>The least-squares line through pairs of values.</summary>
/// <param name="Slope">Change of the second value for one of the first; NaN where the first does not vary.</param>
/// <param name="Correlation">Pearson's r, -1..1; NaN where either does not vary.</param>
/// <param name="Count">Number of pairs.</param>
public readonly record struct StraightLine(double Slope, double Correlation, int Count)
{
    /// <summary>Fits a line.</summary>
    /// <param name="pairs">The pairs, without NaN.</param>
    public static StraightLine Through(IReadOnlyCollection<(double X, double Y)> pairs)
    {
        if (pairs.Count < 2)
            return new(double.NaN, double.NaN, pairs.Count);
        double x = pairs.Average(p => p.X);
        double y = pairs.Average(p => p.Y);
        double xx = pairs.Sum(p => (p.X - x) * (p.X - x));
        double yy = pairs.Sum(p => (p.Y - y) * (p.Y - y));
        double xy = pairs.Sum(p => (p.X - x) * (p.Y - y));
        return new(
            xx > 0 ? xy / xx : double.NaN,
            xx > 0 && yy > 0 ? Math.Clamp(xy / Math.Sqrt(xx * yy), -1, 1) : double.NaN,
            pairs.Count
        );
    }
}
