using System.Diagnostics;

namespace Counterpoise.Bench;

/// <summary>What an action costs.</summary>
/// <param name="Seconds">By the clock.</param>
/// <param name="Processor">Seconds of this process on all cores together, which other work on the machine disturbs less.</param>
internal sealed record Cost(double Seconds, double Processor);

/// <summary>Cost of an action over several rounds, after one that is not counted.</summary>
internal static class Rounds
{
    /// <summary>Median of the rounds, of each figure for itself.</summary>
    public static Cost Median(int rounds, Action action) => At(rounds / 2, rounds, action);

    /// <summary>Least of the rounds, of each figure for itself.</summary>
    public static Cost Least(int rounds, Action action) => At(0, rounds, action);

    private static Cost At(int rank, int rounds, Action action)
    {
        action();
        List<double> seconds = [];
        List<double> processor = [];
        for (int round = 0; round < rounds; round++)
        {
            var before = Environment.CpuUsage.TotalTime;
            var clock = Stopwatch.StartNew();
            action();
            seconds.Add(clock.Elapsed.TotalSeconds);
            processor.Add((Environment.CpuUsage.TotalTime - before).TotalSeconds);
        }
        seconds.Sort();
        processor.Sort();
        return new(seconds[rank], processor[rank]);
    }
}
