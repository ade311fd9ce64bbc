using Counterpoise.Measures;
using Counterpoise.Record;

namespace Counterpoise.Theories;

/// <summary>
/// How the great powers of a year threaten each other by position alone: whose power arrives where, who borders whom, and
/// who is a potential hegemon (mearsheimer2001, pp. 44-45, 114-128, 267-272). The measures are ours.
/// </summary>
internal sealed class GreatPowers
{
    // Powers that differ by rounding alone are level.
    private const double Rounding = 1e-12;

    private readonly Setting _setting;
    private readonly bool _bounded;
    private readonly double _multiple;
    private readonly double _border;
    private readonly double _region;

    /// <summary>Prepares the readings.</summary>
    /// <param name="setting">The dyad and year.</param>
    /// <param name="states">The great powers.</param>
    /// <param name="bounded">Whether to work out bounds; without them what is known counts as exact: cheap, for sweeps.</param>
    public GreatPowers(Setting setting, IReadOnlyList<StateCode> states, bool bounded)
    {
        _setting = setting;
        _bounded = bounded;
        States = states;
        _multiple = setting.Parameters["theory.offensive-realism.potential-hegemon"];
        _border = setting.Parameters["theory.offensive-realism.border"];
        _region = setting.Parameters["theory.offensive-realism.region"];
    }

    /// <summary>The great powers.</summary>
    public IReadOnlyList<StateCode> States { get; }

    /// <summary>What of every other great power's power arrives at one of them.</summary>
    public IReadOnlyList<(StateCode Power, DyadReading Arriving)> ThreatsTo(StateCode state) =>
        [.. States.Where(s => s != state).Select(s => (s, PowerArriving(s, state)))];

    /// <summary>The great powers whose power arrives most: more than one where they are level; none where none is known.</summary>
    public static IReadOnlyList<StateCode> Level(IReadOnlyList<(StateCode Power, DyadReading Arriving)> threats)
    {
        var known = threats.Where(t => t.Arriving.Value is Reading<double>.Known).ToArray();
        if (known.Length == 0)
            return [];
        double most = known.Max(t => t.Arriving.ValueOrNaN) * (1 - Rounding);
        return [.. known.Where(t => t.Arriving.ValueOrNaN >= most).Select(t => t.Power)];
    }

    /// <summary>The great powers whose power arrives most for some admissible value of what is unknown.</summary>
    public static IReadOnlyList<StateCode> Feasible(IReadOnlyList<(StateCode Power, DyadReading Arriving)> threats)
    {
        double least = threats.Max(t => t.Arriving.Admissible.Low) * (1 - Rounding);
        return [.. threats.Where(t => t.Arriving.Admissible.High >= least).Select(t => t.Power)];
    }

    /// <summary>Shares of the known powers in all that arrives, 0..1; empty where nothing does.</summary>
    public static IReadOnlyDictionary<StateCode, double> Shares(
        IReadOnlyList<(StateCode Power, DyadReading Arriving)> threats
    )
    {
        var known = threats.Where(t => t.Arriving.Value is Reading<double>.Known).ToArray();
        double sum = known.Sum(t => t.Arriving.ValueOrNaN);
        return sum > 0
            ? known.ToDictionary(t => t.Power, t => t.Arriving.ValueOrNaN / sum)
            : new Dictionary<StateCode, double>();
    }

    /// <summary>A great power's own capability.</summary>
    public DyadReading CapabilityOf(StateCode power) =>
        _bounded
            ? _setting.Capability(power)
            : Plain(
                ValueAt(_setting.Measurements.CapabilityOf(_setting.Year, _setting.Specification.Capability), power)
            );

    /// <summary>
    /// The capability of the strongest other great power in one's region; none where it is alone there. Every value that
    /// what is unknown allows.
    /// </summary>
    public (StateCode? Power, DyadReading Capability) StrongestNeighbourOf(StateCode power)
    {
        var slice = _setting.World.At(_setting.Year);
        double[] km = Distance.From(slice, slice.IndexOf(power), _setting.Specification.Distance);
        (StateCode? Power, double Value) strongest = (null, 0);
        Bounds bounds = new(0, 0);
        foreach (var other in States.Where(s => s != power))
        {
            var shares = ShareRegion(Border(power, other), km[slice.IndexOf(other)]);
            if (!shares.Contains(true))
                continue;
            var capability = CapabilityOf(other);
            bounds = new(
                Math.Max(bounds.Low, shares.Contains(false) ? 0 : capability.Admissible.Low),
                Math.Max(bounds.High, capability.Admissible.High)
            );
            if (capability.Value is Reading<double>.Known(var value, _) && value > strongest.Value)
                strongest = (other, value);
        }
        return (
            strongest.Power,
            strongest.Power is { } first
                ? DyadReading.Within(strongest.Value, ((Reading<double>.Known)CapabilityOf(first).Value).Source, bounds)
                : DyadReading.Absent("no other great power is known in its region", bounds)
        );
    }

    // Regions are drawn by geography alone: a power that can cross an ocean is still at home beyond it.
    private bool[] ShareRegion(IReadOnlyList<bool> border, double km) =>
        !border.Contains(false) || km <= _region ? [true]
        : double.IsNaN(km) || border.Contains(true) ? [false, true]
        : [false];

    /// <summary>Class of direct contiguity, 1 land .. 5 up to 400 miles of water; 0 none.</summary>
    public DyadReading Contiguity(StateCode one, StateCode other) =>
        DyadVariables.Known(
            _setting.Before(Variables.Contiguity, new DirectedDyad(one, other)),
            new Bounds(0, 5),
            kind => kind
        );

    /// <summary>Whether an army can march from one to the other: every answer that what is unknown allows.</summary>
    public IReadOnlyList<bool> Border(StateCode one, StateCode other) =>
        Contiguity(one, other).Value is Reading<double>.Known(var kind, _)
            ? [kind > 0 && kind <= _border]
            : [false, true];

    /// <summary>
    /// Whether a great power could dominate those of its region: it borders one, and its capability is a stated multiple of
    /// that of the strongest other in its region. Every answer that what is unknown allows.
    /// </summary>
    public IReadOnlyList<bool> PotentialHegemon(StateCode power)
    {
        var borders = States.Where(s => s != power).Select(s => Border(power, s)).ToArray();
        bool mayBorder = borders.Any(b => b.Contains(true));
        bool borderIsSure = borders.Any(b => !b.Contains(false));
        var own = CapabilityOf(power).Admissible;
        var next = StrongestNeighbourOf(power).Capability.Admissible;
        bool may = mayBorder && own.High >= _multiple * next.Low;
        bool must = borderIsSure && own.Low >= _multiple * next.High;
        return must ? [true]
            : may ? [false, true]
            : [false];
    }

    private DyadReading PowerArriving(StateCode from, StateCode at)
    {
        if (_bounded)
            return _setting.PowerArriving(from, at);
        var specification = _setting.Specification;
        double offense = ValueAt(
            _setting.Measurements.OffenseOf(_setting.Year, specification.Offense, specification.Nuclear),
            from
        );
        double capability = ValueAt(_setting.Measurements.CapabilityOf(_setting.Year, specification.Capability), from);
        // The discount by days of transport acts on capability alone, under the root.
        return Plain(
            specification.Proximity == ProximityMeasure.PowerAdjusted
                ? Math.Sqrt(Adjusted(capability, from, at) * offense)
                : Math.Sqrt(capability * offense)
                    * ValueAt(_setting.Measurements.ArrivalAt(at, _setting.Year, specification), from)
        );
    }

    private double Adjusted(double capability, StateCode from, StateCode at)
    {
        var slice = _setting.World.At(_setting.Year);
        double km = Distance.From(slice, slice.IndexOf(at), _setting.Specification.Distance)[slice.IndexOf(from)];
        return Proximity.PowerAdjusted(capability, new Kilometres(km), _setting.Year);
    }

    private double ValueAt(StateMeasure measure, StateCode state) =>
        measure.Values[_setting.World.At(_setting.Year).IndexOf(state)];

    // What a choice of measures does not know may be anything.
    private static DyadReading Plain(double value) =>
        double.IsNaN(value)
            ? DyadReading.Absent("a figure is unknown under this choice of measures", new Bounds(0, double.MaxValue))
            : DyadReading.Exactly(value, Swept);

    private static Source Swept { get; } = new("counterpoise", "");
}
