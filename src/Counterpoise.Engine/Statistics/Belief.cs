namespace Counterpoise.Statistics;

/// <summary>What is held of a quantity before the record is asked: normal, by a middle and a spread.</summary>
public static class Belief
{
    /// <summary>Narrowing below which a quantity is not identified: the record tells next to nothing of its size. Ours.</summary>
    public const double Hardly = 0.25;

    /// <summary>How much of the variance believed beforehand the record took: 1 less the ratio of variances after and before, at least 0.</summary>
    /// <param name="error">Standard error by which the shipped range is told, on the scale of the belief. 0 or more.</param>
    /// <param name="spread">Standard deviation of the belief. Above 0.</param>
    public static double Narrowed(double error, double spread) => Math.Max(0, 1 - (error * error / (spread * spread)));

    /// <summary>
    /// What beliefs add to the sandwich variance of a term. A belief counts as an observation of its own, as uncertain as it was held to be: without
    /// it the sandwich of a term that the record barely tells would be narrow about the belief.
    /// </summary>
    /// <param name="bread">Inverse of the information with beliefs. Shape [terms, terms] by rows, symmetric.</param>
    /// <param name="spreads">Standard deviation of each belief. Shape [terms].</param>
    /// <param name="term">The term, 0..terms - 1.</param>
    public static double Variance(ReadOnlySpan<double> bread, ReadOnlySpan<double> spreads, int term)
    {
        double sum = 0;
        for (int m = 0; m < spreads.Length; m++)
        {
            double part = bread[(term * spreads.Length) + m] / spreads[m];
            sum += part * part;
        }
        return sum;
    }
}
