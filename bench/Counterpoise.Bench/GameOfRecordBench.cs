using System.Diagnostics;
using Counterpoise.Alignment;
using Counterpoise.Archive;
using Counterpoise.Files;
using Counterpoise.Measures;

namespace Counterpoise.Bench;

/// <summary>The game of alignment of every state of a year of an archive: reading, one network by search alone, threads.</summary>
internal static class GameOfRecordBench
{
    private static readonly Year Asked = new(2012);

    public static void Run(string archive)
    {
        var world = ArchiveWorld
            .Load(ArchiveStore.Open(archive, TimeProvider.System), new YearSpan(new Year(1816), Asked))
            .World;
        var parameters = CaseLibrary.Shipped.Parameters("assumed", RequiredParameters.All);
        var clock = Stopwatch.StartNew();
        var readings = AlignmentReadings
            .Of(new Measurements(world, parameters), Specification.Default, world.At(Asked).States.ToArray(), Asked)
            .Playable(out var leftOut);
        double read = clock.Elapsed.TotalSeconds;
        var inputs = readings.Central(parameters[AlignmentParameters.PactLeverage]);
        var game = AlignmentGame.Of(inputs, AlignmentParameters.Of(parameters));
        StableNetworks? found = null;
        double search = Rounds
            .Least(3, () => found = StabilitySearch.Of(game, new() { Starts = 1, Threads = 1 }))
            .Seconds;
        Console.WriteLine(
            $"all states of {Asked} in the archive: {readings.States.Count} play, {leftOut.Count} left out; read in {read:0.0} s; one stable "
                + $"network from the empty one by search alone {search * 1e3:0} ms, {found!.Places[0].Networks[0].LinkCount} links of "
                + $"{game.AdmissibleLinks.Count}"
        );
        var plans = new[] { 1, 2, 16 }
            .Select(threads => StabilitySearch.Of(game, new() { Starts = 8, Threads = threads }))
            .ToArray();
        bool same = plans.All(plan =>
            plan.Places.Select(place => place.Networks[0])
                .SequenceEqual(plans[0].Places.Select(place => place.Networks[0]))
        );
        Console.WriteLine($"  8 starts on 1, 2 and 16 threads: {(same ? "the same networks" : "DIFFERENT networks")}");
    }
}
