using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Counterpoise.Alignment;
using Counterpoise.Statistics;
using Counterpoise.Tests.Alignment;

namespace Counterpoise.Bench;

/// <summary>The game of alignment: the gain of a link against its plain definition and the machine, and the two jobs of MEASURES.</summary>
internal static class GameBench
{
    // A rival costs a side of a link: help 2, what stands 1, their ratio 1, its weight 2.
    private const double FlopsPerRival = 6;

    public static void Run(double peakFlops, int threads)
    {
        double divisions = Divisions(threads);
        Console.WriteLine(
            $"alignment game: this machine divides {divisions / 1e9:0.0} billion doubles/s on {threads} threads"
        );
        Gains(peakFlops, divisions, threads);
        Draws(threads);
        Whole();
        Threes(threads);
    }

    private static void Gains(double peakFlops, double divisions, int threads)
    {
        Console.WriteLine("gain of a link, both sides");
        WarmUp();
        var points = new List<(double, double)>();
        foreach (int states in (int[])[15, 60, 195, 780])
        {
            var inputs = Draw(states, 1, 1);
            var parameters = Parameters(1);
            var game = AlignmentGame.Of(inputs, parameters);
            var network = Half(game);
            int rounds = Math.Max(1, 4_000_000 / (states * states * states));
            var cost = Rounds.Least(
                5,
                () =>
                    Parallel.For(
                        0,
                        threads,
                        new ParallelOptions { MaxDegreeOfParallelism = threads },
                        _ => GC.KeepAlive(All(game, new MovingNetwork(game, network), rounds))
                    )
            );
            double gains = (double)threads * rounds * game.AdmissibleLinks.Count;
            double seconds = cost.Seconds / gains;
            var some = game
                .AdmissibleLinks.Where((_, at) => at % Math.Max(1, game.AdmissibleLinks.Count / 50) == 0)
                .ToArray();
            double plain =
                Rounds
                    .Least(
                        2,
                        () =>
                        {
                            foreach (var (i, j) in some)
                                GC.KeepAlive(PlainGame.Gain(inputs, parameters, network, i, j));
                        }
                    )
                    .Seconds
                / some.Length
                / threads;
            points.Add((states, seconds));
            double rivals = 2.0 * states / seconds;
            Console.WriteLine(
                $"  {states, 4} states: {seconds * threads * 1e9:0} ns, {rivals / 1e9:0.0} billion rivals/s, "
                    + $"{rivals * FlopsPerRival / (peakFlops / 2):P0} of the double multiply-add peak, "
                    + $"{rivals / divisions:P0} of the divisions, {plain / seconds:0} x the plain definition"
            );
        }
        Console.WriteLine($"  grows as states^{Growth.Exponent(points):0.00}");
    }

    // Short as the smallest case is, it would be over before either side is compiled in full.
    private static void WarmUp()
    {
        var inputs = Draw(15, 1, 1);
        var game = AlignmentGame.Of(inputs, Parameters(1));
        var network = Half(game);
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < TimeSpan.FromSeconds(1.5))
        {
            GC.KeepAlive(All(game, new MovingNetwork(game, network), 10));
            foreach (var (i, j) in game.AdmissibleLinks)
                GC.KeepAlive(PlainGame.Gain(inputs, Parameters(1), network, i, j));
        }
    }

    private static void Draws(int threads)
    {
        Console.WriteLine("stable networks: 1,000 draws of parameters, 100 starts each, all links admissible");
        var points = new List<(double, double)>();
        foreach (int states in (int[])[8, 15, 30])
        {
            int draws = states <= 15 ? 1000 : 100;
            var inputs = Draw(states, 2, 1);
            int places = 0;
            var clock = Stopwatch.StartNew();
            Parallel.For(
                0,
                draws,
                new ParallelOptions { MaxDegreeOfParallelism = threads },
                draw =>
                {
                    var game = AlignmentGame.Of(inputs, Parameters((ulong)draw));
                    var found = StabilitySearch.Of(game, new() { Starts = 100, Threads = 1 });
                    Interlocked.Add(ref places, found.Places.Count);
                }
            );
            double seconds = clock.Elapsed.TotalSeconds;
            points.Add((states, seconds / draws));
            Console.WriteLine(
                $"  {states, 4} states: {seconds:0.00} s for {draws} draws on {threads} threads, "
                    + $"{seconds / draws / 100 * threads * 1e6:0} us a path, {(double)places / draws:0.0} places a draw"
            );
        }
        Console.WriteLine($"  grows as states^{Growth.Exponent(points):0.00}");
    }

    private static void Whole()
    {
        Console.WriteLine(
            "one stable network from the empty one; a tenth of all pairs and five states with all others may link, and links are cheap"
        );
        var points = new List<(double, double)>();
        foreach (int states in (int[])[49, 98, 195, 390])
        {
            var inputs = Draw(states, 3, 0.1, hubs: 5);
            var cheap = Parameters(3) with { Autonomy = 1e-4, Entrapment = 1e-3, Mistrust = 0.01 };
            int links = 0;
            double made = Rounds.Least(3, () => GC.KeepAlive(AlignmentGame.Of(inputs, cheap))).Seconds;
            var game = AlignmentGame.Of(inputs, cheap);
            double seconds = Rounds
                .Least(3, () => links = StabilitySearch.Of(game, new() { Starts = 1 }).Places[0].Networks[0].LinkCount)
                .Seconds;
            points.Add((states, seconds));
            Console.WriteLine(
                $"  {states, 4} states: {seconds * 1e3:0.0} ms after {made * 1e3:0.0} ms to make the game; {links} links of "
                    + $"{game.AdmissibleLinks.Count}"
            );
        }
        Console.WriteLine($"  grows as states^{Growth.Exponent(points):0.00}");
    }

    private static void Threes(int threads)
    {
        Console.WriteLine("the same with coalitions of three, by consent, 10 starts");
        foreach (int states in (int[])[8, 15, 30])
        {
            var game = AlignmentGame.Of(Draw(states, 2, 1), Parameters(2));
            var clock = Stopwatch.StartNew();
            var found = StabilitySearch.Of(
                game,
                new()
                {
                    Rule = ConsentRule.Consent,
                    Threes = true,
                    Starts = 10,
                    Threads = threads,
                }
            );
            Console.WriteLine(
                $"  {states, 4} states: {clock.Elapsed.TotalMilliseconds / 10 * threads:0.0} ms a path, {found.Places.Count} places, "
                    + $"{found.Unsettled} unsettled, {found.Untested} untested"
            );
        }
    }

    private static double All(AlignmentGame game, MovingNetwork network, int rounds)
    {
        double sum = 0;
        for (int round = 0; round < rounds; round++)
        {
            foreach (var (i, j) in game.AdmissibleLinks)
                sum += network.Gain(i, j).First;
        }
        return sum;
    }

    // Divisions a second in independent chains, which the gains cannot exceed: each needs one for every rival.
    private static double Divisions(int threads)
    {
        const int Repeats = 2_000_000;
        double best = 0;
        for (int round = 0; round < 5; round++)
        {
            var clock = Stopwatch.StartNew();
            Parallel.For(
                0,
                threads,
                new ParallelOptions { MaxDegreeOfParallelism = threads },
                _ => GC.KeepAlive(Chains(Repeats))
            );
            best = Math.Max(best, (double)threads * Repeats * 8 * Vector512<double>.Count / clock.Elapsed.TotalSeconds);
        }
        return best;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static double Chains(int repeats)
    {
        var by = Vector512.Create(1.0000001);
        Vector512<double> a = by,
            b = by * 2,
            c = by * 3,
            d = by * 4,
            e = by * 5,
            f = by * 6,
            g = by * 7,
            h = by * 8;
        for (int n = 0; n < repeats; n++)
        {
            a /= by;
            b /= by;
            c /= by;
            d /= by;
            e /= by;
            f /= by;
            g /= by;
            h /= by;
        }
        return Vector512.Sum(a + b + c + d + e + f + g + h);
    }

    private static AlignmentNetwork Half(AlignmentGame game)
    {
        var random = new Philox(11);
        return AlignmentNetwork.Of(game.States, [.. game.AdmissibleLinks.Where(_ => random.NextDouble() < 0.5)]);
    }

    private static GameParameters Parameters(ulong draw)
    {
        var random = new Philox(41, draw);
        return new()
        {
            Appeasement = random.NextDouble(),
            Leverage = random.NextDouble(),
            NuclearWeight = 0.5 * random.NextDouble(),
            Guarantee = random.NextDouble(),
            Autonomy = 0.002 + (0.02 * random.NextDouble()),
            Entrapment = 0.05 * random.NextDouble(),
            Mistrust = 0.3 * random.NextDouble(),
        };
    }

    // Powers spread as states' are, fears that fall on few, and as many links as asked.
    private static GameInputs Draw(int states, ulong seed, double admissible, int hubs = 0)
    {
        var random = new Philox(seed, (ulong)states);
        var power = new double[states];
        var fear = new double[states];
        var nuclear = new double[states];
        var arrival = new double[states, states];
        var intent = new double[states, states];
        var leverage = new double[states, states];
        var shares = new double[states, states];
        var links = new bool[states, states];
        for (int i = 0; i < states; i++)
        {
            power[i] = 0.002 * Math.Exp(1.5 * random.NextNormal());
            fear[i] = random.NextExponential();
            nuclear[i] = random.NextDouble() < 0.05 ? 1 : 0;
            double sum = 0;
            for (int j = 0; j < states; j++)
            {
                arrival[i, j] = random.NextDouble();
                intent[i, j] = random.NextDouble();
                leverage[i, j] = Math.Pow(random.NextDouble(), 6);
                shares[i, j] = i == j ? 0 : Math.Pow(random.NextExponential(), 3);
                sum += shares[i, j];
                if (j < i)
                    links[i, j] = links[j, i] = random.NextDouble() < admissible || j < hubs;
            }
            for (int j = 0; j < states; j++)
                shares[i, j] /= sum;
        }
        return new()
        {
            Power = power,
            Arrival = arrival,
            ThreatShares = shares,
            Fear = fear,
            Intent = intent,
            Leverage = leverage,
            Nuclear = nuclear,
            Admissible = links,
        };
    }
}
