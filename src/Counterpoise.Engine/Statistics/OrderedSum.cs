using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Counterpoise.Statistics;

/// <summary>
/// Sums and moments in a fixed order with compensated rounding: the same bits on every machine and any number of threads.
/// </summary>
/// <remarks>Accuracy as in <see cref="CompensatedSum"/>. A NaN among the terms makes the result NaN.</remarks>
public static class OrderedSum
{
    /// <summary>The sum.</summary>
    /// <param name="terms">Terms; none sum to 0. Shape [n].</param>
    /// <remarks>
    /// Four running sums, of the terms whose index leaves 0, 1, 2, 3 when divided by four, are added in that order at the end:
    /// a fixed order which vectors of any width follow.
    /// </remarks>
    public static double Of(ReadOnlySpan<double> terms)
    {
        var fours = MemoryMarshal.Cast<double, Vector256<double>>(terms);
        var totals = Vector256<double>.Zero;
        var errors = Vector256<double>.Zero;
        foreach (var four in fours)
        {
            var next = totals + four;
            var added = next - totals;
            errors += (totals - (next - added)) + (four - added);
            totals = next;
        }
        var sum = default(CompensatedSum);
        for (var lane = 0; lane < Vector256<double>.Count; lane++)
        {
            sum.Add(totals[lane]);
            // The error of an infinite total is NaN and says nothing.
            if (double.IsFinite(errors[lane]))
                sum.Add(errors[lane]);
        }
        foreach (var term in terms[(fours.Length * Vector256<double>.Count)..])
            sum.Add(term);
        return sum.Value;
    }

    /// <summary>The arithmetic mean.</summary>
    /// <param name="sample">Values. Shape [n], n at least 1.</param>
    /// <exception cref="ArgumentException">The sample is empty.</exception>
    public static double Mean(ReadOnlySpan<double> sample)
    {
        if (sample.IsEmpty)
            throw new ArgumentException("An empty sample has no mean.", nameof(sample));
        return Of(sample) / sample.Length;
    }

    /// <summary>The unbiased variance, divisor n - 1.</summary>
    /// <param name="sample">Values. Shape [n], n at least 2.</param>
    /// <exception cref="ArgumentException">The sample has fewer than two values.</exception>
    /// <remarks>Two passes; the second also corrects for the rounding of the mean.</remarks>
    public static double Variance(ReadOnlySpan<double> sample)
    {
        if (sample.Length < 2)
            throw new ArgumentException("A variance takes at least two values.", nameof(sample));
        var mean = Mean(sample);
        var deviations = default(CompensatedSum);
        var squares = default(CompensatedSum);
        foreach (var value in sample)
        {
            var deviation = value - mean;
            deviations.Add(deviation);
            squares.Add(deviation * deviation);
        }
        var correction = deviations.Value * deviations.Value / sample.Length;
        return Math.Max(0, squares.Value - correction) / (sample.Length - 1);
    }

    /// <summary>The standard deviation, square root of <see cref="Variance"/>, in the unit of the sample.</summary>
    /// <param name="sample">Values. Shape [n], n at least 2.</param>
    /// <exception cref="ArgumentException">The sample has fewer than two values.</exception>
    public static double StandardDeviation(ReadOnlySpan<double> sample) => Math.Sqrt(Variance(sample));

    /// <summary>The sum of products, such as a score under weights.</summary>
    /// <param name="left">One factor of each product. Shape [n].</param>
    /// <param name="right">The other factor. Shape [n].</param>
    /// <exception cref="ArgumentException">The shapes disagree.</exception>
    /// <remarks>ogita2005, algorithm 5.3 (Dot2): the rounding of each product is carried along too.</remarks>
    public static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        if (left.Length != right.Length)
            throw new ArgumentException($"{left.Length} factors cannot be paired with {right.Length}.", nameof(right));
        var sum = default(CompensatedSum);
        for (var i = 0; i < left.Length; i++)
        {
            var product = left[i] * right[i];
            sum.Add(product);
            var rounding = Math.FusedMultiplyAdd(left[i], right[i], -product);
            if (double.IsFinite(rounding))
                sum.Add(rounding);
        }
        return sum.Value;
    }
}
