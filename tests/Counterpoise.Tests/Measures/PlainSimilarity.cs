using Counterpoise.Measures;

namespace Counterpoise.Tests.Measures;

/// <summary>The indices of similarity from their definitions: loops over states, categories, and pairs of states.</summary>
internal static class PlainSimilarity
{
    /// <summary>One index of two portfolios; NaN where it is not defined.</summary>
    public static double Of(
        SimilarityIndex index,
        ReadOnlySpan<byte> one,
        ReadOnlySpan<byte> other,
        ReadOnlySpan<double> weights
    )
    {
        if (one.Contains(SimilarityKernel.Unknown) || other.Contains(SimilarityKernel.Unknown))
            return double.NaN;
        return index.Measure switch
        {
            SimilarityMeasure.S => S(index, one, other, weights),
            SimilarityMeasure.Kappa or SimilarityMeasure.Pi => Agreement(index, one, other),
            SimilarityMeasure.TauB => TauB(one, other),
            _ => throw new ArgumentOutOfRangeException(nameof(index)),
        };
    }

    private static double S(
        SimilarityIndex index,
        ReadOnlySpan<byte> one,
        ReadOnlySpan<byte> other,
        ReadOnlySpan<double> weights
    )
    {
        double distance = 0;
        double greatest = 0;
        for (int k = 0; k < one.Length; k++)
        {
            double weight = index.Weighted ? weights[k] : 1;
            if (double.IsNaN(weight))
                continue;
            distance += weight * Distance(index.Distance, one[k], other[k]);
            greatest += weight * Distance(index.Distance, 0, 3);
        }
        return greatest > 0 ? 1 - 2 * distance / greatest : double.NaN;
    }

    private static double Agreement(SimilarityIndex index, ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        int n = one.Length;
        var shares = new double[4];
        var otherShares = new double[4];
        double seen = 0;
        for (int k = 0; k < n; k++)
        {
            shares[one[k]] += 1.0 / n;
            otherShares[other[k]] += 1.0 / n;
            seen += Distance(index.Distance, one[k], other[k]) / n;
        }
        if (index.Measure == SimilarityMeasure.Pi)
        {
            for (int level = 0; level < 4; level++)
                shares[level] = otherShares[level] = (shares[level] + otherShares[level]) / 2;
        }
        double expected = 0;
        for (byte a = 0; a < 4; a++)
        {
            for (byte b = 0; b < 4; b++)
                expected += shares[a] * otherShares[b] * Distance(index.Distance, a, b);
        }
        return expected > 0 ? 1 - seen / expected : double.NaN;
    }

    private static double TauB(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        long agreeing = 0;
        long untied = 0;
        long otherUntied = 0;
        for (int k = 0; k < one.Length; k++)
        {
            for (int l = k + 1; l < one.Length; l++)
            {
                int order = Math.Sign(one[k] - one[l]);
                int otherOrder = Math.Sign(other[k] - other[l]);
                agreeing += order * otherOrder;
                untied += Math.Abs(order);
                otherUntied += Math.Abs(otherOrder);
            }
        }
        return untied == 0 || otherUntied == 0 ? double.NaN : agreeing / Math.Sqrt((double)untied * otherUntied);
    }

    private static double Distance(SimilarityDistance distance, byte a, byte b) =>
        distance switch
        {
            SimilarityDistance.Absolute => Math.Abs(a - b),
            SimilarityDistance.Squared => (a - b) * (a - b),
            SimilarityDistance.Binary => a > 0 != b > 0 ? 1 : 0,
            _ => throw new ArgumentOutOfRangeException(nameof(distance)),
        };
}
