using Counterpoise.Measures;
using Counterpoise.Statistics;

namespace Counterpoise.Alignment;

/// <summary>
/// The game of alignment of a year at the parameters' own values, with power, possession and leverage of which nothing is
/// known at their least: what ledgers and rules of conduct ask.
/// </summary>
/// <remarks>Safe for several threads. Every pair may link, neighbours or not: a partner is asked about, not forecast. Against a rival that a
/// partner is bound by treaty to defend, its leverage alone counts.</remarks>
public sealed class CentralGame
{
    private const uint DrawStream = 18;

    // Beyond this many states with gaps the ends are no longer all combined.
    private const int MostGaps = 6;

    private readonly ParameterSet _set;
    private readonly bool[,] _bound;
    private readonly Lazy<IReadOnlyList<GameInputs>> _extremes;
    private readonly Dictionary<StateCode, int> _places;

    private CentralGame(AlignmentReadings readings, IReadOnlyList<UnboundedFigure> leftOut, ParameterSet set)
    {
        (Readings, LeftOut, _set) = (readings, leftOut, set);
        Parameters = AlignmentParameters.Of(set);
        PactLeverage = set[AlignmentParameters.PactLeverage];
        int n = readings.States.Count;
        _bound = new bool[n, n];
        for (int from = 0; from < n; from++)
        {
            for (int toward = 0; toward < n; toward++)
                _bound[from, toward] = readings.Bound[from, toward].Low > 0;
        }
        Inputs = readings.Central(PactLeverage, relevantOnly: false) with { Bound = _bound };
        _extremes = new(() => [AtPlace(double.NaN, 1), AtPlace(0, 0), AtPlace(1, 1)]);
        _places = readings.States.Select((state, place) => (state, place)).ToDictionary();
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
    public GainAccount Alone(int state, int partner) => GainAccount.Alone(Inputs, Parameters, state, partner);

    /// <summary>Whether a state was bound by treaty to defend another a year before, as far as the record tells.</summary>
    /// <param name="from">Place of the state.</param>
    /// <param name="toward">Place of the other.</param>
    public bool IsBound(int from, int toward) => _bound[from, toward];

    /// <summary>The inputs where all leverage is the greatest that may be, where all that is unknown is the least, and the greatest.</summary>
    internal IReadOnlyList<GameInputs> Extremes => _extremes.Value;

    /// <summary>The states whose gaps <see cref="InputsAtEnds"/> opens, and those for which it has no room.</summary>
    /// <param name="about">Places of the states, the most important first.</param>
    internal (IReadOnlyList<int> Opened, IReadOnlyList<int> Left) GapsOf(IReadOnlyList<int> about)
    {
        int[] gaps = [.. about.Distinct().Where(Readings.IsDrawn)];
        return (gaps[..Math.Min(MostGaps, gaps.Length)], gaps[Math.Min(MostGaps, gaps.Length)..]);
    }

    /// <summary>The game's inputs at every combination of the ends of what is unknown of some states, and of leverage.</summary>
    /// <param name="about">Places of the states whose gaps are opened; the first six that have one count.</param>
    /// <returns>
    /// None where nothing of them is unknown. A figure that does not only rise with what is unknown may reach beyond those at the ends.
    /// </returns>
    internal IReadOnlyList<GameInputs> InputsAtEnds(IReadOnlyList<int> about)
    {
        var gaps = GapsOf(about).Opened;
        bool levers = about.Any(j => about.Any(k => j != k && Readings.IsLeverageOpen(j, k, PactLeverage)));
        if (gaps.Count == 0 && !levers)
            return [];
        List<GameInputs> inputs = [];
        var places = new double[Readings.States.Count];
        for (int corner = 0; corner < 1 << gaps.Count; corner++)
        {
            Array.Fill(places, double.NaN);
            for (int gap = 0; gap < gaps.Count; gap++)
                places[gaps[gap]] = (corner >> gap) & 1;
            foreach (double leverage in levers ? (double[])[0, 1] : [double.NaN])
                inputs.Add(Readings.AtPlaces(places, leverage, PactLeverage) with { Bound = _bound });
        }
        return inputs;
    }

    /// <summary>
    /// Admissible parameters with the inputs that go with them: a pact's leverage, each state's reliability and what is unknown are drawn
    /// too, as those of a network are.
    /// </summary>
    /// <param name="draws">Number of draws, 0 or more. They have one seed, so that two questions are asked of the same draws.</param>
    internal IEnumerable<(GameInputs Inputs, GameParameters Parameters)> Admissible(int draws)
    {
        for (uint draw = 0; draw < draws; draw++)
            yield return Drawn(draw);
    }

    private (GameInputs Inputs, GameParameters Parameters) Drawn(uint draw)
    {
        var random = new Philox((ulong)_set["weightings.seed"], DrawStream, draw);
        var places = new double[Readings.States.Count];
        var drawn = AlignmentParameters.Drawn(_set, places.Length, ref random);
        foreach (ref double place in places.AsSpan())
            place = random.NextDouble();
        var inputs = Readings.Drawn(places, ref random, drawn.PactLeverage, relevantOnly: false);
        return (inputs with { Reliability = drawn.Reliability, Bound = _bound }, drawn.Parameters);
    }

    private GameInputs AtPlace(double place, double ofLeverage)
    {
        var places = new double[Readings.States.Count];
        Array.Fill(places, place);
        return Readings.AtPlaces(places, ofLeverage, PactLeverage) with { Bound = _bound };
    }
}
