namespace Counterpoise.Statistics;

/// <summary>The upper tail of the standard normal law, to full relative precision far out.</summary>
public static class NormalTail
{
    private const double RootTwoPi = 2.5066282746310005024;

    // Where the series needs more terms than the continued fraction.
    private const double FarOut = 3;

    /// <summary>Probability of a value above.</summary>
    /// <param name="z">Any number.</param>
    public static double Above(double z)
    {
        if (double.IsNaN(z))
            return double.NaN;
        if (z < 0)
            return 1 - Above(-z);
        double density = Math.Exp(-z * z / 2) / RootTwoPi;
        if (z < FarOut)
        {
            double term = z;
            double sum = z;
            for (int k = 1; Math.Abs(term) > sum * 1e-17; k++)
            {
                term *= z * z / (2 * k + 1);
                sum += term;
            }
            return 0.5 - density * sum;
        }
        // Laplace's continued fraction from its far end; 60 steps are enough beyond 3.
        double fraction = z;
        for (int k = 60; k >= 1; k--)
            fraction = z + k / fraction;
        return density / fraction;
    }

    /// <summary>Probability of a value at least as far from 0 on either side.</summary>
    public static double TwoSided(double z) => 2 * Above(Math.Abs(z));
}
