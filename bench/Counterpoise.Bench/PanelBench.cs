using System.Diagnostics;
using Counterpoise.Exports;
using Counterpoise.Panels;

namespace Counterpoise.Bench;

/// <summary>A panel of 2.06 million directed dyad-years and 40 columns written in every format, beside a plain copy of the same bytes.</summary>
internal static class PanelBench
{
    private const int Columns = 40;

    /// <summary>Argument with which this program writes one panel and ends, so that its memory is its own.</summary>
    public const string Once = "--panel";

    /// <summary>Measures.</summary>
    public static void Run(int threads)
    {
        var folder = Directory.CreateTempSubdirectory("counterpoise-bench-").FullName;
        try
        {
            foreach (var kind in Enum.GetValues<Kind>())
            {
                Console.WriteLine(
                    $"panels of {Columns} columns, {new SyntheticPanel(1, kind).Rows / 1e6:0.00} million rows, {Words(kind)}"
                );
                foreach (var format in Enum.GetValues<PanelFormat>())
                    Compare(folder, kind, format, threads);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Writes one panel: kind, format, threads, share of the states, path.</summary>
    public static int WriteOnce(string[] arguments)
    {
        var kind = Enum.Parse<Kind>(arguments[0]);
        var format = Enum.Parse<PanelFormat>(arguments[1]);
        int threads = int.Parse(arguments[2], System.Globalization.CultureInfo.InvariantCulture);
        double size = double.Parse(arguments[3], System.Globalization.CultureInfo.InvariantCulture);
        var panel = new SyntheticPanel(size, kind);
        var before = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        var written = PanelFiles.Write(panel, arguments[4], format, new(new("bench")) { Threads = threads });
        Console.WriteLine(
            string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{clock.Elapsed.TotalSeconds} {(Environment.CpuUsage.TotalTime - before).TotalSeconds} {written.Bytes} {written.Rows}"
            )
        );
        return 0;
    }

    private static void Compare(string folder, Kind kind, PanelFormat format, int threads)
    {
        var path = Path.Combine(folder, "panel.x");
        foreach (int number in (int[])[1, threads])
        {
            var whole = Least(3, () => Write(kind, format, number, 1, path));
            double copy = Enumerable.Range(0, 3).Min(_ => Copy(path));
            List<(double, double)> points =
            [
                .. ((double[])[0.25, 0.5]).Select(size =>
                {
                    var part = Write(kind, format, number, size, path);
                    return ((double)part.Rows, part.Processor);
                }),
                (whole.Rows, whole.Processor),
            ];
            Console.WriteLine(
                $"  {format, -8} {number} threads: {whole.Seconds:0.00} s ({whole.Processor:0.00} s of processor), {whole.Bytes / 1e6:0} MB, "
                    + $"{whole.Bytes / 1e6 / whole.Seconds:0} MB/s, {whole.Rows * (double)Columns / 1e6 / whole.Seconds:0} million cells/s, "
                    + $"peak {whole.Peak / 1048576.0:0} MiB, {whole.Seconds / copy:0.0} x a plain copy ({copy:0.00} s), "
                    + $"processor grows as rows^{Growth.Exponent(points):0.00}"
            );
        }
    }

    // The process tells the seconds itself, so that its start is not counted.
    private static Written Write(Kind kind, PanelFormat format, int threads, double size, string path)
    {
        var run = WholeProcess.Once(
            WholeProcess.Empty,
            Once,
            $"{kind}",
            $"{format}",
            threads.ToString(System.Globalization.CultureInfo.InvariantCulture),
            size.ToString(System.Globalization.CultureInfo.InvariantCulture),
            path
        );
        var told = run.Output.Split(' ');
        var invariant = System.Globalization.CultureInfo.InvariantCulture;
        return new(
            double.Parse(told[0], invariant),
            double.Parse(told[1], invariant),
            long.Parse(told[2], invariant),
            long.Parse(told[3], invariant),
            run.PeakBytes
        );
    }

    // As the writers do: through to the disk.
    private static double Copy(string path)
    {
        var clock = Stopwatch.StartNew();
        var block = new byte[1 << 20];
        using (var from = File.OpenHandle(path))
        using (var to = File.OpenHandle(path + ".copy", FileMode.Create, FileAccess.Write))
        {
            long place = 0;
            for (int read = RandomAccess.Read(from, block, 0); read > 0; read = RandomAccess.Read(from, block, place))
            {
                RandomAccess.Write(to, block.AsSpan(0, read), place);
                place += read;
            }
            RandomAccess.FlushToDisk(to);
        }
        double seconds = clock.Elapsed.TotalSeconds;
        File.Delete(path + ".copy");
        return seconds;
    }

    private static Written Least(int rounds, Func<Written> run) =>
        Enumerable.Range(0, rounds).Select(_ => run()).MinBy(one => one.Seconds);

    private static string Words(Kind kind) =>
        kind == Kind.Noise
            ? "half real numbers that nothing packs, half whole numbers"
            : "half real numbers of states, again in each of their rows, half whole numbers";

    // Seconds by the clock, and of the process on all cores together, which other work on the machine disturbs less.
    private readonly record struct Written(double Seconds, double Processor, long Bytes, long Rows, long Peak);

    /// <summary>What the real columns hold.</summary>
    internal enum Kind
    {
        Noise,
        StateValues,
    }

    /// <summary>Directed dyad-years of a system that grows as the real one did, 1816 to 2018, from 23 states to 211.</summary>
    private sealed class SyntheticPanel : IPanel
    {
        // 2^-53.
        private const double Step = 1.0 / (1UL << 53);

        private readonly int[] _states;
        private readonly Kind _kind;

        public SyntheticPanel(double size, Kind kind)
        {
            _kind = kind;
            double scale = Math.Sqrt(size);
            _states = [.. Enumerable.Range(0, 203).Select(y => (int)(scale * StatesIn(y)))];
            Layout = new(
                PanelUnit.DirectedDyadYear,
                new(1816, 2018),
                [
                    Key("ccode1", 999),
                    Key("ccode2", 999),
                    Key("year", 2030),
                    .. Enumerable
                        .Range(3, Columns - 3)
                        .Select(c =>
                            c % 2 == 0
                                ? new PanelColumn($"real{c}", PanelType.Real, "a real number", "units")
                                : new PanelColumn($"whole{c}", PanelType.Whole, "a whole number", "units")
                                {
                                    Least = 0,
                                    Greatest = c % 4 == 1 ? 1 : 20_000,
                                }
                        ),
                ],
                ""
            );
        }

        public PanelLayout Layout { get; }

        public long Rows => _states.Sum(n => (long)n * (n - 1));

        public void Fill(Year year, PanelBatch batch)
        {
            int states = _states[year.Since(Layout.Years.First)];
            batch.Begin(year, states * (states - 1));
            for (int c = 0; c < Columns; c++)
                FillColumn(c, year, states, batch.Writable(c));
        }

        // Cheap noise by a multiplication, since the panel's own work is not what is measured.
        private void FillColumn(int column, Year year, int states, Span<double> values)
        {
            ulong noise = ((ulong)year.Value << 32) + (ulong)column;
            int row = 0;
            for (int one = 1; one <= states; one++)
            {
                ulong ofState = (noise + (ulong)one) * 0x9E3779B97F4A7C15UL;
                for (int other = 1; other <= states; other++)
                {
                    if (other == one)
                        continue;
                    noise = (noise * 6364136223846793005UL) + 1442695040888963407UL;
                    values[row++] = column switch
                    {
                        0 => one,
                        1 => other,
                        2 => year.Value,
                        _ when (noise >> 60) == 0 => double.NaN,
                        _ when column % 4 == 1 => noise >> 63,
                        _ when column % 2 == 1 => ofState % 20_000,
                        _ => (((_kind == Kind.Noise ? noise : ofState) >> 11) + 0.5) * Step,
                    };
                }
            }
        }

        // Slowly to 1900, then quickly: 2.06 million directed dyad-years.
        private static double StatesIn(int year) => year < 100 ? 23 + (0.25 * year) : 48 + (1.6 * (year - 100));

        private static PanelColumn Key(string name, int greatest) =>
            new(name, PanelType.Whole, name, "")
            {
                IsKey = true,
                Least = 1,
                Greatest = greatest,
            };
    }
}
