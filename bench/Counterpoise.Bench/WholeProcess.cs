using System.Diagnostics;

namespace Counterpoise.Bench;

/// <summary>A program run from start to end, seen from outside.</summary>
/// <param name="Elapsed">By the clock.</param>
/// <param name="Processor">On all cores together, as last seen before the end.</param>
/// <param name="PeakBytes">Greatest resident memory.</param>
internal sealed record WholeProcess(TimeSpan Elapsed, TimeSpan Processor, long PeakBytes)
{
    /// <summary>The command as it is built, compiled ahead of time, and not the copy beside this program.</summary>
    public static string Command { get; } = Path.Combine([Root, "src", "Counterpoise.Cli", "bin", .. Build, Name]);

    /// <summary>This program, told to do nothing.</summary>
    public static string Empty { get; } = Path.Combine(AppContext.BaseDirectory, "Counterpoise.Bench.dll");

    /// <summary>What it wrote.</summary>
    public string Output { get; private init; } = "";

    /// <summary>Folder of the repository.</summary>
    public static string Root => string.Join(Path.DirectorySeparatorChar, Parts[..^6]);

    private static string Name => "counterpoise.dll";

    private static string[] Parts =>
        AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar).Split(Path.DirectorySeparatorChar);

    // Configuration, framework and platform.
    private static string[] Build => Parts[^3..];

    /// <summary>Runs a program ten times; the median of the last nine, and the greatest memory of all.</summary>
    /// <exception cref="InvalidOperationException">The program failed.</exception>
    public static WholeProcess Median(string assembly, params IEnumerable<string> arguments)
    {
        var runs = Enumerable.Range(0, 10).Select(_ => Once(assembly, arguments)).ToList();
        return new(
            Middle(runs.Skip(1).Select(run => run.Elapsed)),
            Middle(runs.Skip(1).Select(run => run.Processor)),
            runs.Max(run => run.PeakBytes)
        );
    }

    /// <summary>Runs a program once.</summary>
    /// <exception cref="InvalidOperationException">The program failed.</exception>
    public static WholeProcess Once(string assembly, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(assembly);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        long peak = 0;
        var processor = TimeSpan.Zero;
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var reading = process.StandardOutput.ReadToEndAsync();
        // A long run needs no close watch, and must not pay for one.
        while (!process.WaitForExit(clock.ElapsedMilliseconds < 1000 ? 2 : 20))
        {
            try
            {
                process.Refresh();
                peak = Math.Max(peak, Math.Max(process.WorkingSet64, process.PeakWorkingSet64));
                processor = process.TotalProcessorTime;
            }
            catch (InvalidOperationException) when (process.HasExited)
            {
                // It ended between the two lines; the figures were read before.
            }
        }
        var elapsed = clock.Elapsed;
        return process.ExitCode == 0
            ? new(elapsed, processor, peak) { Output = reading.Result }
            : throw new InvalidOperationException($"{assembly} ended with {process.ExitCode}: {reading.Result}");
    }

    private static TimeSpan Middle(IEnumerable<TimeSpan> times)
    {
        var sorted = times.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
