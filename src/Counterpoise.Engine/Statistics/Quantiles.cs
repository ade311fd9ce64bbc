namespace Counterpoise.Statistics;

/// <summary>Sample quantiles by linear interpolation between order statistics (type 7, the default of R and NumPy).</summary>
/// <remarks>hyndman1996, definition 7.</remarks>
public static class Quantiles
{
    /// <summary>One quantile of a sorted sample.</summary>
    /// <param name="sorted">Sample in ascending order, without NaN. Shape [n], n at least 1.</param>
    /// <param name="probability">Probability, 0..1: 0 gives the least value, 1 the greatest.</param>
    /// <returns>The quantile, in the unit of the sample.</returns>
    /// <exception cref="ArgumentException">The sample is empty or holds NaN, which sorting puts first.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The probability lies outside 0..1 or is not a number.</exception>
    public static double OfSorted(ReadOnlySpan<double> sorted, double probability)
    {
        if (sorted.IsEmpty)
            throw new ArgumentException("An empty sample has no quantiles.", nameof(sorted));
        if (double.IsNaN(sorted[0]))
            throw new ArgumentException("A sample with NaN has no quantiles; leave absent values out.", nameof(sorted));
        if (!(probability is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability lies in 0..1.");
        var place = (sorted.Length - 1) * probability;
        var index = (int)place;
        var lower = sorted[index];
        if (place.Equals((double)index))
            return lower;
        var upper = sorted[index + 1];
        // Equal neighbours may both be infinite, and infinity minus infinity is not a number.
        return lower.Equals(upper) ? lower : Math.Min(upper, lower + ((place - index) * (upper - lower)));
    }

    /// <summary>The interval that leaves equal shares of a sorted sample on either side.</summary>
    /// <param name="sorted">Sample in ascending order, without NaN. Shape [n], n at least 1.</param>
    /// <param name="coverage">Share of the sample inside, 0..1, such as .9 for the 5th to the 95th percentile.</param>
    /// <returns>The two quantiles, in the unit of the sample.</returns>
    /// <exception cref="ArgumentException">The sample is empty or holds NaN.</exception>
    public static (double Low, double High) CentralInterval(ReadOnlySpan<double> sorted, Share coverage)
    {
        var outside = (1 - coverage.Value) / 2;
        return (OfSorted(sorted, outside), OfSorted(sorted, 1 - outside));
    }
}
