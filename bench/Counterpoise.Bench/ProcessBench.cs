namespace Counterpoise.Bench;

/// <summary>The main job as a whole process, beside a .NET program that does nothing.</summary>
internal static class ProcessBench
{
    public static void Run()
    {
        var empty = WholeProcess.Median(WholeProcess.Empty, "--empty");
        var brief = WholeProcess.Median(WholeProcess.Command, "brief", "japan-rok");
        Console.WriteLine("whole process, median of 9");
        Console.WriteLine(
            $"  empty .NET program: {empty.Elapsed.TotalMilliseconds:0} ms, {empty.PeakBytes / 1048576.0:0} MiB"
        );
        Console.WriteLine(
            $"  brief japan-rok:    {brief.Elapsed.TotalMilliseconds:0} ms, {brief.PeakBytes / 1048576.0:0} MiB  "
                + $"({brief.Elapsed / empty.Elapsed:0.0} x the empty program)"
        );
    }
}
