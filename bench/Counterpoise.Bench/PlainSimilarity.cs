using Counterpoise.Measures;

namespace Counterpoise.Bench;

/// <summary>The indices of similarity as their definitions say, pair by pair.</summary>
internal static class PlainSimilarity
{
    /// <summary>Every index of alliance portfolios. Shape [indices, states, states].</summary>
    public static double[] All(byte[] ties, double[] weights)
    {
        int n = weights.Length;
        var all = new double[SimilarityKernel.Indices * n * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = i; j < n; j++)
            {
                var one = ties.AsSpan(i * n, n);
                var other = ties.AsSpan(j * n, n);
                foreach (var index in SimilarityIndex.All.Take(SimilarityKernel.Indices))
                {
                    all[(index.Ordinal * n + i) * n + j] = all[(index.Ordinal * n + j) * n + i] = index.Measure switch
                    {
                        SimilarityMeasure.S => S(index, one, other, weights),
                        SimilarityMeasure.TauB => TauB(one, other),
                        _ => Agreement(index, one, other),
                    };
                }
            }
        }
        return all;
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
            greatest += weight * Distance(index.Distance, 0, AlliancePortfolios.Closest);
        }
        return 1 - 2 * distance / greatest;
    }

    private static double Agreement(SimilarityIndex index, ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        Span<double> ones = stackalloc double[4];
        Span<double> others = stackalloc double[4];
        double seen = 0;
        for (int k = 0; k < one.Length; k++)
        {
            ones[one[k]]++;
            others[other[k]]++;
            seen += Distance(index.Distance, one[k], other[k]);
        }
        if (index.Measure == SimilarityMeasure.Pi)
        {
            for (int level = 0; level < 4; level++)
                ones[level] = others[level] = (ones[level] + others[level]) / 2;
        }
        double expected = 0;
        for (byte a = 0; a < 4; a++)
        {
            for (byte b = 0; b < 4; b++)
                expected += ones[a] * others[b] * Distance(index.Distance, a, b) / one.Length;
        }
        return 1 - seen / expected;
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
                untied += order * order;
                otherUntied += otherOrder * otherOrder;
            }
        }
        return agreeing / Math.Sqrt((double)untied * otherUntied);
    }

    private static double Distance(SimilarityDistance distance, byte a, byte b) =>
        distance switch
        {
            SimilarityDistance.Absolute => Math.Abs(a - b),
            SimilarityDistance.Squared => (a - b) * (a - b),
            _ => a > 0 != b > 0 ? 1 : 0,
        };
}
