using System.Diagnostics;

namespace Counterpoise.Bench;

/// <summary>The main job as a whole process, beside a .NET program that does nothing.</summary>
internal static class ProcessBench
{
    public static void Run()
    {
        string here = AppContext.BaseDirectory;
        var (empty, emptyMemory) = Time(Path.Combine(here, "Counterpoise.Bench.dll"), "--empty");
        var (brief, briefMemory) = Time(Command(here), "brief", "japan-rok");
        Console.WriteLine("whole process, median of 9");
        Console.WriteLine($"  empty .NET program: {empty:0} ms, {emptyMemory / 1048576.0:0} MiB");
        Console.WriteLine(
            $"  brief japan-rok:    {brief:0} ms, {briefMemory / 1048576.0:0} MiB  ({brief / empty:0.0} x the empty program)"
        );
    }

    // The command as it is built, compiled ahead of time, and not the copy beside this program.
    private static string Command(string here)
    {
        string[] parts = here.TrimEnd(Path.DirectorySeparatorChar).Split(Path.DirectorySeparatorChar);
        string root = string.Join(Path.DirectorySeparatorChar, parts[..^6]);
        return Path.Combine([root, "src", "Counterpoise.Cli", "bin", .. parts[^3..], "counterpoise.dll"]);
    }

    private static (double Milliseconds, long PeakBytes) Time(string assembly, params string[] arguments)
    {
        List<double> times = [];
        long peak = 0;
        for (int run = 0; run < 10; run++)
        {
            var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
            start.ArgumentList.Add("exec");
            start.ArgumentList.Add(assembly);
            foreach (var argument in arguments)
                start.ArgumentList.Add(argument);
            var clock = Stopwatch.StartNew();
            using var process = Process.Start(start)!;
            var reading = process.StandardOutput.ReadToEndAsync();
            while (!process.WaitForExit(2))
            {
                try
                {
                    process.Refresh();
                    peak = Math.Max(peak, process.WorkingSet64);
                }
                catch (InvalidOperationException) when (process.HasExited)
                {
                    // It ended between the two lines; the peak was read before.
                }
            }
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"{assembly} ended with {process.ExitCode}: {reading.Result}");
            if (run > 0)
                times.Add(clock.Elapsed.TotalMilliseconds);
        }
        times.Sort();
        return (times[times.Count / 2], peak);
    }
}
