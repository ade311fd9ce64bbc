using System.Diagnostics;
using Counterpoise.Archive;
using Counterpoise.Files;
using Counterpoise.Measures;
using Counterpoise.Record;
using Counterpoise.Statistics;
using Counterpoise.Tests.Measures;

namespace Counterpoise.Bench;

/// <summary>Every index of similarity for every pair of states, 1816-2018, against a plain twin and the machine's limits.</summary>
internal static class SimilarityBench
{
    private const int TooLong = 5;

    private static readonly YearSpan Whole = new(1816, 2018);

    /// <summary>Runs on an archive that is there.</summary>
    public static void Run(string archive, double peakFlops, double bandwidth, int threads)
    {
        var store = ArchiveStore.Open(archive, TimeProvider.System);
        var world = ArchiveWorld.Load(store, Whole).World;
        var parameters = CaseLibrary.Shipped.Parameters("assumed", RequiredParameters.All);
        var years = world.Slices.Select(slice => PortfoliosOf(world, parameters, slice)).ToArray();
        double pairs = years.Sum(year => (double)year.States * (year.States - 1) / 2);
        Console.WriteLine(
            $"similarity of all pairs of states, {Whole}: {pairs / 1e6:0.00} million pairs, {SimilarityIndex.All.Count} indices"
        );
        PrintWhole(world, parameters, threads);
        double onOne = PrintKernel(years, pairs, peakFlops / threads, bandwidth, threads);
        PrintTwin(years, onOne);
        PrintGrowth();
    }

    /// <summary>Makes an archive of the data files, or says that there are none, and runs on it.</summary>
    public static void Run(double peakFlops, double bandwidth, int threads)
    {
        if (RecordBench.DataFolder() is not { } data)
        {
            Console.WriteLine($"SKIPPED: similarity; {RecordBench.WhereDataMayBe}");
            return;
        }
        var work = Directory.CreateTempSubdirectory("counterpoise-bench").FullName;
        try
        {
            var archive = Path.Combine(work, "archive.duckdb");
            ArchiveStore.Open(archive, TimeProvider.System).Add([data]);
            Run(archive, peakFlops, bandwidth, threads);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    // From the record to the indices: capability and portfolios are made anew, and every matrix is kept until it is handed on.
    private static void PrintWhole(World world, ParameterSet parameters, int threads)
    {
        foreach (int used in threads > 1 ? (int[])[1, threads] : [1])
        {
            var cost = Rounds.Median(
                5,
                () =>
                    Similarity.OfEach(
                        new Measurements(world, parameters),
                        Whole,
                        used,
                        similarity => GC.KeepAlive(similarity),
                        CancellationToken.None
                    )
            );
            Console.WriteLine(
                $"  from the record, with capability and ideal points, {used} threads, median of 5: {cost.Seconds:0.000} s "
                    + $"({cost.Processor:0.000} of processor); limit {TooLong} s{(cost.Seconds < TooLong ? "" : ": MISSED")}"
            );
        }
    }

    private static double PrintKernel(Portfolios[] years, double pairs, double peakFlops, double bandwidth, int threads)
    {
        double counts = years.Sum(year => 9.0 * ((year.States + 63) / 64) * year.States * (year.States + 1) / 2);
        // A subtraction, a square and two multiply-adds for each third state of known weight.
        double flops = years.Sum(year => 6.0 * year.Weights.Count(w => w > 0) * year.States * (year.States + 1) / 2);
        double written = years.Sum(year =>
            (double)sizeof(double) * SimilarityKernel.Indices * year.States * year.States
        );
        var one = Rounds.Median(9, () => Compute(years, weighted: true, 1));
        var unweighted = Rounds.Median(9, () => Compute(years, weighted: false, 1));
        var all = Rounds.Median(9, () => Compute(years, weighted: true, threads));
        double weighing = one.Seconds - unweighted.Seconds;
        // The peak is of single precision; half as many doubles go through the same registers.
        double peakOfDoubles = peakFlops / 2;
        double peakOfCounts = PeakCounts();
        Console.WriteLine(
            $"  the kernel alone into the same memory, median of 9: {one.Seconds * 1e3:0.0} ms on one thread, "
                + $"{all.Seconds * 1e3:0.0} ms on {threads}; {pairs / one.Seconds / 1e6:0.0} million pairs/s on one thread"
        );
        Console.WriteLine(
            $"  of it the two weighted indices {weighing * 1e3:0.0} ms: {flops / weighing / 1e9:0.0} GFLOP/s, "
                + $"{flops / weighing / peakOfDoubles:P0} of one core's {peakOfDoubles / 1e9:0} GFLOP/s (multiply-adds of doubles; "
                + "subtractions, absolute values and products are half of the instructions and fill no multiply-add)"
        );
        double floor = counts / peakOfCounts + written * threads / bandwidth;
        Console.WriteLine(
            $"  the ten unweighted {unweighted.Seconds * 1e3:0.0} ms: {counts / unweighted.Seconds / 1e9:0.0} billion counts of "
                + $"common bits a second, {counts / unweighted.Seconds / peakOfCounts:P0} of one core's "
                + $"{peakOfCounts / 1e9:0.0} billion; {written / unweighted.Seconds / 1e9:0.0} GB/s written, "
                + $"{written * threads / unweighted.Seconds / bandwidth:P0} of one core's share of the bandwidth; counting and "
                + $"writing at their peaks would take {floor * 1e3:0.0} ms, {floor / unweighted.Seconds:P0} of the time: "
                + (counts / peakOfCounts > written * threads / bandwidth ? "counting" : "writing")
                + " bounds it, with the divisions between"
        );
        return one.Seconds;
    }

    private static void PrintTwin(Portfolios[] years, double kernel)
    {
        // Years spread over the whole, for the twin takes minutes over all of them; its time grows with pairs of pairs.
        var some = years.Where((_, y) => y % 40 == 0).ToArray();
        var clock = Stopwatch.StartNew();
        foreach (var year in some)
            GC.KeepAlive(Twin(year));
        double plain = clock.Elapsed.TotalSeconds;
        double fast = Rounds.Median(9, () => Compute(some, weighted: true, 1)).Seconds;
        Console.WriteLine(
            $"  {some.Length} years on one thread: {fast * 1e3:0.0} ms, the plain twin {plain * 1e3:0} ms, {plain / fast:0} x "
                + $"(all years {kernel * 1e3:0.0} ms)"
        );
    }

    private static double Twin(Portfolios year)
    {
        int n = year.Weights.Length;
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            for (int j = i; j < n; j++)
            {
                var one = year.Ties.AsSpan(i * n, n);
                var other = year.Ties.AsSpan(j * n, n);
                foreach (var index in SimilarityIndex.All.Take(SimilarityKernel.Indices))
                    sum += PlainSimilarity.Of(index, one, other, year.Weights);
            }
        }
        return sum;
    }

    private static void PrintGrowth()
    {
        List<(double Size, double Cost)> points = [];
        foreach (int states in (int[])[50, 100, 200, 400])
        {
            var made = Made(states);
            int repeats = 8_000_000 / (states * states * states / 10);
            var cost = Rounds.Least(
                5,
                () =>
                {
                    for (int i = 0; i < repeats; i++)
                        Compute([made], weighted: true, 1);
                }
            );
            points.Add((states, cost.Seconds / repeats));
        }
        Console.WriteLine(
            $"  {string.Join(", ", points.Select(p => $"{p.Size} states {p.Cost * 1e3:0.00} ms"))}: grows as "
                + $"states^{Growth.Exponent(points):0.00} (pairs grow as states^2, weighted sums as states^3)"
        );
    }

    private static void Compute(Portfolios[] years, bool weighted, int threads)
    {
        int next = years.Length;
        Parallel.For(
            0,
            threads,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            _ =>
            {
                var scratch = Scratch.Value!;
                for (int y; (y = Interlocked.Decrement(ref next)) >= 0; )
                {
                    var year = years[y];
                    scratch.Kernel.Compute(
                        year.Ties,
                        weighted ? year.Weights : year.NoWeights,
                        scratch.Into(SimilarityKernel.Indices * year.Ties.Length)
                    );
                }
            }
        );
    }

    // Ands and counts of bits in registers, six chains apart.
    private static double PeakCounts()
    {
        const int Repeats = 50_000_000;
        double best = 0;
        for (int round = 0; round < 5; round++)
        {
            var clock = Stopwatch.StartNew();
            GC.KeepAlive(Chains(Repeats, (ulong)round | 0x5555));
            best = Math.Max(best, 6.0 * Repeats / clock.Elapsed.TotalSeconds);
        }
        return best;
    }

    private static ulong Chains(int repeats, ulong mask)
    {
        ulong a = 0;
        ulong b = 0;
        ulong c = 0;
        ulong d = 0;
        ulong e = 0;
        ulong f = 0;
        for (ulong n = 0; n < (ulong)repeats; n++)
        {
            a += ulong.PopCount(n & mask);
            b += ulong.PopCount(n & (mask + 1));
            c += ulong.PopCount(n & (mask + 2));
            d += ulong.PopCount(n & (mask + 3));
            e += ulong.PopCount(n & (mask + 4));
            f += ulong.PopCount(n & (mask + 5));
        }
        return a + b + c + d + e + f;
    }

    private static Portfolios PortfoliosOf(World world, ParameterSet parameters, YearSlice slice) =>
        AlliancePortfolios.Of(world, slice.Year) is Reading<AlliancePortfolios>.Known(var portfolios, _)
            ? new(
                portfolios.Ties.ToArray(),
                [.. new Measurements(world, parameters).CapabilityOf(slice.Year, CapabilityMeasure.Cinc).Values]
            )
            : throw new InvalidOperationException($"The archive tells no alliances of {slice.Year}.");

    private static Portfolios Made(int states)
    {
        var random = new Philox(1999);
        var ties = new byte[states * states];
        var weights = new double[states];
        for (int i = 0; i < states; i++)
        {
            weights[i] = random.NextExponential();
            for (int j = 0; j < i; j++)
                ties[i * states + j] = ties[j * states + i] = (byte)Math.Min(random.NextExponential(), 3);
            ties[i * states + i] = AlliancePortfolios.Closest;
        }
        return new(ties, weights);
    }

    private static readonly ThreadLocal<ScratchOfThread> Scratch = new(() => new());

    private sealed class ScratchOfThread
    {
        private double[] _memory = [];

        public SimilarityKernel Kernel { get; } = new();

        public Span<double> Into(int length)
        {
            if (_memory.Length < length)
                _memory = new double[length];
            return _memory.AsSpan(0, length);
        }
    }

    private sealed record Portfolios(byte[] Ties, double[] Weights)
    {
        public int States => Weights.Length;

        public double[] NoWeights { get; } = [.. Weights.Select(_ => double.NaN)];
    }
}
