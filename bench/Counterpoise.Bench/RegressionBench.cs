using Counterpoise.Statistics;

namespace Counterpoise.Bench;

/// <summary>Logistic regression of two million rows against the machine's limits.</summary>
internal static class RegressionBench
{
    private const int Rows = 2_000_000;

    /// <summary>Runs.</summary>
    public static void Run(double peakFlops, double bandwidth, int threads)
    {
        foreach (int columns in (int[])[20, 40])
        {
            var sample = Made(Rows, columns);
            LogisticFit? fit = null;
            var cost = Rounds.Median(3, () => fit = LogisticRegression.Fit(sample, new() { Threads = threads }));
            // Looks at all rows: one before the first step, one a step, and one for plain cross-products.
            double looks = fit!.Iterations + 2;
            double flops = looks * Rows * columns * (columns + 1.0);
            double bytes = looks * Rows * columns * sizeof(double);
            // The peak is of single precision; half as many doubles go through the same registers.
            Console.WriteLine(
                $"logistic regression of {Rows / 1e6:0} million rows x {columns} columns, {fit.Iterations} steps, {threads} threads, median of 3: "
                    + $"{cost.Seconds:0.00} s, {cost.Seconds / looks * 1e3:0} ms a look; {flops / cost.Seconds / 1e9:0.0} GFLOP/s, "
                    + $"{flops / cost.Seconds / (peakFlops / 2):P0} of the peak of doubles; {bytes / cost.Seconds / 1e9:0.0} GB/s, "
                    + $"{bytes / cost.Seconds / bandwidth:P0} of the bandwidth"
            );
            long[] first = [.. Enumerable.Range(0, Rows).Select(i => (long)(i % 193))];
            long[] second = [.. Enumerable.Range(0, Rows).Select(i => (long)(200 + i / 193 % 187))];
            var scores = ScoreRows.Of(fit);
            var dyadic = Rounds.Median(3, () => RobustErrors.Dyadic(scores, first, second, threads));
            Console.WriteLine($"  dyadic-clustered errors of 380 states: {dyadic.Seconds:0.00} s");
        }
        List<(double Size, double Cost)> points = [];
        foreach (int rows in (int[])[125_000, 250_000, 500_000, 1_000_000])
        {
            var sample = Made(rows, 20);
            points.Add(
                (rows, Rounds.Least(3, () => LogisticRegression.Fit(sample, new() { Threads = threads })).Seconds)
            );
        }
        Console.WriteLine($"  grows as rows^{Growth.Exponent(points):0.00}");
    }

    private static BinaryOutcomes Made(int rows, int columns)
    {
        var values = new ReadOnlyMemory<double>[columns - 1];
        ulong state = 1;
        for (int j = 0; j < values.Length; j++)
        {
            var column = new double[rows];
            for (int i = 0; i < rows; i++)
                column[i] = Next() - 0.5;
            values[j] = column;
        }
        var outcome = new double[rows];
        for (int i = 0; i < rows; i++)
            outcome[i] = Next() < 1 / (1 + Math.Exp(3 - 2 * values[0].Span[i])) ? 1 : 0;
        return new(new Design([.. values.Select((_, j) => $"x{j}")], values).WithIntercept(), outcome);

        // splitmix64 (Steele, Lea and Flood 2014).
        double Next()
        {
            state += 0x9E3779B97F4A7C15;
            ulong z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return ((z ^ (z >> 31)) >> 11) / (double)(1UL << 53);
        }
    }
}
