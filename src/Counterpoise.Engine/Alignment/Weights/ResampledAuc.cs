using Counterpoise.Statistics;

namespace Counterpoise.Alignment.Weights;

/// <summary>How far the area under the ROC curve varies over treaties drawn with replacement.</summary>
internal static class ResampledAuc
{
    private const int Resamples = 1000;

    // Keeps these draws apart from those of treaties and of networks, which have the same seed.
    private const ulong Stream = 2UL << 32;

    /// <summary>The middle 95%.</summary>
    /// <param name="chances">Chance of each row. Shape [rows].</param>
    /// <param name="linked">Whether it was linked. Shape [rows].</param>
    /// <param name="blocks">Number of each row's block, 0 upward; rows of one block are drawn together. Shape [rows].</param>
    /// <param name="seed">Seed.</param>
    /// <param name="threads">Most threads; -1 for as many as there are. The result does not depend on it.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>Both ends, 0..1; NaN where all rows are of one kind.</returns>
    public static (double Low, double High) Range(
        double[] chances,
        bool[] linked,
        int[] blocks,
        ulong seed,
        int threads,
        CancellationToken cancellation
    )
    {
        if (!linked.Contains(true) || !linked.Contains(false))
            return (double.NaN, double.NaN);
        var numbers = new Dictionary<int, int>();
        foreach (int block in blocks)
            numbers.TryAdd(block, numbers.Count);
        int[] own = [.. blocks.Select(block => numbers[block])];
        int[] order = [.. Enumerable.Range(0, chances.Length).OrderBy(row => chances[row])];
        var areas = new double[Resamples];
        Parallel.For(
            0,
            Resamples,
            new ParallelOptions
            {
                MaxDegreeOfParallelism = threads > 0 ? threads : -1,
                CancellationToken = cancellation,
            },
            resample =>
            {
                var random = new Philox(seed, Stream + (ulong)resample);
                var times = new int[numbers.Count];
                for (int draw = 0; draw < times.Length; draw++)
                    times[random.NextInt32(times.Length)]++;
                areas[resample] = Area(chances, linked, own, order, times);
            }
        );
        // A draw without any link, or of links alone, tells no area.
        double[] sorted = [.. areas.Where(area => !double.IsNaN(area)).Order()];
        return sorted.Length == 0
            ? (double.NaN, double.NaN)
            : (Quantiles.OfSorted(sorted, 0.025), Quantiles.OfSorted(sorted, 0.975));
    }

    private static double Area(double[] chances, bool[] linked, int[] blocks, int[] order, int[] times)
    {
        double won = 0;
        double above = 0;
        double below = 0;
        for (int start = 0; start < order.Length; )
        {
            double links = 0;
            double others = 0;
            int end = start;
            for (; end < order.Length && chances[order[end]].Equals(chances[order[start]]); end++)
            {
                int drawn = times[blocks[order[end]]];
                links += linked[order[end]] ? drawn : 0;
                others += linked[order[end]] ? 0 : drawn;
            }
            // Ties count half.
            won += links * (below + (others / 2));
            above += links;
            below += others;
            start = end;
        }
        return above > 0 && below > 0 ? won / above / below : double.NaN;
    }
}
