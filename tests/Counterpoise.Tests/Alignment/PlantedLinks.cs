using Counterpoise.Alignment;
using Counterpoise.Alignment.Weights;
using Counterpoise.Measures;
using Counterpoise.Statistics;

namespace Counterpoise.Tests.Alignment;

/// <summary>
/// Invented states whose links come by planted weights: each year's network is drawn by Gibbs' rule from the odds that the game itself gives,
/// link by link, with no look at the model that is to recover them.
/// </summary>
internal sealed class PlantedLinks
{
    private const int Sweeps = 30;

    private Philox _random;

    /// <summary>Makes links.</summary>
    /// <param name="states">Number of states, every pair of which may link.</param>
    /// <param name="years">Number of years, each with states of its own making.</param>
    /// <param name="terms">What is believed; what is planted is drawn from it.</param>
    /// <param name="seed">Seed of the links.</param>
    /// <param name="away">Where above 0: every quantity is planted this many spreads from the belief's middle, up or down at even odds.</param>
    public PlantedLinks(int states, int years, IReadOnlyList<AlignmentTerm> terms, ulong seed, double away = 0)
    {
        _random = new Philox(seed);
        Truth = terms.ToDictionary(
            term => term.Id,
            term => term.Natural(term.Centre + (term.Spread * Deviations(away))),
            StringComparer.Ordinal
        );
        Parameters = new()
        {
            Appeasement = Truth[AlignmentParameters.Appeasement],
            Leverage = Truth[AlignmentParameters.Leverage],
            NuclearWeight = Truth[AlignmentParameters.NuclearWeight],
            Guarantee = Truth[AlignmentParameters.Guarantee],
            Autonomy = Truth[AlignmentParameters.Autonomy],
            Entrapment = Truth[AlignmentParameters.Entrapment],
            Mistrust = Truth[AlignmentParameters.Mistrust],
            Reliability = Truth[AlignmentParameters.Reliability],
        };
        Sample = AlignmentSample.Of(Enumerable.Range(0, years).Select(y => Drawn(states, 1900 + y)).ToArray());
    }

    /// <summary>The planted quantities by id.</summary>
    public IReadOnlyDictionary<string, double> Truth { get; }

    /// <summary>The planted weights of the game.</summary>
    public GameParameters Parameters { get; }

    /// <summary>The links.</summary>
    public AlignmentSample Sample { get; }

    /// <summary>Beliefs firm enough that what is drawn from them links neither nobody nor everybody.</summary>
    public static IReadOnlyList<AlignmentTerm> Firm(ParameterSet shipped) =>
        AlignmentTerm.Believed(
            shipped
                .With("alignment-estimate.firmness", 20)
                .With("alignment-estimate.prior.firmness", 0.5)
                .With("alignment-estimate.prior.weight", 0.5)
                .With("alignment.autonomy", 0.03)
                .With("alignment.mistrust", 0.1)
                .With("alignment-estimate.prior.share", 1)
        );

    /// <summary>The game of a year's inputs with the planted leverage of pacts.</summary>
    public AlignmentGame GameOf(ObservedLinks links)
    {
        int n = links.States.Count;
        var leverage = new double[n, n];
        for (int j = 0; j < n; j++)
        {
            for (int k = 0; k < n; k++)
                leverage[j, k] = Math.Max(
                    links.Held[j, k],
                    links.Pacts[j, k] * Truth[AlignmentParameters.PactLeverage]
                );
        }
        return AlignmentGame.Of(links.Inputs with { Leverage = leverage }, Parameters);
    }

    /// <summary>What making a link brings its pair, the others as observed.</summary>
    public static double Gain(AlignmentGame game, bool[,] linked, int first, int second)
    {
        int n = linked.GetLength(0);
        List<(int, int)> others = [];
        for (int i = 0; i < n; i++)
        {
            for (int j = i + 1; j < n; j++)
            {
                if (linked[i, j] && (i, j) != (first, second))
                    others.Add((i, j));
            }
        }
        var gain = game.Gain(AlignmentNetwork.Of(n, others), first, second);
        return gain.First + gain.Second;
    }

    private double Deviations(double away)
    {
        if (away == 0)
            return _random.NextNormal();
        return _random.NextDouble() < 0.5 ? -away : away;
    }

    private ObservedLinks Drawn(int n, int year)
    {
        var (power, fear, nuclear) = (new double[n], new double[n], new double[n]);
        var (arrival, shares, intent) = (new double[n, n], new double[n, n], new double[n, n]);
        var (held, pacts) = (new double[n, n], new double[n, n]);
        for (int i = 0; i < n; i++)
        {
            power[i] = Math.Exp(_random.NextNormal()) / n;
            fear[i] = 1 + (4 * _random.NextDouble());
            nuclear[i] = _random.NextDouble() < 0.2 ? 1 : 0;
        }
        for (int i = 0; i < n; i++)
        {
            double all = _random.NextDouble();
            for (int k = 0; k < n; k++)
            {
                if (k == i)
                    continue;
                arrival[k, i] = 0.05 + (0.95 * _random.NextDouble());
                intent[i, k] = _random.NextDouble() * _random.NextDouble();
                shares[i, k] = Math.Pow(power[k] * arrival[k, i] * n, 0.5) * intent[i, k];
                all += shares[i, k];
                held[i, k] = _random.NextDouble() * _random.NextDouble() * 0.5;
                if (k < i)
                    pacts[i, k] = pacts[k, i] = _random.NextDouble() < 0.2 ? 1 : 0;
            }
            for (int k = 0; k < n; k++)
                shares[i, k] /= all;
        }
        var blank = new ObservedLinks
        {
            Year = new(year),
            States = [.. Enumerable.Range(0, n).Select(i => new StateCode(100 + i))],
            Inputs = new()
            {
                Power = power,
                Arrival = arrival,
                ThreatShares = shares,
                Fear = fear,
                Intent = intent,
                Leverage = new double[n, n],
                Nuclear = nuclear,
            },
            Held = held,
            Pacts = pacts,
            Linked = new bool[n, n],
            Pairs = [],
        };
        var game = GameOf(blank);
        var linked = new bool[n, n];
        double firmness = Truth["alignment-estimate.firmness"];
        for (int sweep = 0; sweep < Sweeps; sweep++)
        {
            for (int i = 0; i < n; i++)
            {
                for (int j = i + 1; j < n; j++)
                {
                    double odds = firmness * Gain(game, linked, i, j);
                    linked[i, j] = linked[j, i] = _random.NextDouble() < 1 / (1 + Math.Exp(-odds));
                }
            }
        }
        List<ObservedPair> pairs = [];
        for (int i = 0; i < n; i++)
        {
            for (int j = i + 1; j < n; j++)
                pairs.Add(new(i, j, linked[i, j], []));
        }
        return blank with { Linked = linked, Pairs = pairs };
    }
}
