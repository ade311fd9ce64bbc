namespace Counterpoise.Tests.Statistics;

/// <summary>Distances between samples and laws. Seeds are fixed, so a test on them passes or fails for ever.</summary>
internal static class Fit
{
    /// <summary>Bound that the scaled Kolmogorov distance of a true law passes once in a thousand seeds.</summary>
    public const double OnceInAThousand = 1.95;

    /// <summary>Greatest distance between the sample's distribution and a law, times the root of the sample's size.</summary>
    public static double Kolmogorov(double[] sample, Func<double, double> law)
    {
        var sorted = sample.Order().ToArray();
        var greatest = 0.0;
        for (var i = 0; i < sorted.Length; i++)
        {
            var expected = law(sorted[i]);
            greatest = Math.Max(
                greatest,
                Math.Max(expected - (i / (double)sorted.Length), ((i + 1.0) / sorted.Length) - expected)
            );
        }
        return greatest * Math.Sqrt(sorted.Length);
    }

    /// <summary>Greatest distance between the distributions of two samples, scaled alike.</summary>
    public static double Kolmogorov(double[] one, double[] other)
    {
        var (a, b) = (one.Order().ToArray(), other.Order().ToArray());
        var (i, j, greatest) = (0, 0, 0.0);
        while (i < a.Length && j < b.Length)
        {
            var at = Math.Min(a[i], b[j]);
            while (i < a.Length && a[i] <= at)
                i++;
            while (j < b.Length && b[j] <= at)
                j++;
            greatest = Math.Max(greatest, Math.Abs((i / (double)a.Length) - (j / (double)b.Length)));
        }
        return greatest * Math.Sqrt(a.Length * (double)b.Length / (a.Length + b.Length));
    }

    /// <summary>Deviations by which the number of hits misses a binomial law.</summary>
    public static double Deviations(int hits, int trials, double probability) =>
        (hits - (trials * probability)) / Math.Sqrt(trials * probability * (1 - probability));

    public static double[] Draw(int count, Func<double> next) => [.. Enumerable.Range(0, count).Select(_ => next())];
}
