namespace Counterpoise.Statistics;

/// <summary>How much narrower a record made what was believed beforehand.</summary>
public static class Narrowing
{
    /// <summary>Narrowing below which a quantity is not identified: the record tells next to nothing of its size. Ours.</summary>
    public const double Hardly = 0.25;

    /// <summary>1 less the ratio of variances after and before, at least 0.</summary>
    /// <param name="error">Standard error by which the shipped range is told, on the scale of the belief. 0 or more.</param>
    /// <param name="spread">Standard deviation of the belief. Above 0.</param>
    public static double Of(double error, double spread) => Math.Max(0, 1 - (error * error / (spread * spread)));
}
