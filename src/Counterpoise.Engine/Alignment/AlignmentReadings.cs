using Counterpoise.Measures;
using Counterpoise.Record;
using Counterpoise.Statistics;

namespace Counterpoise.Alignment;

/// <summary>What the record tells of some states of a year for the game of alignment, with bounds where it does not.</summary>
/// <remarks>
/// Deliverable power is sqrt(A x O). Leverage of j over k is the greater of k's trade dependence on j (trade between the two over all
/// of k's trade, a year before: barbieri1996) and, where either was bound to defend the other a year before, a stated figure; that the
/// greater counts is ours, and dependence on arms is not read. Nuclear possession is status 3. Pledges never enter intent here,
/// since alliances are what is to be explained.
/// </remarks>
public sealed class AlignmentReadings
{
    private const int Possesses = 3;

    private readonly StateCode[] _states;
    private readonly double _systemMean;
    private readonly bool[,] _relevant;

    private AlignmentReadings(StateCode[] states, Year year, double systemMean)
    {
        (_states, Year, _systemMean) = (states, year, systemMean);
        int n = states.Length;
        _relevant = new bool[n, n];
        Power = new BoundedFigure[n];
        Nuclear = new BoundedFigure[n];
        OutsideThreat = new BoundedFigure[n];
        Arrival = new BoundedFigure[n, n];
        Threat = new BoundedFigure[n, n];
        Intent = new double[n, n];
        Leverage = new BoundedFigure[n, n];
    }

    /// <summary>The states, in the order of all arrays.</summary>
    public IReadOnlyList<StateCode> States => _states;

    /// <summary>The year.</summary>
    public Year Year { get; }

    /// <summary>Deliverable power sqrt(A x O), share of the system, 0..1. Shape [states].</summary>
    public BoundedFigure[] Power { get; }

    /// <summary>Nuclear possession, 0 or 1. Shape [states].</summary>
    public BoundedFigure[] Nuclear { get; }

    /// <summary>Threat from all states of the record that are not in the game, on the scale of <see cref="Threat"/>. Shape [states].</summary>
    public BoundedFigure[] OutsideThreat { get; }

    /// <summary>What of the first state's power reaches the second, 0..1. Shape [from, to].</summary>
    public BoundedFigure[,] Arrival { get; }

    /// <summary>Threat, on its own scale. Shape [perceiver, rival].</summary>
    public BoundedFigure[,] Threat { get; }

    /// <summary>Perceived intent, 0..1. Shape [perceiver, rival].</summary>
    public double[,] Intent { get; }

    /// <summary>Leverage, 0..1. Shape [holder, over].</summary>
    public BoundedFigure[,] Leverage { get; }

    /// <summary>The figures that nothing bounds, each with its states; a game cannot be drawn while there are any.</summary>
    public IReadOnlyList<string> Unbounded { get; private init; } = [];

    /// <summary>Reads the record.</summary>
    /// <param name="measurements">The record's measures.</param>
    /// <param name="specification">The choice of measures; pledges are left out of intent whatever it says.</param>
    /// <param name="states">The states, each once, all held in the year.</param>
    /// <param name="year">The year.</param>
    /// <param name="pactLeverage">Leverage of a state over one with whom it has a defence pact, 0..1.</param>
    /// <exception cref="ArgumentException">
    /// A state is not held in the year or given twice, or the specification discounts power and distance together, which the game needs apart.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The leverage of a pact lies outside 0..1.</exception>
    public static AlignmentReadings Of(
        Measurements measurements,
        Specification specification,
        IReadOnlyList<StateCode> states,
        Year year,
        double pactLeverage
    )
    {
        ArgumentNullException.ThrowIfNull(measurements);
        ArgumentNullException.ThrowIfNull(specification);
        ArgumentNullException.ThrowIfNull(states);
        if (pactLeverage is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(pactLeverage), pactLeverage, "Leverage lies in 0..1.");
        if (specification.Proximity == ProximityMeasure.PowerAdjusted)
        {
            throw new ArgumentException(
                "Power adjusted by distance cannot be told from what arrives of it; choose another decay.",
                nameof(specification)
            );
        }
        var slice = measurements.World.At(year);
        foreach (var state in states)
        {
            if (slice.IndexOf(state) < 0)
                throw new ArgumentException($"State {state} is not held in {year}.", nameof(states));
        }
        if (states.Distinct().Count() != states.Count)
            throw new ArgumentException("A state is given twice.", nameof(states));
        var neutral = specification with { Pledges = false };
        var threat = new Threat(measurements, neutral);
        var readings = new AlignmentReadings([.. states], year, threat.SystemMean(year));
        readings.ReadPower(measurements, neutral);
        for (int i = 0; i < states.Count; i++)
        {
            readings.ReadThreat(threat, i);
            readings.ReadRelevance(measurements.World, i);
        }
        readings.ReadLeverage(measurements.World, pactLeverage);
        return new(readings);
    }

    // With what turned out to have no bounds.
    private AlignmentReadings(AlignmentReadings read)
    {
        (_states, Year, _systemMean, _relevant) = (read._states, read.Year, read._systemMean, read._relevant);
        (Power, Nuclear, OutsideThreat) = (read.Power, read.Nuclear, read.OutsideThreat);
        (Arrival, Threat, Intent, Leverage) = (read.Arrival, read.Threat, read.Intent, read.Leverage);
        Unbounded = [.. FindUnbounded()];
    }

    /// <summary>
    /// Inputs of one game: what is known at its value, what is not somewhere between its bounds. All that is unknown of one state (its
    /// power, what arrives of it, the threat that it is) stands at one place between least and greatest; unknown leverage is drawn a
    /// pair.
    /// </summary>
    /// <param name="random">Draws the places, states first.</param>
    /// <param name="relevantOnly">Whether only politically relevant pairs may link.</param>
    /// <exception cref="InvalidOperationException">Some figure has no bounds (<see cref="Unbounded"/>).</exception>
    public GameInputs Drawn(ref Philox random, bool relevantOnly = true)
    {
        if (Unbounded.Count > 0)
            throw new InvalidOperationException(
                $"Nothing bounds {string.Join("; ", Unbounded)}; leave these states out."
            );
        int n = _states.Length;
        var places = new double[n];
        foreach (ref double place in places.AsSpan())
            place = random.NextDouble();
        var inputs = new GameInputs
        {
            Power = [.. Power.Select((figure, i) => figure.At(places[i]))],
            Nuclear = [.. Nuclear.Select((figure, i) => figure.At(places[i]))],
            Fear = new double[n],
            Arrival = new double[n, n],
            ThreatShares = new double[n, n],
            Intent = (double[,])Intent.Clone(),
            Leverage = new double[n, n],
            Admissible = relevantOnly ? (bool[,])_relevant.Clone() : null,
        };
        var fear = new double[n];
        for (int i = 0; i < n; i++)
        {
            double all = OutsideThreat[i].At(places[i]);
            for (int k = 0; k < n; k++)
                all += k == i ? 0 : Threat[i, k].At(places[k]);
            fear[i] = _systemMean > 0 ? all / _systemMean : 0;
            for (int k = 0; k < n; k++)
            {
                if (k == i)
                    continue;
                inputs.Arrival[k, i] = Arrival[k, i].At(places[k]);
                inputs.ThreatShares[i, k] = all > 0 ? Threat[i, k].At(places[k]) / all : 0;
                inputs.Leverage[i, k] = Leverage[i, k].IsExact
                    ? Leverage[i, k].Low
                    : Leverage[i, k].At(random.NextDouble());
            }
        }
        return inputs with { Fear = fear };
    }

    private static BoundedFigure Figure(StateMeasure measure, int at) =>
        new(measure.Values[at], measure.Low[at], measure.High[at]);

    private void ReadPower(Measurements measurements, Specification specification)
    {
        var world = measurements.World;
        var slice = world.At(Year);
        var capability = measurements.CapabilityOf(Year, specification.Capability);
        var offense = measurements.OffenseOf(Year, specification.Offense, specification.Nuclear);
        for (int i = 0; i < _states.Length; i++)
        {
            int at = slice.IndexOf(_states[i]);
            var (a, o) = (Figure(capability, at), Figure(offense, at));
            Power[i] = new(Math.Sqrt(a.Value * o.Value), Math.Sqrt(a.Low * o.Low), Math.Sqrt(a.High * o.High));
            Nuclear[i] = world.Read(Variables.NuclearStatus, _states[i], Year) is Reading<double>.Known(var status, _)
                ? BoundedFigure.Exactly(status >= Possesses ? 1 : 0)
                : new(double.NaN, 0, 1);
            var arrival = measurements.ArrivalAt(_states[i], Year, specification);
            for (int j = 0; j < _states.Length; j++)
                Arrival[j, i] = i == j ? default : Figure(arrival, slice.IndexOf(_states[j]));
        }
    }

    private void ReadThreat(Threat threat, int i)
    {
        var row = threat.Row(_states[i], Year);
        var ranking = threat.Ranking(row, ThreatFactors.EqualWeights);
        double outside = 0;
        double least = 0;
        double most = 0;
        for (int rival = 0; rival < row.Rivals.Count; rival++)
        {
            var code = row.Rivals[rival];
            double value = ranking.Find(code)?.Threat ?? double.NaN;
            var figure = new BoundedFigure(value, value, value);
            if (double.IsNaN(value) || row.Missing.Any(missing => missing.State == code))
            {
                // A state may lack a component and yet be bounded; both ends are then weighed as any value is.
                double low = At(rival, greatest: false);
                double high = At(rival, greatest: true);
                figure = new(value, Math.Min(low, high), Math.Max(low, high));
            }
            int k = Array.IndexOf(_states, code);
            if (k >= 0)
            {
                Threat[i, k] = figure;
                Intent[i, k] = row.Value(ThreatFactor.Intent, rival);
                continue;
            }
            outside += double.IsNaN(figure.Value) ? 0 : figure.Value;
            least += figure.Low;
            most += figure.High;
        }
        OutsideThreat[i] = new(outside, least, most);

        double At(int rival, bool greatest) =>
            threat.Ranking(row.AtBound(rival, greatest), ThreatFactors.EqualWeights).Find(row.Rivals[rival])?.Threat
            ?? double.NaN;
    }

    private void ReadRelevance(World world, int i)
    {
        var slice = world.At(Year);
        var relevant = PoliticalRelevance.Row(world, _states[i], Year);
        for (int j = 0; j < _states.Length; j++)
        {
            if (j != i && relevant[slice.IndexOf(_states[j])])
                _relevant[i, j] = _relevant[j, i] = true;
        }
    }

    private void ReadLeverage(World world, double pactLeverage)
    {
        var before = world.Years.Contains(Year.Plus(-1)) ? Year.Plus(-1) : Year;
        var trade = world.Standing(Variables.Imports, before).Slice;
        var treaties = world.Standing(Variables.Obligations, before).Slice;
        bool hasTreaties = world.CoverageOf(Variables.Obligations) is not null;
        var imports = trade.Matrix(Variables.Imports);
        var totals = trade.Column(Variables.Trade);
        for (int j = 0; j < _states.Length; j++)
        {
            for (int k = 0; k < _states.Length; k++)
            {
                if (j == k)
                    continue;
                var (holder, over) = (_states[j], _states[k]);
                var pact = !hasTreaties
                    ? new BoundedFigure(double.NaN, 0, pactLeverage)
                    : BoundedFigure.Exactly(Allied(treaties, holder, over) ? pactLeverage : 0);
                double dependence = Dependence(trade, imports, totals, holder, over);
                var traded = double.IsNaN(dependence)
                    ? new BoundedFigure(double.NaN, 0, 1)
                    : BoundedFigure.Exactly(dependence);
                Leverage[j, k] = new(
                    Math.Max(traded.Value, pact.Value),
                    Math.Max(traded.Low, pact.Low),
                    Math.Max(traded.High, pact.High)
                );
            }
        }
    }

    private static bool Allied(YearSlice slice, StateCode one, StateCode other) =>
        slice.Obligations(one, other).HasFlag(Obligations.Defence)
        || slice.Obligations(other, one).HasFlag(Obligations.Defence);

    // NaN where a flow or the total is not known.
    private static double Dependence(
        YearSlice slice,
        ReadOnlySpan<float> imports,
        ReadOnlySpan<double> totals,
        StateCode holder,
        StateCode over
    )
    {
        int j = slice.IndexOf(holder);
        int k = slice.IndexOf(over);
        if (j < 0 || k < 0 || imports.IsEmpty || totals.IsEmpty)
            return double.NaN;
        double flow = (double)imports[(j * slice.Count) + k] + imports[(k * slice.Count) + j];
        double total = totals[k];
        return total > 0 ? Math.Min(1, flow / total)
            : total == 0 ? 0
            : double.NaN;
    }

    private IEnumerable<string> FindUnbounded()
    {
        for (int i = 0; i < _states.Length; i++)
        {
            if (!Power[i].IsBounded)
                yield return $"power of {_states[i]}";
            if (!OutsideThreat[i].IsBounded)
                yield return $"threat to {_states[i]} from outside the game";
            for (int k = 0; k < _states.Length; k++)
            {
                if (k == i)
                    continue;
                if (!Arrival[k, i].IsBounded)
                    yield return $"arrival of {_states[k]} at {_states[i]}";
                if (!Threat[i, k].IsBounded)
                    yield return $"threat to {_states[i]} from {_states[k]}";
            }
        }
    }
}
