using System.IO.Compression;
using Counterpoise.Archive;
using DuckDB.NET.Data;

namespace Counterpoise.Bench;

/// <summary>Import of data files into a new archive, beside DuckDB's own reading of the same files.</summary>
internal static class ImportBench
{
    private const double Mebibyte = 1 << 20;

    /// <summary>Time of one file against its rows.</summary>
    public static void RunGrowth(string work)
    {
        Console.WriteLine("import of one made file (COW Formal Alliances by directed year), shortest of 3");
        List<(double Rows, Cost Cost)> whole = [];
        List<(double Rows, Cost Cost)> reading = [];
        foreach (int rows in (int[])[50_000, 100_000, 200_000, 400_000])
        {
            var file = Path.Combine(work, $"alliances-{rows}.csv");
            AllianceYearFile.Write(file, rows);
            whole.Add((rows, Rounds.Least(3, () => Expect(AddTo(Fresh(work), file), 1))));
            reading.Add((rows, Rounds.Least(3, () => Read([file]))));
            var (_, cost) = whole[^1];
            Console.WriteLine(
                $"  {rows, 7} rows: {cost.Seconds * 1e3:0} ms ({cost.Processor * 1e3:0} of processor, of it reading and "
                    + $"checks {reading[^1].Cost.Processor / cost.Processor:P0}), "
                    + $"{rows / cost.Seconds / 1e3:0} thousand rows/s"
            );
            File.Delete(file);
        }
        Console.WriteLine(
            $"  grows as rows^{Exponent(whole, c => c.Seconds):0.00}, processor as rows^{Exponent(whole, c => c.Processor):0.00}; "
                + $"reading and checks as rows^{Exponent(reading, c => c.Seconds):0.00}, "
                + $"processor as rows^{Exponent(reading, c => c.Processor):0.00}"
        );

        static double Exponent(List<(double Rows, Cost Cost)> points, Func<Cost, double> figure) =>
            Growth.Exponent([.. points.Select(p => (p.Rows, figure(p.Cost)))]);
    }

    /// <summary>Imports the data files as a whole process and in this one.</summary>
    /// <returns>Path of the archive that the process made.</returns>
    public static string Run(string data, string work, ReadBandwidth readBandwidth)
    {
        var archive = Path.Combine(work, "whole", "archive.duckdb");
        var process = WholeProcess.Once(WholeProcess.Command, "data", "add", data, "--archive", archive);
        var held = ArchiveStore.Open(archive, TimeProvider.System).List();
        var files = held.Select(h => Path.Combine(data, h.File)).ToList();
        double packed = files.Sum(file => new FileInfo(file).Length);
        double unpacked = files.Sum(Unpacked);
        double rows = held.Sum(h => (double)h.Rows);
        double seconds = process.Elapsed.TotalSeconds;

        // The same in this process, to tell the parts.
        var add = Rounds.Least(2, () => Expect(AddTo(Fresh(work), data), held.Count));
        var reading = Rounds.Least(2, () => Read(files));
        var peer = Path.Combine(work, "peer.duckdb");
        int untyped = 0;
        var copy = Rounds.Least(2, () => untyped = CopyWithDuckDb(files, peer));

        Console.WriteLine(
            "import of the whole record, data add into a new archive (in this process and DuckDB: least of 2)"
        );
        Console.WriteLine(
            $"  {held.Count} data sets, {packed / Mebibyte:0} MiB ({unpacked / Mebibyte:0} MiB unpacked), {rows:#,0} rows"
        );
        Console.WriteLine(
            $"  whole process: {seconds:0.0} s ({process.Processor.TotalSeconds:0.0} s of processor), "
                + $"{process.PeakBytes / Mebibyte:0} MiB; {unpacked / seconds / 1e6:0.0} MB/s unpacked, "
                + $"{unpacked / seconds / readBandwidth.Cached:P2} of the read bandwidth from the page cache"
                + (readBandwidth.Cold is { } cold ? $" and {packed / seconds / cold:P2} of the cold one (packed)" : "")
                + $"; {rows / seconds:#,0} rows/s"
        );
        Console.WriteLine(
            $"  in this process: {add.Seconds:0.0} s ({add.Processor:0.0} of processor): reading and checks "
                + $"{reading.Seconds / add.Seconds:P0} ({reading.Processor / add.Processor:P0}), "
                + $"the archive the rest ({1 - reading.Processor / add.Processor:P0})"
        );
        Console.WriteLine(
            $"  DuckDB's read_csv of the same files into tables, nothing checked, all threads: {copy.Seconds:0.0} s "
                + $"({copy.Processor:0.0} of processor; {untyped} files as text only); data add takes "
                + $"{add.Seconds / copy.Seconds:0.0} x that ({add.Processor / copy.Processor:0.0} x)"
        );
        Console.WriteLine(
            reading.Processor > add.Processor / 2
                ? $"  next bottleneck: reading and checks, {unpacked / reading.Processor / 1e6:0} MB a second of processor"
                : $"  next bottleneck: the archive (appending, hashing, committing), "
                    + $"{(add.Processor - reading.Processor) / held.Count * 1e3:0} ms of processor a data set"
        );
        return archive;
    }

    private static IReadOnlyList<AddOutcome> AddTo(string archive, string path) =>
        ArchiveStore.Open(archive, TimeProvider.System).Add([path]);

    private static string Fresh(string work)
    {
        var archive = Path.Combine(work, "fresh.duckdb");
        File.Delete(archive);
        return archive;
    }

    private static void Expect(IReadOnlyList<AddOutcome> outcomes, int count)
    {
        int found = outcomes.OfType<AddOutcome.Imported>().Count();
        if (found != count)
            throw new InvalidOperationException($"{found} files imported, not {count}");
    }

    private static void Read(IReadOnlyList<string> files)
    {
        foreach (var file in files)
        {
            if (OfferedFile.OfPath(file).Read() is not ReadOutcome.Sound)
                throw new InvalidOperationException($"{file} is not sound");
        }
    }

    private static double Unpacked(string file)
    {
        using var source = OpenUnpacked(file);
        var buffer = new byte[1 << 16];
        long length = 0;
        for (int read = source.Read(buffer); read > 0; read = source.Read(buffer))
            length += read;
        return length;
    }

    private static Stream OpenUnpacked(string file) =>
        IsPacked(file) ? new GZipStream(File.OpenRead(file), CompressionMode.Decompress) : File.OpenRead(file);

    private static bool IsPacked(string file) => file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);

    // Every file into a table of its own; the columns' types as DuckDB finds them, and text where it finds them wrongly.
    private static int CopyWithDuckDb(List<string> files, string path)
    {
        File.Delete(path);
        int untyped = 0;
        using var connection = new DuckDBConnection($"DataSource={path}");
        connection.Open();
        for (int i = 0; i < files.Count; i++)
        {
            var file = files[i].Replace("'", "''", StringComparison.Ordinal);
            try
            {
                Execute(connection, $"CREATE TABLE t{i} AS SELECT * FROM read_csv('{file}', header = true)");
            }
            catch (DuckDBException)
            {
                untyped++;
                Execute(
                    connection,
                    $"CREATE TABLE t{i} AS SELECT * FROM read_csv('{file}', header = true, all_varchar = true)"
                );
            }
        }
        return untyped;
    }

    private static void Execute(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
