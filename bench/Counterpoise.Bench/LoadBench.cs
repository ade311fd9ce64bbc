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
        double tables = Rounds.Median(
            3,
            () =>
            {
                foreach (var compiled in Compiled(archive))
                    File.Delete(compiled);
                GC.KeepAlive(ArchiveWorld.Load(store, Whole));
            }
        );
        double load = Seconds(store, Whole);
        var world = ArchiveWorld.Load(store, Whole).World;
        double dense = world.Slices.Sum(Bytes);
        var file = Compiled(archive).Single();
        var bytes = File.ReadAllBytes(file);
        double plain = Rounds.Median(9, () => GC.KeepAlive(File.ReadAllBytes(file)));
        double hash = Rounds.Median(9, () => Hash(bytes));
        double opening = Rounds.Median(9, () => GC.KeepAlive(store.List()));

        Console.WriteLine($"load of the whole record, {Whole}");
        Console.WriteLine(
            $"  first time, tables to compiled record (median of 3): {tables:0.00} s; "
                + $"compiled record (median of 9): {load * 1e3:0} ms, {tables / load:0} x faster"
        );
        Console.WriteLine(
            $"  {dense / (1 << 20):0} MiB of dense arrays at {dense / load / 1e9:0.00} GB/s: "
                + $"{dense / load / memoryBandwidth:P1} of the memory bandwidth, "
                + $"{dense / load / readBandwidth.Cached:P1} of the read bandwidth from the page cache"
        );
        Console.WriteLine(
            $"  plain twin, the file's {bytes.Length / (1 << 20):0} MiB alone: {plain * 1e3:0} ms; "
                + $"the load takes {load / plain:0.0} x that"
        );
        Console.WriteLine(
            $"  measured alone: SHA-256 of the file on all threads {hash * 1e3:0} ms ({hash / load:P0} of the load), "
                + $"opening the archive for its list {opening * 1e3:0} ms ({opening / load:P0})"
        );
        PrintGrowth(store);
        PrintProcess(archive);
    }

    private static void PrintGrowth(ArchiveStore store)
    {
        List<(double Cells, double Seconds)> points = [];
        List<string> shown = [];
        foreach (int years in (int[])[26, 52, 104, 209])
        {
            var span = new YearSpan(Whole.Last.Value - years + 1, Whole.Last.Value);
            double cells = ArchiveWorld.Load(store, span).World.Slices.Sum(slice => (double)slice.Count * slice.Count);
            points.Add((cells, Seconds(store, span)));
            shown.Add($"{years} years {points[^1].Seconds * 1e3:0} ms");
        }
        Console.WriteLine(
            $"  {string.Join(", ", shown)} (to {Whole.Last}): grows as cells^{Growth.Exponent(points):0.00}, "
                + $"{points[0].Cells / 1e6:0.0} to {points[^1].Cells / 1e6:0.0} million pairs of states"
        );
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
            $"  threat USSR --year 1955 --archive, whole process, median of 9: {threat.Elapsed.TotalMilliseconds:0} ms, "
                + $"{threat.PeakBytes / (1 << 20):0} MiB ({threat.Elapsed / empty.Elapsed:0.0} x the empty program's "
                + $"{empty.Elapsed.TotalMilliseconds:0} ms)"
        );
    }

    private static double Seconds(ArchiveStore store, YearSpan years) =>
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
