using System.Diagnostics;
using Counterpoise.Alignment;
using Counterpoise.Statistics;

namespace Counterpoise.Bench;

/// <summary>Landscapes of two camps with all minima and basins, against a plain twin, and the lowest points alone.</summary>
internal static class LandscapeBench
{
    public static void Run(int threads)
    {
        Console.WriteLine("landscape of two camps, all minima and basins");
        double? before = null;
        foreach (int states in (int[])[20, 22, 24])
        {
            var (sizes, propensities) = Draw(states);
            double seconds = Best(5, () => GC.KeepAlive(Landscape.Of(sizes, propensities, threads)));
            double single = Best(3, () => GC.KeepAlive(Landscape.Of(sizes, propensities, 1)));
            // The twin walks every configuration; a share of them, evenly spread, tells its time.
            int step = 1 << (states - 14);
            double plain = Best(2, () => Plain(sizes, propensities, step)) * step / threads;
            string growth = before is { } b ? $"  grows as configurations^{Math.Log2(seconds / b) / 2:0.00}" : "";
            Console.WriteLine(
                $"  {states, 4} states: {seconds * 1e3:0} ms on {threads} threads, {single * 1e3:0} ms on one, "
                    + $"{(1L << (states - 1)) / seconds / 1e6:0} million configurations/s, "
                    + $"{plain / seconds:0} x the plain twin{growth}"
            );
            before = seconds;
        }
        Console.WriteLine("lowest points and pairs alone");
        before = null;
        foreach (int states in (int[])[8, 12, 24])
        {
            var (sizes, propensities) = Draw(states);
            int repeats = states < 20 ? 2000 : 1;
            double seconds =
                Best(
                    5,
                    () =>
                    {
                        for (int i = 0; i < repeats; i++)
                            GC.KeepAlive(LandscapeFloor.Of(sizes, propensities, threads));
                    }
                ) / repeats;
            Console.WriteLine($"  {states, 4} states: {seconds * 1e6:0} us");
        }
    }

    private static (double[] Sizes, double[,] Propensities) Draw(int states)
    {
        var random = new Philox(1993);
        var sizes = new double[states];
        var propensities = new double[states, states];
        for (int i = 0; i < states; i++)
        {
            sizes[i] = random.NextExponential();
            for (int j = 0; j < i; j++)
                propensities[i, j] = propensities[j, i] = random.NextNormal();
        }
        return (sizes, propensities);
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

    // From each configuration downhill, every move's change of energy summed over the other states.
    private static void Plain(double[] sizes, double[,] propensities, int step)
    {
        int n = sizes.Length;
        var ends = new Dictionary<int, int>();
        for (int start = 0; start < 1 << (n - 1); start += step)
        {
            int at = start;
            while (true)
            {
                int mover = -1;
                double least = 0;
                for (int k = 0; k < n; k++)
                {
                    double change = 0;
                    for (int j = 0; j < n; j++)
                    {
                        if (j != k)
                        {
                            double weight = sizes[k] * sizes[j] * propensities[k, j];
                            change += (at << 1 >> k & 1) == (at << 1 >> j & 1) ? weight : -weight;
                        }
                    }
                    if (change < least)
                        (mover, least) = (k, change);
                }
                if (mover < 0)
                    break;
                at ^= mover == 0 ? (1 << (n - 1)) - 1 : 1 << (mover - 1);
            }
            ends[at] = ends.GetValueOrDefault(at) + 1;
        }
        GC.KeepAlive(ends);
    }
}
