namespace Counterpoise.Statistics;

/// <summary>How well probabilities told what happened.</summary>
public static class Scores
{
    // A probability of nought that is proved wrong would cost without end.
    private const double LeastProbability = 1e-15;

    /// <summary>Mean log probability of what happened; 0 is perfect.</summary>
    /// <param name="probabilities">Probability of the event, 0..1, without NaN. Shape [n], n at least 1.</param>
    /// <param name="happened">Whether it happened. Shape [n].</param>
    public static double Logarithmic(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> happened)
    {
        Check(probabilities, happened);
        var sum = default(CompensatedSum);
        for (int i = 0; i < happened.Length; i++)
        {
            double told = happened[i] ? probabilities[i] : 1 - probabilities[i];
            sum.Add(Math.Log(Math.Max(told, LeastProbability)));
        }
        return sum.Value / happened.Length;
    }

    /// <summary>Mean squared difference of probability and outcome, 0..1; 0 is perfect (brier1950).</summary>
    /// <param name="probabilities">Probability of the event, 0..1, without NaN. Shape [n], n at least 1.</param>
    /// <param name="happened">Whether it happened. Shape [n].</param>
    public static double Brier(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> happened)
    {
        Check(probabilities, happened);
        var sum = default(CompensatedSum);
        for (int i = 0; i < happened.Length; i++)
        {
            double missed = (happened[i] ? 1 : 0) - probabilities[i];
            sum.Add(missed * missed);
        }
        return sum.Value / happened.Length;
    }

    /// <summary>Area under the ROC curve: how often a case that happened scores above one that did not; ties count half.</summary>
    /// <returns>0..1; NaN where all cases are of one kind.</returns>
    public static double Auc(ReadOnlySpan<double> scores, ReadOnlySpan<bool> happened)
    {
        Check(scores, happened);
        int positives = happened.Count(true);
        var above = new double[positives];
        var below = new double[happened.Length - positives];
        for (int i = 0, a = 0, b = 0; i < happened.Length; i++)
        {
            if (happened[i])
                above[a++] = scores[i];
            else
                below[b++] = scores[i];
        }
        return RankOrder.ShareAbove(above, below);
    }

    /// <summary>
    /// Average precision: the mean, over the cases that happened, of the share that happened among those scored as high or higher. Tied cases
    /// are averaged over all their orders.
    /// </summary>
    /// <returns>0..1, to be held against the prevalence; NaN where nothing happened.</returns>
    public static double AveragePrecision(ReadOnlySpan<double> scores, ReadOnlySpan<bool> happened)
    {
        Check(scores, happened);
        int n = scores.Length;
        var keys = new double[n];
        var events = happened.ToArray();
        for (int i = 0; i < n; i++)
            keys[i] = -scores[i];
        Array.Sort(keys, events);
        var sum = default(CompensatedSum);
        int total = 0;
        for (int start = 0; start < n; )
        {
            int end = start;
            int among = 0;
            for (; end < n && keys[end].Equals(keys[start]); end++)
                among += events[end] ? 1 : 0;
            int tied = end - start;
            for (int k = 1; k <= tied && among > 0; k++)
            {
                // If the k-th of them happened, as many as this of those before it did on average.
                double before = tied == 1 ? 0 : (k - 1.0) * (among - 1) / (tied - 1);
                sum.Add((double)among / tied * (total + 1 + before) / (start + k));
            }
            total += among;
            start = end;
        }
        return total == 0 ? double.NaN : sum.Value / total;
    }

    private static void Check(ReadOnlySpan<double> scores, ReadOnlySpan<bool> happened)
    {
        if (scores.Length != happened.Length || scores.IsEmpty)
            throw new ArgumentException(
                "Every case has a score and an outcome, and there is one at least.",
                nameof(happened)
            );
        foreach (double score in scores)
        {
            if (double.IsNaN(score))
                throw new ArgumentException("A case without a score cannot be judged; leave it out.", nameof(scores));
        }
    }
}
