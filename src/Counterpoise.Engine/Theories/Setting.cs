using System.Collections.Concurrent;
using Counterpoise.Alignment;
using Counterpoise.Measures;
using Counterpoise.Record;

namespace Counterpoise.Theories;

/// <summary>
/// What a theory may look at: one dyad in one year, with the record, the measures and the admissible weightings. Every
/// theory gets the same.
/// </summary>
/// <remarks>Safe for several threads.</remarks>
public sealed class Setting
{
    /// <summary>Least weight of a factor in the floored draws (a theory's author who names a factor gives it some weight).</summary>
    public const double WeightFloor = 0.05;

    private readonly Measurements _measurements;
    private readonly Setting? _basis;
    private readonly ConcurrentDictionary<StateCode, ThreatProfile> _profiles = new(1, 2);
    private readonly ConcurrentDictionary<StateCode, ThreatProfile> _rankings = new(1, 2);
    private readonly ConcurrentDictionary<DyadVariable, DyadReading> _readings = new(1, 2);
    private readonly ConcurrentDictionary<StateCode, Revisionism> _revisionism = new(1, 2);
    private readonly ConcurrentDictionary<(StateCode, DemocracyMeasure), Responsiveness> _responsiveness = [];
    private readonly ConcurrentDictionary<Specification, Setting> _variations;
    private readonly ConcurrentDictionary<(StateCode, Specification), ThreatRow> _rows;
    private readonly ConcurrentDictionary<(StateCode, StateCode, int), PartnerLedger> _ledgers = new(1, 2);
    private readonly ConcurrentDictionary<StateCode, ConductFinding> _conducts = new(1, 2);
    private readonly Lazy<Reading<CentralGame>> _game;
    private readonly Lazy<Setting> _structure;
    private readonly Lazy<Reading<DyadNetwork>> _network;

    /// <summary>Prepares a setting.</summary>
    /// <param name="measurements">The record's measures.</param>
    /// <param name="specification">
    /// The choice of measures. Pledges and pacts are taken out of intent: they must not explain alliances.
    /// </param>
    /// <param name="dyad">The pair.</param>
    /// <param name="year">The year.</param>
    /// <param name="weightings">Draws from the whole simplex.</param>
    /// <param name="floored">Draws with every weight at least a floor.</param>
    public Setting(
        Measurements measurements,
        Specification specification,
        Dyad dyad,
        Year year,
        AdmissibleWeightings weightings,
        AdmissibleWeightings floored
    )
        : this(measurements, specification, dyad, year, weightings, floored, null) { }

    private Setting(
        Measurements measurements,
        Specification specification,
        Dyad dyad,
        Year year,
        AdmissibleWeightings weightings,
        AdmissibleWeightings floored,
        Setting? basis
    )
    {
        _measurements = measurements;
        _basis = basis;
        _variations = basis?._variations ?? [];
        _rows = basis?._rows ?? [];
        Specification = specification with { Pledges = false };
        Threat = new(measurements, Specification);
        Dyad = dyad;
        Year = year;
        Weightings = weightings;
        Floored = floored;
        _game = new(() => CentralGame.Of(measurements, Specification, year));
        _structure = new(() => Under(Specification with { Intent = IntentMeasure.None }));
        _network = new(() => OfThreat is { } other ? other.Network : DyadNetwork.Of(this));
    }

    /// <summary>Prepares a setting with the draws that the parameters ask for.</summary>
    /// <param name="measurements">The record's measures.</param>
    /// <param name="specification">The choice of measures; pledges are taken out of intent.</param>
    /// <param name="dyad">The pair.</param>
    /// <param name="year">The year.</param>
    /// <exception cref="FaultyInputException">A state is not held in the year, or the year lies outside the record.</exception>
    public static Setting Of(Measurements measurements, Specification specification, Dyad dyad, Year year)
    {
        var world = measurements.World;
        var slice = world.At(year);
        foreach (var state in (ReadOnlySpan<StateCode>)[dyad.A, dyad.B])
        {
            if (slice.IndexOf(state) < 0)
            {
                throw new FaultyInputException(
                    "--year",
                    0,
                    $"{world.Identity.NameOf(state)} is no member of the state system in {year}; choose a year in which it is.",
                    "nothing was computed"
                );
            }
        }
        int draws = (int)measurements.Parameters["weightings.draws"];
        ulong seed = (ulong)measurements.Parameters["weightings.seed"];
        return new(
            measurements,
            specification,
            dyad,
            year,
            AdmissibleWeightings.Draw(draws, 0, seed),
            AdmissibleWeightings.Draw(draws, WeightFloor, seed)
        );
    }

    /// <summary>The record.</summary>
    public World World => _measurements.World;

    /// <summary>The parameters.</summary>
    public ParameterSet Parameters => _measurements.Parameters;

    /// <summary>The record's measures.</summary>
    public Measurements Measurements => _measurements;

    /// <summary>The choice of measures, with pledges and pacts left out of intent.</summary>
    public Specification Specification { get; }

    /// <summary>The pair.</summary>
    public Dyad Dyad { get; }

    /// <summary>The year.</summary>
    public Year Year { get; }

    /// <summary>The year before, in which ties, regimes and treaties are read; the year itself where the record begins.</summary>
    public Year YearBefore => World.Years.Contains(Year.Plus(-1)) ? Year.Plus(-1) : Year;

    /// <summary>The threat measure, with pledges and pacts left out of intent.</summary>
    public Threat Threat { get; }

    /// <summary>Draws from the whole simplex of weights.</summary>
    public AdmissibleWeightings Weightings { get; }

    /// <summary>Draws with every weight at least a floor.</summary>
    public AdmissibleWeightings Floored { get; }

    /// <summary>The same dyad and year with perception taken out of threat: structure alone.</summary>
    public Setting Structure => _structure.Value;

    /// <summary>
    /// The game of alignment among the states that matter to the dyad; absent where it cannot be played. It is played once, when first asked
    /// for.
    /// </summary>
    public Reading<DyadNetwork> Network => _network.Value;

    /// <summary>The same dyad and year under other measures. Each is made once.</summary>
    public Setting Under(Specification specification) =>
        _variations.GetOrAdd(
            specification with
            {
                Pledges = false,
            },
            other =>
                other == (_basis ?? this).Specification
                    ? _basis ?? this
                    : new(_measurements, other, Dyad, Year, Weightings, Floored, _basis ?? this)
        );

    /// <summary>Whom a state fears, at equal weights.</summary>
    public ThreatProfile Profile(StateCode state) =>
        OfThreat is { } other
            ? other.Profile(state)
            : _profiles.GetOrAdd(state, perceiver => Threat.Profile(perceiver, Year));

    /// <summary>Whom a state fears, at equal weights and without bounds: cheap, for sweeps.</summary>
    public ThreatProfile Ranking(StateCode state) =>
        OfThreat is { } other
            ? other.Ranking(state)
            : _rankings.GetOrAdd(state, perceiver => Threat.Ranking(RowOf(perceiver), ThreatFactors.EqualWeights));

    /// <summary>
    /// Whom a state fears, for a sweep over measures; null where this choice of measures cannot place the rival that the
    /// basis ranks first, so that it cannot say whether that rival still comes first.
    /// </summary>
    public ThreatProfile? RankingThatAnswers(StateCode state)
    {
        var ranking = Ranking(state);
        var basis = Specification.Intent == IntentMeasure.None ? _basis?.Structure : _basis;
        var first = (basis ?? this).Profile(state).Top?.Rival;
        return first is { } rival && ranking.Find(rival) is not null ? ranking : null;
    }

    /// <summary>Whom a state fears most under each admissible weighting; null where nobody is known.</summary>
    public WeightingSweep? Sweep(StateCode state, AdmissibleWeightings weightings) =>
        WeightingSweep.Over(Threat.Row(state, Year), weightings, Specification.Form);

    /// <summary>The game of alignment of the year at the parameters' own values. Read once.</summary>
    public Reading<CentralGame> Game => OfThreat is { } other ? other.Game : _game.Value;

    /// <summary>What a partner would bring a state against the rivals that it fears most, the partner left out. Each is written once.</summary>
    /// <param name="state">The state.</param>
    /// <param name="partner">The partner; another state, held in the year.</param>
    /// <param name="threats">How many threats are weighed, 1 or more.</param>
    /// <exception cref="ArgumentException">State and partner are one, or one is not held in the year.</exception>
    public PartnerLedger Ledger(StateCode state, StateCode partner, int threats = PartnerLedger.TopThreats) =>
        _ledgers.GetOrAdd(
            (state, partner, threats),
            key =>
                PartnerLedger.Of(_measurements, Specification, Profile(key.Item1), Profile(key.Item2), Game, key.Item3)
        );

    /// <summary>
    /// The lines of a ledger against one rival that need no game of alignment: cheap, for theories that are asked about many pairs.
    /// </summary>
    internal PartnerLedger LedgerWithoutGame(StateCode state, StateCode partner, StateCode against) =>
        PartnerLedger.Against(
            _measurements,
            Specification,
            Profile(state),
            Profile(partner),
            new Reading<CentralGame>.Absent("the game of alignment was not asked"),
            [against]
        );

    /// <summary>What a state is expected to do about the rival that it fears most. Read once.</summary>
    /// <param name="state">A state held in the year.</param>
    public ConductFinding Conduct(StateCode state) =>
        _conducts.GetOrAdd(
            state,
            s => ConductReading.Of(_measurements, Specification, Profile(s), Game, NumberOfPoles)
        );

    // Three or more are enough to tell, also where some lie outside the record.
    private Reading<int> NumberOfPoles =>
        Poles.Match<Reading<int>>(
            (poles, source) =>
                poles.Beyond is null && poles.Count <= 2
                    ? new Reading<int>.Absent("this record does not say how many poles it leaves out")
                    : new Reading<int>.Known(poles.Count, source),
            reason => new Reading<int>.Absent(reason)
        );

    // The form combines the factors and changes none of them: choices that differ in it alone share the row.
    private ThreatRow RowOf(StateCode state) =>
        _rows.GetOrAdd((state, Specification with { Form = ThreatForm.Geometric }), _ => Threat.Row(state, Year));

    // Poles and democracy do not enter threat: a choice that differs in them alone shares the profiles.
    private Setting? OfThreat
    {
        get
        {
            var (poles, democracy) = ((_basis ?? this).Specification.Poles, (_basis ?? this).Specification.Democracy);
            return Specification.Poles == poles && Specification.Democracy == democracy
                ? null
                : Under(Specification with { Poles = poles, Democracy = democracy });
        }
    }

    /// <summary>A variable of the dyad. Each is read once.</summary>
    public DyadReading Read(DyadVariable variable) => _readings.GetOrAdd(variable, v => v.Read(this));

    /// <summary>The poles of the year.</summary>
    public Reading<Poles> Poles => Theories.Poles.Of(_measurements, Specification, Year);

    /// <summary>How often a state tried to change the status quo in the years before. The same under every choice of measures.</summary>
    public Revisionism RevisionismOf(StateCode state) =>
        (_basis ?? this)._revisionism.GetOrAdd(
            state,
            s =>
                Revisionism.Of(
                    World,
                    s,
                    Year,
                    Math.Max(1, (int)Parameters["theory.balance-of-interests.window"]),
                    Parameters["theory.balance-of-interests.hostility"]
                )
        );

    /// <summary>How far a state can turn a threat that it sees into policy. Depends on the measure of democracy alone.</summary>
    public Responsiveness ResponsivenessOf(StateCode state) =>
        (_basis ?? this)._responsiveness.GetOrAdd(
            (state, Specification.Democracy),
            key => Responsiveness.Of(this, key.Item1)
        );

    /// <summary>A state's share of the system's total of one variable, 0..1, with what is admissible where it is unknown.</summary>
    public DyadReading ShareOf(Variable variable, StateCode state) =>
        OfMeasure(_measurements.ShareOf(variable, Year), state, $"share of {variable.Meaning}", new(0, 1));

    /// <summary>A state's share of the system's capability, with what is admissible where components are unknown.</summary>
    public DyadReading Capability(StateCode state)
    {
        var measure = _measurements.CapabilityOf(Year, Specification.Capability);
        return OfMeasure(measure, state, $"capability {Specification.NameOf(Specification.Capability)}", new(0, 1));
    }

    /// <summary>
    /// What of one state's power reaches another, structure alone: sqrt(capability x offensive power) x arrival. 0..1. Where
    /// distance acts on capability itself, the root of that capability times offensive power.
    /// </summary>
    public DyadReading PowerArriving(StateCode from, StateCode at)
    {
        var offense = OfMeasure(
            _measurements.OffenseOf(Year, Specification.Offense, Specification.Nuclear),
            from,
            $"offensive power {Specification.NameOf(Specification.Offense)}",
            new(0, 1)
        );
        if (Specification.Proximity == ProximityMeasure.PowerAdjusted)
            return DyadReading.Combined(CapabilityAcross(from, at), offense, (a, o) => Math.Sqrt(a * o));
        var arrival = OfMeasure(
            _measurements.ArrivalAt(at, Year, Specification),
            from,
            $"arrival {Specification.NameOf(Specification.Proximity)}",
            new(0, 1)
        );
        var power = DyadReading.Combined(Capability(from), offense, (a, o) => Math.Sqrt(a * o));
        return DyadReading.Combined(power, arrival, (p, share) => p * share);
    }

    /// <summary>
    /// A variable of one state in the year before, or carried on from the last year that its data set covers; the year
    /// itself where the state was no member before.
    /// </summary>
    public Reading<double> Before(Variable variable, StateCode state)
    {
        var (slice, carried) = World.Standing(variable, YearBefore);
        var year = slice.IndexOf(state) < 0 && World.At(Year).IndexOf(state) >= 0 ? Year : slice.Year;
        return CarriedOn(World.Read(variable, state, year), carried && year == slice.Year ? year : null);
    }

    /// <summary>A variable of a directed pair in the year before, or carried on; see <see cref="Before(Variable, StateCode)"/>.</summary>
    public Reading<double> Before(Variable variable, DirectedDyad pair)
    {
        var (slice, carried) = World.Standing(variable, YearBefore);
        var year = slice.IndexOf(pair.Perceiver) < 0 || slice.IndexOf(pair.Rival) < 0 ? Year : slice.Year;
        return CarriedOn(World.Read(variable, pair, year), carried && year == slice.Year ? year : null);
    }

    /// <summary>
    /// Treaty obligations of one state toward another in the year before, or carried on; null where the record has no treaties then, or
    /// either was no member. The year's own treaties are what theories are to explain, and never stand in.
    /// </summary>
    public (Obligations Obligations, Source Source)? ObligationsBefore(StateCode from, StateCode toward)
    {
        var before = Year.Plus(-1);
        if (!World.Years.Contains(before))
            return null;
        var (slice, carried) = World.Standing(Variables.Obligations, before);
        return
            CarriedOn(
                World.Read(Variables.Obligations, new DirectedDyad(from, toward), slice.Year),
                carried ? slice.Year : null
            )
                is Reading<double>.Known(var flags, var source)
            ? ((Obligations)(int)flags, source)
            : null;
    }

    /// <summary>Name of a state.</summary>
    public string NameOf(StateCode state) => World.Identity.NameOf(state);

    // Capability discounted by days of transport.
    private DyadReading CapabilityAcross(StateCode from, StateCode at)
    {
        var slice = World.At(Year);
        double km = Distance.From(slice, slice.IndexOf(at), Specification.Distance)[slice.IndexOf(from)];
        return double.IsNaN(km)
            ? DyadReading.Absent($"no distance between {NameOf(from)} and {NameOf(at)} is known in {Year}", new(0, 1))
            : Capability(from).Mapped(a => Proximity.PowerAdjusted(a, new Kilometres(km), Year));
    }

    private DyadReading OfMeasure(StateMeasure measure, StateCode state, string version, Bounds range)
    {
        int i = World.At(Year).IndexOf(state);
        double value = i < 0 ? double.NaN : measure.Values[i];
        var bounds =
            i < 0 || double.IsNaN(measure.Low[i]) || double.IsNaN(measure.High[i])
                ? range
                : new Bounds(measure.Low[i], measure.High[i]);
        if (!double.IsNaN(value))
            return DyadReading.Within(value, new Source("counterpoise", version), bounds);
        var missing = measure.Missing.FirstOrDefault(m => m.State == state);
        return DyadReading.Absent(missing?.Reason ?? $"no {version} is known for {NameOf(state)} in {Year}", bounds);
    }

    private static Reading<double> CarriedOn(Reading<double> reading, Year? from) =>
        reading is Reading<double>.Known(var value, var source) && from is { } year
            ? new Reading<double>.Known(value, source with { Version = $"{source.Version}, carried on from {year}" })
            : reading;
}
