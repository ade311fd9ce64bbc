using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Counterpoise.Bench;

/// <summary>What this machine can do at most, measured in the same run as everything else.</summary>
internal static class MachineLimits
{
    /// <summary>Single-precision multiply-adds a second on every core, counted as two flops each.</summary>
    public static double PeakFlops(int threads)
    {
        double best = 0;
        for (int round = 0; round < 5; round++)
        {
            const int Repeats = 20_000_000;
            var clock = Stopwatch.StartNew();
            var sinks = new float[threads];
            Parallel.For(
                0,
                threads,
                new ParallelOptions { MaxDegreeOfParallelism = threads },
                t => sinks[t] = Chains(Repeats)
            );
            double flops = (double)threads * Repeats * 12 * 2 * Vector512<float>.Count / clock.Elapsed.TotalSeconds;
            best = Math.Max(best, flops);
            GC.KeepAlive(sinks);
        }
        return best;
    }

    /// <summary>Bytes a second that a triad a = b + s c moves through memory on every core.</summary>
    public static double Bandwidth(int threads)
    {
        const int Length = 16 * 1024 * 1024;
        var a = new float[threads][];
        var b = new float[threads][];
        var c = new float[threads][];
        for (int t = 0; t < threads; t++)
        {
            a[t] = new float[Length];
            b[t] = new float[Length];
            c[t] = new float[Length];
            Array.Fill(b[t], 1f);
            Array.Fill(c[t], 2f);
        }
        double best = 0;
        for (int round = 0; round < 7; round++)
        {
            var clock = Stopwatch.StartNew();
            Parallel.For(
                0,
                threads,
                new ParallelOptions { MaxDegreeOfParallelism = threads },
                t => System.Numerics.Tensors.TensorPrimitives.MultiplyAdd(c[t], 3f, b[t], a[t])
            );
            best = Math.Max(best, 3.0 * sizeof(float) * Length * threads / clock.Elapsed.TotalSeconds);
        }
        return best;
    }

    // Twelve independent chains in registers, so that latency hides behind throughput.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static float Chains(int repeats)
    {
        var x = Vector512.Create(0.999f);
        var y = Vector512.Create(0.001f);
        Vector512<float> a = x,
            b = y,
            c = x,
            d = y,
            e = x,
            f = y,
            g = x,
            h = y,
            i = x,
            j = y,
            k = x,
            l = y;
        for (int n = 0; n < repeats; n++)
        {
            a = Vector512.FusedMultiplyAdd(a, x, y);
            b = Vector512.FusedMultiplyAdd(b, x, y);
            c = Vector512.FusedMultiplyAdd(c, x, y);
            d = Vector512.FusedMultiplyAdd(d, x, y);
            e = Vector512.FusedMultiplyAdd(e, x, y);
            f = Vector512.FusedMultiplyAdd(f, x, y);
            g = Vector512.FusedMultiplyAdd(g, x, y);
            h = Vector512.FusedMultiplyAdd(h, x, y);
            i = Vector512.FusedMultiplyAdd(i, x, y);
            j = Vector512.FusedMultiplyAdd(j, x, y);
            k = Vector512.FusedMultiplyAdd(k, x, y);
            l = Vector512.FusedMultiplyAdd(l, x, y);
        }
        return Vector512.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }
}
