using Counterpoise.Measures;
using Counterpoise.Statistics;

namespace Counterpoise.Alignment;

/// <summary>
/// The game of alignment of a year at the parameters' own values, with what is unknown in the middle of its bounds: what ledgers and rules
/// of conduct ask.
/// </summary>
/// <remarks>Safe for several threads. Every pair may link, neighbours or not: a partner is asked about, not forecast.</remarks>
public sealed class CentralGame
{
    private const uint DrawStream = 18;

    // Beyond this many states with gaps the ends are no longer all combined.
    private const int MostGaps = 6;

    private readonly ParameterSet _set;
    private readonly AlignmentNetwork _empty;
    private readonly Dictionary<StateCode, int> _places;
    private readonly (int Holder, int Over)[] _pacts;

    private CentralGame(AlignmentReadings readings, IReadOnlyList<UnboundedFigure> leftOut, ParameterSet set)
    {
        (Readings, LeftOut, _set) = (readings, leftOut, set);
        Parameters = AlignmentParameters.Of(set);
        PactLeverage = set[AlignmentParameters.PactLeverage];
        Inputs = readings.Central(PactLeverage, relevantOnly: false);
        int n = readings.States.Count;
        _places = readings.States.Select((state, place) => (state, place)).ToDictionary();
        _empty = AlignmentNetwork.Empty(n);
        _pacts =
        [
            .. from holder in Enumerable.Range(0, n)
            from over in Enumerable.Range(0, n)
            where holder != over && readings.Pact[holder, over].High > 0
            select (holder, over),
        ];
    }

    /// <summary>What was read, of the states that play.</summary>
    public AlignmentReadings Readings { get; }

    /// <summary>States of which nothing bounds something that the game needs.</summary>
    public IReadOnlyList<UnboundedFigure> LeftOut { get; }

    /// <summary>What the game weighs.</summary>
    public GameParameters Parameters { get; }

    /// <summary>Leverage of a state over one with whom it has a defence pact, 0..1.</summary>
    public double PactLeverage { get; }

    /// <summary>The game's inputs.</summary>
    public GameInputs Inputs { get; }

    /// <summary>Reads the game of all states held in a year; absent where the choice of measures does not allow one.</summary>
    /// <param name="measurements">The record's measures.</param>
    /// <param name="specification">The choice of measures; pledges are left out of intent.</param>
    /// <param name="year">The year.</param>
    /// <exception cref="FaultyInputException">The year lies outside the record.</exception>
    public static Reading<CentralGame> Of(Measurements measurements, Specification specification, Year year)
    {
        ArgumentNullException.ThrowIfNull(measurements);
        ArgumentNullException.ThrowIfNull(specification);
        if (specification.Proximity == ProximityMeasure.PowerAdjusted)
        {
            return new Reading<CentralGame>.Absent(
                "power adjusted by distance cannot be told from what arrives of it, which the game of alignment needs apart"
            );
        }
        var readings = AlignmentReadings.Of(measurements, specification, [.. measurements.World.At(year).States], year);
        var playable = readings.Playable(out var leftOut);
        // Draws go by place: an order by power, so that names and codes decide nothing.
        int[] order =
        [
            .. Enumerable
                .Range(0, playable.States.Count)
                .OrderByDescending(i => playable.Power[i].Middle)
                .ThenBy(i => playable.States[i]),
        ];
        return new Reading<CentralGame>.Known(
            new(playable.Reordered(order), leftOut, measurements.Parameters),
            new Source("counterpoise", "game of alignment")
        );
    }

    /// <summary>Place of a state; -1 where it does not play.</summary>
    public int IndexOf(StateCode state) => _places.GetValueOrDefault(state, -1);

    /// <summary>What a link brings a state where nobody has any other.</summary>
    /// <param name="state">Place of the state.</param>
    /// <param name="partner">Place of the partner.</param>
    public GainAccount Alone(int state, int partner) => GainAccount.Of(Inputs, Parameters, _empty, state, partner);

    /// <summary>The game's inputs at every combination of the ends of what is unknown of some states, and of leverage.</summary>
    /// <param name="about">Places of the states whose gaps are opened; the first six that have one count.</param>
    /// <returns>
    /// None where nothing of them is unknown. A figure that does not only rise with what is unknown may reach beyond those at the ends.
    /// </returns>
    internal IReadOnlyList<GameInputs> InputsAtEnds(IReadOnlyList<int> about)
    {
        int[] gaps = [.. about.Distinct().Where(Readings.IsDrawn).Take(MostGaps)];
        bool levers = about.Any(j => about.Any(k => j != k && !Readings.Leverage(j, k, PactLeverage).IsExact));
        if (gaps.Length == 0 && !levers)
            return [];
        List<GameInputs> inputs = [];
        var places = new double[Readings.States.Count];
        for (int corner = 0; corner < 1 << gaps.Length; corner++)
        {
            Array.Fill(places, double.NaN);
            for (int gap = 0; gap < gaps.Length; gap++)
                places[gaps[gap]] = (corner >> gap) & 1;
            foreach (double leverage in levers ? (double[])[0, 1] : [double.NaN])
                inputs.Add(Readings.AtPlaces(places, leverage, PactLeverage));
        }
        return inputs;
    }

    /// <summary>Admissible parameters with the inputs that go with them: a pact's leverage and each state's reliability are drawn too.</summary>
    /// <param name="draws">Number of draws, 0 or more. They have one seed, so that two questions are asked of the same parameters.</param>
    internal IEnumerable<(GameInputs Inputs, GameParameters Parameters)> Admissible(int draws)
    {
        ulong seed = (ulong)_set["weightings.seed"];
        for (uint draw = 0; draw < draws; draw++)
        {
            var random = new Philox(seed, DrawStream, draw);
            var drawn = AlignmentParameters.Drawn(_set, Readings.States.Count, ref random);
            // What a pact gives is all that a draw changes of leverage.
            var leverage = (double[,])Inputs.Leverage.Clone();
            foreach (var (holder, over) in _pacts)
                leverage[holder, over] = Readings.Leverage(holder, over, drawn.PactLeverage).Middle;
            yield return (Inputs with { Leverage = leverage, Reliability = drawn.Reliability }, drawn.Parameters);
        }
    }
}
