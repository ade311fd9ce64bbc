namespace Counterpoise.Statistics;

/// <summary>How well a score sets one class of cases above another.</summary>
public static class RankOrder
{
    /// <summary>
    /// Share of pairs, one case of each class, in which the first class scores higher; ties count half. This is the area
    /// under the ROC curve.
    /// </summary>
    /// <param name="above">Scores of the class that should stand above, without NaN. Shape [m].</param>
    /// <param name="below">Scores of the other class, without NaN. Shape [n].</param>
    /// <returns>0..1, or NaN where a class is empty.</returns>
    public static double ShareAbove(ReadOnlySpan<double> above, ReadOnlySpan<double> below)
    {
        if (above.IsEmpty || below.IsEmpty)
            return double.NaN;
        double[] sorted = below.ToArray();
        Array.Sort(sorted);
        double won = 0;
        foreach (double score in above)
            won += (First(sorted, score, orEqual: true) + First(sorted, score, orEqual: false)) / 2.0;
        return won / above.Length / below.Length;
    }

    // Position of the first element that is not below the score, or, without orEqual, that is above it.
    private static int First(double[] sorted, double score, bool orEqual)
    {
        int low = 0;
        int high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (orEqual ? sorted[middle] >= score : sorted[middle] > score)
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    }
}
