using System.Security.Cryptography;
using Counterpoise.Archive;
using Counterpoise.Record;

namespace Counterpoise.Bench;

/// <summary>Loading the record from an archive, from its tables and from the compiled record.</summary>
internal static class LoadBench
{
    private static readonly YearSpan Whole = new(1816, 2024);

    public static void Run(string archive, double memoryBandwidth, ReadBandwidth readBandwidth)
    {
        var store = ArchiveStore.Open(archive, TimeProvider.System);
        var tables = Rounds.Median(
            3,
            () =>
            {
                foreach (var compiled in Compiled(archive))
                    File.Delete(compiled);
                GC.KeepAlive(ArchiveWorld.Load(store, Whole));
            }
        );
        var load = Time(store, Whole);
        var world = ArchiveWorld.Load(store, Whole).World;
        double dense = world.Slices.Sum(Bytes);
        var file = Compiled(archive).Single();
        var bytes = File.ReadAllBytes(file);
        var plain = Rounds.Median(9, () => GC.KeepAlive(File.ReadAllBytes(file)));
        var hash = Rounds.Median(9, () => Hash(bytes));
        var opening = Rounds.Median(9, () => GC.KeepAlive(store.List()));

        Console.WriteLine($"load of the whole record, {Whole}");
        Console.WriteLine(
            $"  first time, tables to compiled record, median of 3: {tables.Seconds:0.00} s ({tables.Processor:0.00} of processor)"
        );
        Console.WriteLine(
            $"  from the compiled record, median of 9: {load.Seconds * 1e3:0} ms ({load.Processor * 1e3:0} of processor), "
                + $"{tables.Seconds / load.Seconds:0.0} x faster; {dense / (1 << 20):0} MiB of dense arrays at "
                + $"{dense / load.Seconds / 1e9:0.00} GB/s, {dense / load.Seconds / memoryBandwidth:P1} of the memory "
                + $"bandwidth, {dense / load.Seconds / readBandwidth.Cached:P1} of the read bandwidth from the page cache"
        );
        Console.WriteLine(
            $"  plain twin, the file's {bytes.Length / (1 << 20)} MiB read alone: {plain.Seconds * 1e3:0} ms "
                + $"({plain.Processor * 1e3:0} of processor); the load takes {load.Seconds / plain.Seconds:0.0} x that "
                + $"({load.Processor / plain.Processor:0.0} x)"
        );
        Console.WriteLine(
            $"  of the load, measured alone: SHA-256 of the file on all threads {hash.Processor * 1e3:0} ms of processor "
                + $"({hash.Processor / load.Processor:P0}), opening the archive for its list {opening.Processor * 1e3:0} ms "
                + $"({opening.Processor / load.Processor:P0})"
        );
        PrintGrowth(store);
        PrintProcess(archive);
    }

    private static void PrintGrowth(ArchiveStore store)
    {
        List<(double Cells, Cost Cost)> points = [];
        List<string> shown = [];
        foreach (int years in (int[])[26, 52, 104, 209])
        {
            var span = new YearSpan(Whole.Last.Value - years + 1, Whole.Last.Value);
            double cells = ArchiveWorld.Load(store, span).World.Slices.Sum(slice => (double)slice.Count * slice.Count);
            points.Add((cells, Time(store, span)));
            shown.Add($"{years} years {points[^1].Cost.Seconds * 1e3:0} ms");
        }
        Console.WriteLine(
            $"  {string.Join(", ", shown)} (to {Whole.Last}): grows as cells^{Exponent(c => c.Seconds):0.00}, processor as "
                + $"cells^{Exponent(c => c.Processor):0.00}, "
                + $"{points[0].Cells / 1e6:0.0} to {points[^1].Cells / 1e6:0.0} million pairs of states"
        );

        double Exponent(Func<Cost, double> figure) =>
            Growth.Exponent([.. points.Select(p => (p.Cells, figure(p.Cost)))]);
    }

    private static void PrintProcess(string archive)
    {
        var empty = WholeProcess.Median(WholeProcess.Empty, "--empty");
        var threat = WholeProcess.Median(
            WholeProcess.Command,
            "threat",
            "USSR",
            "--year",
            "1955",
            "--archive",
            archive
        );
        Console.WriteLine(
            $"  threat USSR --year 1955 --archive, whole process, median of 9: {threat.Elapsed.TotalMilliseconds:0} ms "
                + $"({threat.Processor.TotalMilliseconds:0} of processor), {threat.PeakBytes / (1 << 20):0} MiB; the empty "
                + $"program {empty.Elapsed.TotalMilliseconds:0} ms ({empty.Processor.TotalMilliseconds:0}); "
                + $"{threat.Elapsed / empty.Elapsed:0.0} x that ({threat.Processor / empty.Processor:0.0} x)"
        );
    }

    private static Cost Time(ArchiveStore store, YearSpan years) =>
        Rounds.Median(9, () => GC.KeepAlive(ArchiveWorld.Load(store, years)));

    private static string[] Compiled(string archive) =>
        Directory.GetFiles(Path.GetDirectoryName(archive)!, $"{Path.GetFileName(archive)}.*.record");

    private static double Bytes(YearSlice slice) =>
        Variables.All.Sum(variable =>
            variable.Level == VariableLevel.StateYear
                ? (double)sizeof(double) * slice.Column(variable).Length
                : (double)sizeof(float) * slice.Matrix(variable).Length
        );

    // In as many parts as the record has years, as the load takes it.
    private static void Hash(byte[] bytes)
    {
        const int Parts = 209;
        int length = bytes.Length / Parts;
        Parallel.For(0, Parts, part => SHA256.HashData(bytes.AsSpan(part * length, length)));
    }
}
