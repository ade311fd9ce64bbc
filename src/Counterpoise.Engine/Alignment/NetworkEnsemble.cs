using Counterpoise.Measures;
using Counterpoise.Statistics;

namespace Counterpoise.Alignment;

/// <summary>How sure the answer of one draw is.</summary>
/// <param name="Places">Number of resting places found: stable networks and cycles.</param>
/// <param name="Cycles">Number of cycles among them.</param>
/// <param name="ChanceOfNew">Estimated chance that one more start would find another.</param>
/// <param name="Unsettled">Starts that were given up.</param>
/// <param name="Untested">Starts whose test of coalitions was given up.</param>
public readonly record struct DrawDeterminacy(int Places, int Cycles, double ChanceOfNew, int Unsettled, int Untested);

/// <summary>
/// The stable networks of some states in a year: at the parameters' own values, and over draws of the parameters from their ranges and of
/// what is unknown within its bounds.
/// </summary>
/// <remarks>
/// Parameters are drawn around their own values as medians and apart from each other, each state's reliability for itself. Draws have random numbers of their own
/// and are summed in their order: threads change nothing. A game with few links is enumerated, so that nothing is missed.
/// </remarks>
public sealed class NetworkEnsemble
{
    // Streams that draws and searches take their numbers from.
    private const uint DrawStream = 1;
    private const uint SearchStream = 2;

    private const double LeastInfluence = 0.05;
    private const double Deviations = 3;

    private NetworkEnsemble(
        AlignmentReadings readings,
        EnsemblePlan plan,
        GameInputs centralInputs,
        AlignmentGame centralGame,
        StableNetworks central
    ) => (Readings, Plan, CentralInputs, CentralGame, Central) = (readings, plan, centralInputs, centralGame, central);

    /// <summary>What was read of the states.</summary>
    public AlignmentReadings Readings { get; }

    /// <summary>How it was looked for.</summary>
    public EnsemblePlan Plan { get; }

    /// <summary>What was read of the states, for the game at the parameters' own values.</summary>
    public GameInputs CentralInputs { get; }

    /// <summary>The game at the parameters' own values.</summary>
    public AlignmentGame CentralGame { get; }

    /// <summary>Its resting places.</summary>
    public StableNetworks Central { get; }

    /// <summary>Every link that may stand, in the order of the game.</summary>
    public IReadOnlyList<LinkOutcome> Links { get; private init; } = [];

    /// <summary>How sure each draw is, in their order; empty without draws.</summary>
    public IReadOnlyList<DrawDeterminacy> Draws { get; private init; } = [];

    /// <summary>Mean over links whose share varies of what each thing explains, beyond chance or not; the greatest first.</summary>
    public IReadOnlyList<Influence> Overall { get; private init; } = [];

    /// <summary>Looks for the networks.</summary>
    /// <param name="readings">What is read of the states; bounded.</param>
    /// <param name="parameters">Values and ranges of the game's parameters.</param>
    /// <param name="plan">How to look.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentOutOfRangeException">Draws are negative, starts below 1, or threads 0 or below -1.</exception>
    /// <exception cref="InvalidOperationException">Some figure has no bounds.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static NetworkEnsemble Of(
        AlignmentReadings readings,
        ParameterSet parameters,
        EnsemblePlan plan,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(readings);
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentOutOfRangeException.ThrowIfNegative(plan.Draws, nameof(plan));
        var centralInputs = readings.Central(parameters[AlignmentParameters.PactLeverage], plan.RelevantOnly);
        var centralGame = AlignmentGame.Of(centralInputs, AlignmentParameters.Of(parameters));
        var central = RestingPlaces(
            centralGame,
            plan with
            {
                Starts = Math.Min(int.MaxValue / EnsemblePlan.CentralFactor, plan.Starts) * EnsemblePlan.CentralFactor,
            },
            uint.MaxValue,
            plan.Threads,
            cancellation
        );
        var links = centralGame.AdmissibleLinks;
        var draws = new Drawn[plan.Draws];
        Parallel.For(
            0,
            plan.Draws,
            new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = plan.Threads },
            draw => draws[draw] = Drawn.Of(readings, parameters, plan, draw, links, cancellation)
        );
        var factors = Factors(readings);
        var shares = new double[draws.Length];
        var inputs = factors.Select((_, f) => draws.Select(draw => draw.Factors[f]).ToArray()).ToArray();
        var totals = new double[factors.Count];
        int varied = 0;
        var outcomes = new LinkOutcome[links.Count];
        for (int link = 0; link < links.Count; link++)
        {
            for (int draw = 0; draw < draws.Length; draw++)
                shares[draw] = draws[draw].Shares[link];
            var explained = Explained(inputs, shares);
            if (explained is not null)
            {
                varied++;
                for (int f = 0; f < totals.Length; f++)
                    totals[f] += explained[f];
            }
            outcomes[link] = Outcome(centralGame, central, links[link], link, draws, factors, explained);
        }
        return new(readings, plan, centralInputs, centralGame, central)
        {
            Links = outcomes,
            Draws = [.. draws.Select(draw => draw.Determinacy)],
            Overall =
                varied == 0
                    ? []
                    :
                    [
                        .. factors
                            .Select((factor, f) => new Influence(factor, totals[f] / varied))
                            .OrderByDescending(influence => influence.Share),
                    ],
        };
    }

    /// <summary>What can be told of each draw of an ensemble: the same games and resting places, asked for something else.</summary>
    /// <param name="readings">What is read of the states; bounded.</param>
    /// <param name="parameters">Values and ranges of the game's parameters.</param>
    /// <param name="plan">How to look.</param>
    /// <param name="tell">What to tell of a draw; called on several threads.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>In the order of the draws. Shape [draws].</returns>
    /// <exception cref="ArgumentOutOfRangeException">Draws are negative, starts below 1, or threads 0 or below -1.</exception>
    /// <exception cref="InvalidOperationException">Some figure has no bounds.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static IReadOnlyList<T> Told<T>(
        AlignmentReadings readings,
        ParameterSet parameters,
        EnsemblePlan plan,
        Func<DrawnGame, T> tell,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(readings);
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(tell);
        ArgumentOutOfRangeException.ThrowIfNegative(plan.Draws, nameof(plan));
        var told = new T[plan.Draws];
        Parallel.For(
            0,
            plan.Draws,
            new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = plan.Threads },
            draw => told[draw] = tell(Drawn.GameOf(readings, parameters, plan, draw, cancellation).Game)
        );
        return told;
    }

    /// <summary>Everything that a draw draws, in order: shared parameters, reliabilities, what is unknown of states with gaps.</summary>
    private static IReadOnlyList<DrawnFactor> Factors(AlignmentReadings readings)
    {
        var states = Enumerable.Range(0, readings.States.Count);
        return
        [
            .. AlignmentParameters.Shared.Select(id => new DrawnFactor(DrawnFactorKind.Parameter, id, -1)),
            .. states.Select(i => new DrawnFactor(DrawnFactorKind.Reliability, "", i)),
            .. states.Where(readings.IsDrawn).Select(i => new DrawnFactor(DrawnFactorKind.Unknown, "", i)),
        ];
    }

    // Null where the share does not vary, or too little is drawn to tell.
    private static double[]? Explained(double[][] inputs, double[] shares)
    {
        double[] settled = [.. shares.Where(share => !double.IsNaN(share))];
        if (settled.Length < FirstOrderShare.FewestDraws || settled.Distinct().Count() < 2)
            return null;
        bool all = settled.Length == shares.Length;
        return
        [
            .. inputs.Select(input =>
                FirstOrderShare.Of(all ? input : [.. input.Where((_, draw) => !double.IsNaN(shares[draw]))], settled)
            ),
        ];
    }

    private static LinkOutcome Outcome(
        AlignmentGame game,
        StableNetworks central,
        (int First, int Second) link,
        int at,
        Drawn[] draws,
        IReadOnlyList<DrawnFactor> factors,
        double[]? explained
    )
    {
        var (first, second) = link;
        var gain = default(LinkGain);
        double sign = double.NaN;
        if (central.Places.Count > 0)
        {
            var network = central.Places[0].Networks[0];
            gain = game.Gain(network, first, second);
            sign = network.Linked(first, second) ? -1 : 1;
        }
        double least = Math.Max(LeastInfluence, Deviations * FirstOrderShare.Noise(draws.Length));
        return new(first, second)
        {
            ShareOfEquilibria =
                draws.Length == 0 ? central.ShareOfPlaces(first, second) : Mean(draws, draw => draw.Shares[at]),
            BasinShare =
                central.IsExact ? double.NaN
                : draws.Length == 0 ? central.LinkShare(first, second)
                : Mean(draws, draw => draw.BasinShares[at]),
            DrawsInAll = Mean(draws, draw => Indicator(draw.Shares[at], 1)),
            DrawsInNone = Mean(draws, draw => Indicator(draw.Shares[at], 0)),
            AtCenter = central.Places.Count == 0 ? null : central.Standing(first, second),
            GainOfFirst = sign * gain.First,
            GainOfSecond = sign * gain.Second,
            Influences =
            [
                .. (explained ?? [])
                    .Select((share, f) => new Influence(factors[f], share))
                    .Where(influence => influence.Share >= least)
                    .OrderByDescending(influence => influence.Share),
            ],
        };

        static double Indicator(double share, double value) =>
            double.IsNaN(share) ? double.NaN
            : share.Equals(value) ? 1
            : 0;
    }

    // Over the draws that came to rest somewhere.
    private static double Mean(Drawn[] draws, Func<Drawn, double> figure)
    {
        var sum = default(CompensatedSum);
        int known = 0;
        foreach (var draw in draws)
        {
            double value = figure(draw);
            if (double.IsNaN(value))
                continue;
            sum.Add(value);
            known++;
        }
        return sum.Value / known;
    }

    private static StableNetworks RestingPlaces(
        AlignmentGame game,
        EnsemblePlan plan,
        uint draw,
        int threads,
        CancellationToken cancellation
    )
    {
        if (game.AdmissibleLinks.Count <= NetworkEnumeration.MostLinks)
            return NetworkEnumeration.Of(game, plan.Rule, plan.Threes, cancellation);
        return StabilitySearch.Of(
            game,
            new()
            {
                Rule = plan.Rule,
                Threes = plan.Threes,
                Starts = plan.Starts,
                Seed = new Philox(plan.Seed, SearchStream, draw).NextUInt64(),
                Threads = threads,
            },
            cancellation
        );
    }

    // What one draw gave: the value of every factor, the share of every link.
    private sealed record Drawn(double[] Factors, double[] Shares, double[] BasinShares, DrawDeterminacy Determinacy)
    {
        public static Drawn Of(
            AlignmentReadings readings,
            ParameterSet parameters,
            EnsemblePlan plan,
            int draw,
            IReadOnlyList<(int First, int Second)> links,
            CancellationToken cancellation
        )
        {
            var (game, factors) = GameOf(readings, parameters, plan, draw, cancellation);
            var found = game.Found;
            return new(
                factors,
                [.. links.Select(link => found.ShareOfPlaces(link.First, link.Second))],
                [.. links.Select(link => found.LinkShare(link.First, link.Second))],
                new(found.Places.Count, found.Cycles.Count(), found.ChanceOfNew, found.Unsettled, found.Untested)
            );
        }

        public static (DrawnGame Game, double[] Factors) GameOf(
            AlignmentReadings readings,
            ParameterSet parameters,
            EnsemblePlan plan,
            int draw,
            CancellationToken cancellation
        )
        {
            var random = new Philox(plan.Seed, DrawStream, (uint)draw);
            int n = readings.States.Count;
            var admissible = AlignmentParameters.Drawn(parameters, n, ref random);
            var places = new double[n];
            foreach (ref double place in places.AsSpan())
                place = random.NextDouble();
            var inputs = readings.Drawn(places, ref random, admissible.PactLeverage, plan.RelevantOnly) with
            {
                Reliability = admissible.Reliability,
            };
            var game = AlignmentGame.Of(inputs, admissible.Parameters);
            return (
                new(inputs, game, RestingPlaces(game, plan, (uint)draw, threads: 1, cancellation)),
                [.. admissible.Shared, .. admissible.Reliability, .. places.Where((_, i) => readings.IsDrawn(i))]
            );
        }
    }
}
