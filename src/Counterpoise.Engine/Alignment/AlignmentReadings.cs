using Counterpoise.Measures;
using Counterpoise.Record;
using Counterpoise.Statistics;

namespace Counterpoise.Alignment;

/// <summary>What the record tells of some states of a year for the game of alignment, with bounds where it does not.</summary>
/// <remarks>
/// Deliverable power is sqrt(A x O). Leverage of j over k is the greatest of three, kept apart: k's trade dependence on j (trade between the
/// two over all of k's trade, a year before: barbieri1996); where either was bound to defend the other a year before, a figure of ours by
/// the holder's part of the power of both; and what evidence asserts. That the greatest counts is ours, and dependence on arms is not read. Nuclear possession is status 3.
/// Pledges never enter intent here, since alliances are what is to be explained; no treaty of the year itself is read at all.
/// </remarks>
public sealed class AlignmentReadings
{
    /// <summary>The nuclear status that counts as possession.</summary>
    internal const int Possesses = 3;

    // Fission was discovered in December 1938; before that year nobody had weapons, whatever data sets cover.
    private static readonly Year Fission = new(1938);

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
        Dependence = new BoundedFigure[n, n];
        Pact = new BoundedFigure[n, n];
        Bound = new BoundedFigure[n, n];
        Asserted = new double[n, n];
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

    /// <summary>Trade dependence of the second state on the first, share of its trade, 0..1. Shape [holder, over].</summary>
    public BoundedFigure[,] Dependence { get; }

    /// <summary>Whether either was bound to defend the other a year before, 0 or 1. Shape [holder, over]; symmetric.</summary>
    public BoundedFigure[,] Pact { get; }

    /// <summary>Whether the first state was bound to defend the second a year before, 0 or 1. Shape [from, toward].</summary>
    public BoundedFigure[,] Bound { get; }

    /// <summary>Leverage that evidence asserts, 0..1; 0 where no item does. Shape [holder, over].</summary>
    public double[,] Asserted { get; }

    /// <summary>The items behind <see cref="Asserted"/>, each with what is left of its size, by date; also those that a greater one covers.</summary>
    public IReadOnlyList<(EvidenceItem Item, double Left)> Levers { get; private init; } = [];

    /// <summary>States that are not in the game and whose threat to somebody nothing bounds: no fear counts them.</summary>
    public IReadOnlyList<StateCode> NotFeared { get; private init; } = [];

    /// <summary>The figures that nothing bounds, each with its states; a game cannot be drawn while there are any.</summary>
    public IReadOnlyList<UnboundedFigure> Unbounded { get; private init; } = [];

    /// <summary>Reads the record.</summary>
    /// <param name="measurements">The record's measures.</param>
    /// <param name="specification">The choice of measures; pledges are left out of intent whatever it says.</param>
    /// <param name="states">The states, each once, all held in the year.</param>
    /// <param name="year">The year.</param>
    /// <exception cref="ArgumentException">
    /// A state is not held in the year or given twice, or the specification discounts power and distance together, which the game needs apart.
    /// </exception>
    /// <exception cref="KeyNotFoundException">The parameters lack the half-life of a lever.</exception>
    public static AlignmentReadings Of(
        Measurements measurements,
        Specification specification,
        IReadOnlyList<StateCode> states,
        Year year
    )
    {
        ArgumentNullException.ThrowIfNull(measurements);
        ArgumentNullException.ThrowIfNull(specification);
        ArgumentNullException.ThrowIfNull(states);
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
        var notFeared = new SortedSet<StateCode>();
        for (int i = 0; i < states.Count; i++)
        {
            readings.ReadThreat(threat, i, notFeared);
            readings.ReadRelevance(measurements.World, i);
        }
        double doubling = measurements.Parameters["bounds.doubling-years"];
        readings.ReadDependence(measurements.World, doubling);
        readings.ReadPacts(measurements.World);
        var levers = readings.ReadAsserted(
            measurements.World,
            specification.Concurrent,
            measurements.Parameters[AlignmentParameters.EvidenceHalfLife]
        );
        return new(readings, levers, [.. notFeared]);
    }

    // With what turned out to have no bounds.
    private AlignmentReadings(
        AlignmentReadings read,
        IReadOnlyList<(EvidenceItem, double)> levers,
        IReadOnlyList<StateCode> notFeared
    )
    {
        (_states, Year, _systemMean, _relevant) = (read._states, read.Year, read._systemMean, read._relevant);
        (Power, Nuclear, OutsideThreat) = (read.Power, read.Nuclear, read.OutsideThreat);
        (Arrival, Threat, Intent) = (read.Arrival, read.Threat, read.Intent);
        (Dependence, Pact, Bound, Asserted) = (read.Dependence, read.Pact, read.Bound, read.Asserted);
        (Levers, NotFeared) = (levers, notFeared);
        Unbounded = [.. FindUnbounded().Select(f => new UnboundedFigure(f.What, [.. f.About.Select(k => _states[k])]))];
    }

    /// <summary>
    /// The readings of those states that can play, when the others are left out: one at a time the state that most of what nothing bounds
    /// is about, until everything is bounded. What the others threaten counts as threat from outside, where it is bounded.
    /// </summary>
    /// <param name="leftOut">Receives the states left out, in the order of <see cref="States"/>, each with what nothing bounds of it.</param>
    public AlignmentReadings Playable(out IReadOnlyList<UnboundedFigure> leftOut)
    {
        bool[] plays = [.. _states.Select(_ => true)];
        var unbounded = FindUnbounded().ToArray();
        while (true)
        {
            var counts = new int[_states.Length];
            foreach (var (_, about) in unbounded)
            {
                if (about.All(k => plays[k]))
                {
                    foreach (int k in about)
                        counts[k]++;
                }
            }
            int most = Array.IndexOf(counts, counts.DefaultIfEmpty(0).Max());
            if (_states.Length == 0 || counts[most] == 0)
                break;
            plays[most] = false;
        }
        int[] kept = [.. Enumerable.Range(0, _states.Length).Where(k => plays[k])];
        leftOut =
        [
            .. Enumerable
                .Range(0, _states.Length)
                .Where(k => !plays[k])
                .Select(k => new UnboundedFigure(
                    string.Join(
                        ", ",
                        unbounded
                            .Where(f => f.About.Contains(k))
                            .Select(f => f.What)
                            .Distinct()
                            .Order(StringComparer.Ordinal)
                    ),
                    [_states[k]]
                )),
        ];
        return kept.Length == _states.Length ? this : Only(kept);
    }

    /// <summary>The same readings with states in another order.</summary>
    /// <param name="order">Places of the states, each once.</param>
    /// <exception cref="ArgumentException">The places are not those of the states.</exception>
    public AlignmentReadings Reordered(IReadOnlyList<int> order)
    {
        ArgumentNullException.ThrowIfNull(order);
        if (!order.Order().SequenceEqual(Enumerable.Range(0, _states.Length)))
            throw new ArgumentException("An order names every state once.", nameof(order));
        return Only([.. order]);
    }

    /// <summary>The same readings without what evidence asserts of leverage: trade and pacts alone are left of it.</summary>
    public AlignmentReadings WithoutEvidence()
    {
        var same = Only([.. Enumerable.Range(0, _states.Length)]);
        Array.Clear(same.Asserted);
        return new(same, [], same.NotFeared);
    }

    private AlignmentReadings Only(int[] kept)
    {
        var some = new AlignmentReadings([.. kept.Select(k => _states[k])], Year, _systemMean);
        var notFeared = new SortedSet<StateCode>(NotFeared);
        int[] others = [.. Enumerable.Range(0, _states.Length).Except(kept)];
        for (int i = 0; i < kept.Length; i++)
        {
            some.Power[i] = Power[kept[i]];
            some.Nuclear[i] = Nuclear[kept[i]];
            some.OutsideThreat[i] = OutsideThreat[kept[i]];
            foreach (int k in others)
            {
                if (Threat[kept[i], k].IsBounded)
                    some.OutsideThreat[i] = some.OutsideThreat[i].Plus(Threat[kept[i], k]);
                else
                    notFeared.Add(_states[k]);
            }
            for (int j = 0; j < kept.Length; j++)
            {
                some.Arrival[i, j] = Arrival[kept[i], kept[j]];
                some.Threat[i, j] = Threat[kept[i], kept[j]];
                some.Intent[i, j] = Intent[kept[i], kept[j]];
                some.Dependence[i, j] = Dependence[kept[i], kept[j]];
                some.Pact[i, j] = Pact[kept[i], kept[j]];
                some.Bound[i, j] = Bound[kept[i], kept[j]];
                some.Asserted[i, j] = Asserted[kept[i], kept[j]];
                some._relevant[i, j] = _relevant[kept[i], kept[j]];
            }
        }
        return new(
            some,
            [.. Levers.Where(l => some._states.Contains(l.Item.Actor) && some._states.Contains(l.Item.About!.Value))],
            [.. notFeared]
        );
    }

    /// <summary>Whether two states are politically relevant to each other.</summary>
    /// <param name="first">Place of a state.</param>
    /// <param name="second">Place of another state.</param>
    public bool AreRelevant(int first, int second) => _relevant[first, second];

    /// <summary>Whether a state's power, possession, reach or threat to others is told by bounds alone.</summary>
    /// <param name="state">Place of the state.</param>
    public bool RestsOnGap(int state) =>
        !Power[state].IsExact
        || !Nuclear[state].IsExact
        || Enumerable
            .Range(0, _states.Length)
            .Any(k => k != state && !(Arrival[state, k].IsExact && Threat[k, state].IsExact));

    /// <summary>Whether a draw of a state's place changes anything: its own gaps, or gaps in what threatens it from outside the game.</summary>
    /// <param name="state">Place of the state.</param>
    public bool IsDrawn(int state) => !OutsideThreat[state].IsExact || RestsOnGap(state);

    /// <summary>Leverage of one state over another, with what is unknown of it, the power of the two included.</summary>
    /// <param name="holder">Place of the state that has it.</param>
    /// <param name="over">Place of the state that it has it over.</param>
    /// <param name="pactLeverage">Leverage that a defence pact gives the two over each other together, 0..1.</param>
    public BoundedFigure Leverage(int holder, int over, double pactLeverage) =>
        Leverage(holder, over, HoldByPact(Pact[holder, over], Power[holder], Power[over], pactLeverage));

    /// <summary>Whether trade or treaties leave something of a leverage unknown, whatever the power of the two.</summary>
    internal bool IsLeverageOpen(int holder, int over, double pactLeverage) =>
        !Leverage(holder, over, Power[holder].Least, Power[over].Least, pactLeverage).IsExact;

    /// <summary>What a defence pact gives of hold over the other: the stronger of the two holds more.</summary>
    /// <param name="pact">Whether there is one, 0 or 1.</param>
    /// <param name="holder">Deliverable power of the state that holds.</param>
    /// <param name="over">Deliverable power of the other.</param>
    /// <param name="pactLeverage">What a pact gives the two over each other together, 0..1.</param>
    internal static BoundedFigure HoldByPact(
        BoundedFigure pact,
        BoundedFigure holder,
        BoundedFigure over,
        double pactLeverage
    )
    {
        var (least, most) =
            holder.IsBounded && over.IsBounded
                ? (PartOf(holder.Low, over.High), PartOf(holder.High, over.Low))
                : (0, 1);
        return new(
            pact.Value == 0 ? 0 : pact.Value * pactLeverage * PartOf(holder.Least, over.Least),
            pact.Low * pactLeverage * least,
            pact.High * pactLeverage * most
        );
    }

    private BoundedFigure Leverage(int holder, int over, double holders, double others, double pactLeverage) =>
        Leverage(
            holder,
            over,
            Pact[holder, over].High == 0
                ? default
                : HoldByPact(
                    Pact[holder, over],
                    BoundedFigure.Exactly(holders),
                    BoundedFigure.Exactly(others),
                    pactLeverage
                )
        );

    private BoundedFigure Leverage(int holder, int over, BoundedFigure pact)
    {
        var (traded, asserted) = (Dependence[holder, over], Asserted[holder, over]);
        return new(Of(traded.Value, pact.Value), Of(traded.Low, pact.Low), Of(traded.High, pact.High));

        double Of(double trade, double allied) => Math.Max(Math.Max(trade, allied), asserted);
    }

    // Two without any power hold each other alike.
    private static double PartOf(double holder, double other) => holder + other > 0 ? holder / (holder + other) : 0.5;

    /// <summary>Inputs of one game at one place between least and greatest for all that is unknown of a state.</summary>
    /// <remarks>
    /// Its power, what arrives of it, the threat that it is and its possession stand at one place; what is unknown of leverage is drawn a
    /// pair.
    /// </remarks>
    /// <param name="places">Place of each state, 0 for the least and 1 for the greatest. Shape [states].</param>
    /// <param name="random">Draws what is unknown of leverage.</param>
    /// <param name="pactLeverage">Leverage that a defence pact gives the two over each other together, 0..1.</param>
    /// <param name="relevantOnly">Whether only politically relevant pairs may link.</param>
    /// <exception cref="ArgumentException">There is not one place a state.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The leverage of a pact lies outside 0..1.</exception>
    /// <exception cref="InvalidOperationException">Some figure has no bounds (<see cref="Unbounded"/>).</exception>
    public GameInputs Drawn(
        ReadOnlySpan<double> places,
        ref Philox random,
        double pactLeverage,
        bool relevantOnly = true
    )
    {
        double[] power = PowerAt(places);
        var leverage = new double[_states.Length, _states.Length];
        for (int j = 0; j < _states.Length; j++)
        {
            for (int k = 0; k < _states.Length; k++)
            {
                if (j == k)
                    continue;
                var figure = Leverage(j, k, power[j], power[k], pactLeverage);
                leverage[j, k] = figure.IsExact ? figure.Low : figure.At(random.NextDouble());
            }
        }
        return At(places, power, leverage, pactLeverage, relevantOnly);
    }

    /// <summary>
    /// Inputs of one game at the conventions' values: what is partly unknown of a state as its known part tells it; power, possession and
    /// leverage of which nothing is reported at the least that is known, arrival and threat in the middle of their bounds.
    /// </summary>
    /// <param name="pactLeverage">Leverage that a defence pact gives the two over each other together, 0..1.</param>
    /// <param name="relevantOnly">Whether only politically relevant pairs may link.</param>
    /// <exception cref="ArgumentOutOfRangeException">The leverage of a pact lies outside 0..1.</exception>
    /// <exception cref="InvalidOperationException">Some figure has no bounds (<see cref="Unbounded"/>).</exception>
    public GameInputs Central(double pactLeverage, bool relevantOnly = true)
    {
        var places = new double[_states.Length];
        Array.Fill(places, double.NaN);
        return AtPlaces(places, double.NaN, pactLeverage, relevantOnly);
    }

    /// <summary>
    /// Inputs of one game at one place for all that is unknown of a state, NaN for the convention's value, and one for all
    /// leverage, NaN for the least that is known.
    /// </summary>
    internal GameInputs AtPlaces(
        ReadOnlySpan<double> places,
        double ofLeverage,
        double pactLeverage,
        bool relevantOnly = false
    )
    {
        double[] power = PowerAt(places);
        var leverage = new double[_states.Length, _states.Length];
        // Where little is reported the middle of what may be would make partners of those of whom nothing is known.
        double place = double.IsNaN(ofLeverage) ? 0 : ofLeverage;
        for (int j = 0; j < _states.Length; j++)
        {
            for (int k = 0; k < _states.Length; k++)
                leverage[j, k] = j == k ? 0 : Leverage(j, k, power[j], power[k], pactLeverage).At(place);
        }
        return At(places, power, leverage, pactLeverage, relevantOnly);
    }

    private double[] PowerAt(ReadOnlySpan<double> places)
    {
        if (places.Length != _states.Length)
            throw new ArgumentException($"{places.Length} places for {_states.Length} states.", nameof(places));
        var power = new double[places.Length];
        for (int i = 0; i < power.Length; i++)
            power[i] = Power[i].AtOrLeast(places[i]);
        return power;
    }

    // A place that is NaN stands for the convention's value.
    private GameInputs At(
        ReadOnlySpan<double> places,
        double[] power,
        double[,] leverage,
        double pactLeverage,
        bool relevantOnly
    )
    {
        int n = _states.Length;
        if (pactLeverage is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(pactLeverage), pactLeverage, "Leverage lies in 0..1.");
        if (Unbounded.Count > 0)
            throw new InvalidOperationException(
                $"Nothing bounds {string.Join("; ", Unbounded.Take(5))}; leave these states out."
            );
        var (nuclear, fear) = (new double[n], new double[n]);
        var (arrival, shares) = (new double[n, n], new double[n, n]);
        for (int i = 0; i < n; i++)
        {
            nuclear[i] = Nuclear[i].AtOrLeast(places[i]);
            double all = OutsideThreat[i].AtOrMiddle(places[i]);
            for (int k = 0; k < n; k++)
            {
                if (k == i)
                    continue;
                arrival[k, i] = Arrival[k, i].AtOrMiddle(places[k]);
                shares[i, k] = Threat[i, k].AtOrMiddle(places[k]);
                all += shares[i, k];
            }
            fear[i] = _systemMean > 0 ? all / _systemMean : 0;
            for (int k = 0; k < n; k++)
                shares[i, k] = all > 0 ? shares[i, k] / all : 0;
        }
        return new()
        {
            Power = power,
            Nuclear = nuclear,
            Fear = fear,
            Arrival = arrival,
            ThreatShares = shares,
            Intent = (double[,])Intent.Clone(),
            Leverage = leverage,
            Admissible = relevantOnly ? (bool[,])_relevant.Clone() : null,
        };
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
            Nuclear[i] = NuclearStatus(world, _states[i], Year) is Reading<double>.Known(var status, _)
                ? BoundedFigure.Exactly(status >= Possesses ? 1 : 0)
                : Unknown;
            var arrival = measurements.ArrivalAt(_states[i], Year, specification);
            for (int j = 0; j < _states.Length; j++)
                Arrival[j, i] = i == j ? default : Figure(arrival, slice.IndexOf(_states[j]));
        }
    }

    private void ReadThreat(Threat threat, int i, SortedSet<StateCode> notFeared)
    {
        var row = threat.Row(_states[i], Year);
        var ranking = threat.Ranking(row, ThreatFactors.EqualWeights);
        var outside = BoundedFigure.Exactly(0);
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
            // Known rivals make up fear, as they make up shares; those whom nothing bounds are named.
            if (figure.IsBounded)
                outside = outside.Plus(figure);
            else
                notFeared.Add(code);
        }
        OutsideThreat[i] = outside;

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

    private void ReadDependence(World world, double doublingYears)
    {
        var before = Year.Plus(-1);
        bool known = world.Years.Contains(before);
        var trade = DependenceBefore(world, Year);
        for (int k = 0; k < _states.Length; k++)
        {
            for (int j = 0; j < _states.Length; j++)
            {
                if (j != k)
                    Dependence[j, k] = known ? trade.Of(_states[j], _states[k], Year, doublingYears) : Unknown;
            }
        }
    }

    // Treaties of the year itself are what is to be explained: they are never read, not even where the record begins.
    private void ReadPacts(World world)
    {
        var slice = TreatiesBefore(world, Year);
        for (int i = 0; i < _states.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                Pact[i, j] = Pact[j, i] = PactIn(slice, _states[i], _states[j]);
                Bound[i, j] = BoundIn(slice, _states[i], _states[j]);
                Bound[j, i] = BoundIn(slice, _states[j], _states[i]);
            }
        }
    }

    /// <summary>A state's nuclear status, 0..3; none before fission was known, whatever data sets cover.</summary>
    internal static Reading<double> NuclearStatus(World world, StateCode state, Year year) =>
        year < Fission
            ? new Reading<double>.Known(0, new Source("counterpoise", $"no weapons before {Fission}"))
            : world.Read(Variables.NuclearStatus, state, year);

    /// <summary>The slice of the treaties that stood a year before; null where the record has none then.</summary>
    internal static YearSlice? TreatiesBefore(World world, Year year)
    {
        var before = year.Plus(-1);
        bool covered =
            world.Years.Contains(before)
            && world.CoverageOf(Variables.Obligations) is { } treaties
            && treaties.Years.First <= before;
        return covered ? world.Standing(Variables.Obligations, before).Slice : null;
    }

    /// <summary>Whether two states had a defence pact, 0 or 1; wholly unknown without treaties.</summary>
    internal static BoundedFigure PactIn(YearSlice? treaties, StateCode one, StateCode other) =>
        treaties is null ? Unknown : PactOf(treaties, one, other);

    /// <summary>Whether one state was bound to defend another, 0 or 1; wholly unknown without treaties, or where one does not say.</summary>
    internal static BoundedFigure BoundIn(YearSlice? treaties, StateCode from, StateCode toward) =>
        treaties is null ? Unknown
        : treaties.Obligations(from, toward).HasFlag(Obligations.Defence) ? BoundedFigure.Exactly(1)
        : treaties.IndexOf(from) < 0 || treaties.IndexOf(toward) < 0 || treaties.StatesObligations(from, toward)
            ? BoundedFigure.Exactly(0)
        : Unknown;

    /// <summary>Trade dependence a year before.</summary>
    internal static TradeDependence DependenceBefore(World world, Year year)
    {
        var before = year.Plus(-1);
        return new(world, world.Years.Contains(before) ? world.Standing(Variables.Imports, before).Slice.Year : before);
    }

    private static BoundedFigure PactOf(YearSlice slice, StateCode one, StateCode other)
    {
        if ((slice.Obligations(one, other) | slice.Obligations(other, one)).HasFlag(Obligations.Defence))
            return BoundedFigure.Exactly(1);
        // A state that did not exist had no pact; one whose treaties do not say what they bind to may have had one.
        bool existed = slice.IndexOf(one) >= 0 && slice.IndexOf(other) >= 0;
        return existed && !(slice.StatesObligations(one, other) && slice.StatesObligations(other, one))
            ? Unknown
            : BoundedFigure.Exactly(0);
    }

    private List<(EvidenceItem Item, double Left)> ReadAsserted(World world, bool concurrent, double halfLife)
    {
        var levers = new List<(EvidenceItem, double)>();
        foreach (var (item, left) in AssertedLevers(world, Year, concurrent, halfLife))
        {
            int j = Array.IndexOf(_states, item.Actor);
            int k = Array.IndexOf(_states, item.About!.Value);
            if (j < 0 || k < 0 || j == k)
                continue;
            levers.Add((item, left));
            Asserted[j, k] = Math.Max(Asserted[j, k], left);
        }
        return levers;
    }

    /// <summary>Leverage over third states that evidence before a year asserts, each item with what is left of its size, by date.</summary>
    internal static IEnumerable<(EvidenceItem Item, double Left)> AssertedLevers(
        World world,
        Year year,
        bool concurrent,
        double halfLife
    )
    {
        foreach (var item in world.Evidence)
        {
            if (item.Type != EvidenceType.Leverage || item.About is null || !item.IsKnownIn(year, concurrent))
                continue;
            var last = item.Until?.Year ?? item.Date.Year;
            // An end that lies ahead is not known yet.
            int since = item.Open ? 0 : Math.Max(0, year.Since(last) - 1);
            yield return (item, item.Size * Math.Pow(2, -since / halfLife));
        }
    }

    private static BoundedFigure Unknown => new(double.NaN, 0, 1);

    // Each with the places of the states that it is about.
    private IEnumerable<(string What, int[] About)> FindUnbounded()
    {
        for (int i = 0; i < _states.Length; i++)
        {
            if (!Power[i].IsBounded)
                yield return ("power", [i]);
            for (int k = 0; k < _states.Length; k++)
            {
                if (k == i)
                    continue;
                if (!Arrival[k, i].IsBounded)
                    yield return ("distance", [i, k]);
                if (!Threat[i, k].IsBounded)
                    yield return ("threat", [i, k]);
                if (!double.IsFinite(Intent[i, k]))
                    yield return ("intent", [i, k]);
            }
        }
    }
}
