using System.Diagnostics;
using Counterpoise.Measures;
using Counterpoise.Statistics;

namespace Counterpoise.Bench;

/// <summary>Top threats under 10,000 weightings, against a plain loop and against the multiply-add peak.</summary>
internal static class WeightingBench
{
    // Four multiply-adds a composite, as MEASURES counts it.
    private const double FlopsPerComposite = 8;

    public static void Run(double peakFlops, int threads)
    {
        Console.WriteLine("top threat under 10,000 weightings");
        double? before = null;
        int rivals = 49;
        foreach (int size in (int[])[50, 100, 200])
        {
            rivals = size - 1;
            var weightings = AdmissibleWeightings.Draw(10_000, 0, 1816);
            var factors = new float[size][];
            var random = new Philox(7);
            for (int p = 0; p < size; p++)
            {
                factors[p] = new float[ThreatFactors.Count * rivals];
                foreach (ref float f in factors[p].AsSpan())
                    f = (float)random.NextNormal();
            }
            var tops = new int[threads][];
            for (int t = 0; t < threads; t++)
                tops[t] = new int[weightings.Draws];
            double seconds = Best(
                7,
                () =>
                    Parallel.For(
                        0,
                        threads,
                        new ParallelOptions { MaxDegreeOfParallelism = threads },
                        t =>
                        {
                            for (int p = t; p < size; p += threads)
                                ThreatKernel.TopRival(factors[p], weightings.Weights, tops[t]);
                        }
                    )
            );
            double plain = Best(2, () => Plain(factors[0], rivals, weightings)) * size / threads;
            double composites = (double)size * rivals * weightings.Draws;
            string growth = before is { } b ? $"  grows as states^{Math.Log2(seconds / b):0.00}" : "";
            Console.WriteLine(
                $"  {size, 4} states: {composites / seconds / 1e9:0.0} billion composites/s, "
                    + $"{composites * FlopsPerComposite / seconds / peakFlops:P0} of the multiply-add peak, "
                    + $"{plain / seconds:0.0} x the plain twin{growth}"
            );
            before = seconds;
        }
    }

    private static double Best(int rounds, Action action)
    {
        action();
        double best = double.MaxValue;
        for (int i = 0; i < rounds; i++)
        {
            var clock = Stopwatch.StartNew();
            action();
            best = Math.Min(best, clock.Elapsed.TotalSeconds);
        }
        return best;
    }

    private static void Plain(float[] factors, int rivals, AdmissibleWeightings weightings)
    {
        var weights = weightings.Weights;
        int winners = 0;
        for (int d = 0; d < weightings.Draws; d++)
        {
            float best = float.NegativeInfinity;
            int winner = 0;
            for (int j = 0; j < rivals; j++)
            {
                float score = 0;
                for (int f = 0; f < ThreatFactors.Count; f++)
                    score += factors[f * rivals + j] * weights[f * weightings.Draws + d];
                if (score > best)
                    (best, winner) = (score, j);
            }
            winners += winner;
        }
        GC.KeepAlive(winners);
    }
}
