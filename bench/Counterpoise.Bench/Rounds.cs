using System.Diagnostics;

namespace Counterpoise.Bench;

/// <summary>Seconds of an action over several rounds, after one that is not counted.</summary>
internal static class Rounds
{
    /// <summary>Median of the rounds.</summary>
    public static double Median(int rounds, Action action)
    {
        var seconds = Each(rounds, action);
        return seconds[rounds / 2];
    }

    /// <summary>Shortest of the rounds: what the work costs where other work on the machine does not interrupt it.</summary>
    public static double Least(int rounds, Action action) => Each(rounds, action)[0];

    private static List<double> Each(int rounds, Action action)
    {
        action();
        List<double> seconds = [];
        for (int round = 0; round < rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            action();
            seconds.Add(clock.Elapsed.TotalSeconds);
        }
        seconds.Sort();
        return seconds;
    }
}
