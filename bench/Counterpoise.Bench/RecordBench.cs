namespace Counterpoise.Bench;

/// <summary>The whole record: import of every data file, and loading 1816-2024.</summary>
internal static class RecordBench
{
    private const string Variable = "COUNTERPOISE_DATA";

    public static void Run(double memoryBandwidth, ReadBandwidth readBandwidth)
    {
        var work = Directory.CreateTempSubdirectory("counterpoise-bench").FullName;
        try
        {
            ImportBench.RunGrowth(work);
            if (DataFolder() is not { } data)
            {
                Console.WriteLine($"SKIPPED: import and load of the whole record; {WhereDataMayBe}");
                return;
            }
            var archive = ImportBench.Run(data, work, readBandwidth);
            LoadBench.Run(archive, memoryBandwidth, readBandwidth);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    /// <summary>What to do where there are no data files.</summary>
    public static string WhereDataMayBe => $"set {Variable}, or put the files in shared/data beside the repository";

    /// <summary>Folder of the data files; null where there is none.</summary>
    public static string? DataFolder()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
            return Directory.Exists(named) ? named : null;
        var beside = Path.Combine(WholeProcess.Root, "..", "shared", "data");
        return Directory.Exists(beside) ? Path.GetFullPath(beside) : null;
    }
}
