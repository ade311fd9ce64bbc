using System.Globalization;
using Counterpoise.Measures;
using Counterpoise.Panels;
using Counterpoise.Record;

namespace Counterpoise.Tests.Panels;

/// <summary>The values of a panel, each looked up by itself, from the definitions.</summary>
internal sealed class PlainPanel
{
    private readonly World _world;
    private readonly Measurements _measurements;
    private readonly Specification _specification;
    private readonly Dictionary<string, HashSet<(int, int, int)>> _events = [];
    private readonly Dictionary<(string, int, int), int> _earliest = [];
    private readonly Dictionary<Year, Similarity> _similarity = [];

    public PlainPanel(Measurements measurements, Specification specification)
    {
        (_world, _measurements, _specification) = (measurements.World, measurements, specification);
        foreach (
            var id in (string[])
                ["dispute", "dispute_onset", "war", "war_onset", "rivalry", "principal_rivalry", "arms_race"]
        )
            _events[id] = [];
        foreach (var d in _world.Disputes)
        {
            Mark("dispute", d.Year.Value, d.Dyad.Perceiver, d.Dyad.Rival);
            if (d.Year == d.First)
                Mark("dispute_onset", d.Year.Value, d.Dyad.Perceiver, d.Dyad.Rival);
        }
        foreach (var w in _world.Wars)
        {
            MarkSpan("war", w.First, w.Last, w.Dyad.Perceiver, w.Dyad.Rival);
            var begun = _world
                .Wars.Where(o => o.Number == w.Number && (o.Dyad == w.Dyad || o.Dyad == w.Dyad.Reversed))
                .Min(o => o.First);
            Mark("war_onset", begun.Value, w.Dyad.Perceiver, w.Dyad.Rival);
        }
        foreach (var r in _world.Rivalries)
        {
            MarkSpan("rivalry", r.First, r.Last, r.Dyad.A, r.Dyad.B);
            if (r.Principal)
                MarkSpan("principal_rivalry", r.First, r.Last, r.Dyad.A, r.Dyad.B);
        }
        foreach (var r in _world.ArmsRaces)
            MarkSpan("arms_race", r.First, r.Last, r.Dyad.A, r.Dyad.B);
    }

    /// <summary>The value of a column.</summary>
    /// <param name="measure">What was asked for.</param>
    /// <param name="power">Power of the years of peace.</param>
    /// <param name="one">The state, or the first of two.</param>
    /// <param name="other">The second; null where a value belongs to one.</param>
    /// <param name="year">The year.</param>
    public double Value(PanelMeasure measure, int power, StateCode one, StateCode? other, Year year) =>
        Value(measure.Variable, [.. measure.Transforms], power, one, other, year);

    private double Value(
        PanelVariable variable,
        PanelTransform[] transforms,
        int power,
        StateCode one,
        StateCode? other,
        Year year
    )
    {
        if (transforms.Length == 0)
        {
            return variable.Level == VariableLevel.StateYear
                ? OfState(variable.Id, one, year)
                : OfPair(variable.Id, one, other!.Value, year);
        }
        var rest = transforms[..^1];
        bool joined = rest.Any(t => t.Kind is not (PanelTransformKind.Lag or PanelTransformKind.Log));
        bool single = variable.Level == VariableLevel.StateYear && !joined;
        var kind = transforms[^1].Kind;
        switch (kind)
        {
            case PanelTransformKind.Lag:
                var then = year.Plus(-transforms[^1].Number);
                bool there =
                    _world.Years.Contains(then)
                    && _world.At(then).IndexOf(one) >= 0
                    && (other is null || _world.At(then).IndexOf(other.Value) >= 0);
                return there ? Value(variable, rest, power, one, other, then) : double.NaN;
            case PanelTransformKind.Log:
                double value = Value(variable, rest, power, one, other, year);
                return value > 0 ? Math.Log(value) : double.NaN;
            case PanelTransformKind.PeaceYears:
                return Math.Pow(Peace(variable.Id, one, other!.Value, year), power);
            case PanelTransformKind.PeaceCensored:
                if (double.IsNaN(Peace(variable.Id, one, other!.Value, year)))
                    return double.NaN;
                return _events[variable.Id]
                    .Any(e => e.Item1 < year.Value && e.Item2 == one.Number && e.Item3 == other.Value.Number)
                    ? 0
                    : 1;
            default:
                double a = Value(variable, rest, power, one, single ? null : other, year);
                double b = Value(variable, rest, power, other!.Value, single ? null : one, year);
                return double.IsNaN(a) || double.IsNaN(b) ? double.NaN : Join(kind, a, b);
        }
    }

    private static double Join(PanelTransformKind kind, double a, double b) =>
        kind switch
        {
            PanelTransformKind.WeakLink => a < b ? a : b,
            PanelTransformKind.StrongLink => a > b ? a : b,
            PanelTransformKind.Ratio => Math.Min(a, b) == 0 ? double.NaN : Math.Max(a, b) / Math.Min(a, b),
            PanelTransformKind.Share => a + b == 0 ? double.NaN : a / (a + b),
            PanelTransformKind.Difference => a - b,
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };

    private double Peace(string id, StateCode one, StateCode other, Year year)
    {
        if (_world.CoverageOf(ListOf(id)) is not { } coverage || !Spoken(id, coverage))
            return double.NaN;
        if (year < coverage.Years.First || year > coverage.Years.Last.Plus(1))
            return double.NaN;
        int peace = 0;
        var (a, b) = (_world.Identity.Find(one)!, _world.Identity.Find(other)!);
        int first = Enumerable
            .Range(coverage.Years.First.Value, 1000)
            .First(y => a.IsMember(new(y)) && b.IsMember(new(y)));
        for (int y = year.Value - 1; ; y--)
        {
            if (_events[id].Contains((y, one.Number, other.Number)))
                return peace;
            if (y < first && y < _earliest.GetValueOrDefault((id, one.Number, other.Number), int.MaxValue))
                return year.Value - first;
            peace++;
        }
    }

    private double OfState(string id, StateCode state, Year year)
    {
        int at = _world.At(year).IndexOf(state);
        var recorded = id switch
        {
            "cinc_published" => Variables.PublishedCinc,
            "leeds_savun_published" => Variables.PublishedLeedsSavun,
            "cinc" or "leeds_savun" => null,
            _ => Variables.Find(id.Replace('_', '-')),
        };
        if (recorded is not null)
            return Known(_world.Read(recorded, state, year));
        return id switch
        {
            "cinc" => _measurements.CapabilityOf(year, CapabilityMeasure.Cinc).Values[at],
            "cinc_low" => _measurements.CapabilityOf(year, CapabilityMeasure.Cinc).Low[at],
            "cinc_high" => _measurements.CapabilityOf(year, CapabilityMeasure.Cinc).High[at],
            "net_resources" => _measurements.CapabilityOf(year, CapabilityMeasure.NetResources).Values[at],
            "surplus" => _measurements.CapabilityOf(year, CapabilityMeasure.Surplus).Values[at],
            "military_share" => _measurements.CapabilityOf(year, CapabilityMeasure.Military).Values[at],
            "expenditure_share" => Offense(OffenseMeasure.Expenditure, NuclearAdjustment.None),
            "spending_intensity" => Offense(OffenseMeasure.Intensity, NuclearAdjustment.None),
            "offensive_power" => Offense(_specification.Offense, _specification.Nuclear),
            "allies" => Allies(state, year),
            "leeds_savun" => LeedsSavun.Of(_measurements, year).Capability[at],
            "strategic_group" => StrategicReferenceGroup.Of(_measurements, year).Capability[at],
            "strategic_group_size" => StrategicReferenceGroup.Of(_measurements, year) is var group
            && group.WhyUnknown(at) is null
                ? group.Counted(at).Count
                : double.NaN,
            "top_threat" => Profile(state, year).Top?.Rival.Number ?? double.NaN,
            "top_threat_share" => Profile(state, year).Top?.Share ?? double.NaN,
            "total_threat" => Profile(state, year).Entries is [_, ..] entries
                ? entries.Aggregate(0.0, (sum, entry) => sum + entry.Threat)
                : double.NaN,
            _ => throw new ArgumentOutOfRangeException(nameof(id), id, "has no twin"),
        };

        double Offense(OffenseMeasure measure, NuclearAdjustment nuclear) =>
            _measurements.OffenseOf(year, measure, nuclear).Values[at];
    }

    private double OfPair(string id, StateCode one, StateCode other, Year year)
    {
        var slice = _world.At(year);
        if (Variables.Find(id.Replace('_', '-')) is { } recorded)
            return Shortest(Known(_world.Read(recorded, new DirectedDyad(one, other), year)));
        if (SimilarityIndex.Find(id) is { } index)
        {
            if (!_similarity.TryGetValue(year, out var similarity))
                _similarity.Add(year, similarity = Similarity.Of(_measurements, year));
            return similarity.WhyAbsent(index) is null
                ? similarity.Matrix(index)[slice.IndexOf(one) * slice.Count + slice.IndexOf(other)]
                : double.NaN;
        }
        if (_events.TryGetValue(id, out var events))
        {
            var coverage = _world.CoverageOf(ListOf(id));
            return coverage?.Years.Contains(year) != true || !Spoken(id, coverage) ? double.NaN
                : events.Contains((year.Value, one.Number, other.Number)) ? 1
                : 0;
        }
        return id switch
        {
            "capital_distance" => Distance
                .GreatCircle(
                    Known(_world.Read(Variables.CapitalLatitude, one, year)),
                    Known(_world.Read(Variables.CapitalLongitude, one, year)),
                    Known(_world.Read(Variables.CapitalLatitude, other, year)),
                    Known(_world.Read(Variables.CapitalLongitude, other, year))
                )
                .Value,
            "ideal_point_distance" => Math.Abs(
                Known(_world.Read(Variables.IdealPoint, one, year))
                    - Known(_world.Read(Variables.IdealPoint, other, year))
            ),
            "relevant" => PoliticalRelevance.Row(_world, one, year)[slice.IndexOf(other)] ? 1 : 0,
            "owes_defense" => Owes(Obligations.Defence),
            "owes_offense" => Owes(Obligations.Offence),
            "owes_neutrality" => Owes(Obligations.Neutrality),
            "owes_nonaggression" => Owes(Obligations.NonAggression),
            "owes_consultation" => Owes(Obligations.Consultation),
            "allied" => Uncovered() ? double.NaN
            : Allied(one, other, year) ? 1
            : 0,
            "alliance_level" => Uncovered()
                ? double.NaN
                : Math.Max(
                    AlliancePortfolios.LevelOf(slice.Obligations(one, other)),
                    AlliancePortfolios.LevelOf(slice.Obligations(other, one))
                ),
            "hostility" => Conduct(d => d.Hostility),
            "originator" => Conduct(d => Coded(d.Originator)),
            "revisionist" => Conduct(d => Coded(d.Revisionist)),
            "stance" => ObservedStance
                .Of(_world, new(one, other), year)
                .Stance.Match((stance, _) => (double)stance, _ => double.NaN),
            _ => OfThreat(id, one, other, year),
        };

        bool Uncovered() => _world.WhyNotCovered(Variables.Obligations, year) is not null;

        double Owes(Obligations obligation) =>
            Uncovered() ? double.NaN
            : slice.Obligations(one, other).HasFlag(obligation) ? 1
            : 0;

        // The record tells the rival's conduct as the perceiver saw it.
        double Conduct(Func<DisputeYear, double> coded)
        {
            if (_world.CoverageOf(EventList.Disputes)?.Years.Contains(year) != true)
                return double.NaN;
            double[] own =
            [
                .. _world
                    .Disputes.Where(d => d.Year == year && d.Dyad.Rival == one && d.Dyad.Perceiver == other)
                    .Select(coded),
            ];
            if (own.Length > 0)
            {
                double[] known = [.. own.Where(value => !double.IsNaN(value))];
                double most = known.Length == 0 ? double.NaN : known.Max();
                return most >= 1 || known.Length == own.Length ? most : double.NaN;
            }
            return _events["dispute"].Contains((year.Value, one.Number, other.Number)) ? double.NaN : 0;
        }
    }

    private double OfThreat(string id, StateCode perceiver, StateCode rival, Year year)
    {
        var profile = Profile(perceiver, year);
        int index = profile.Row.Rivals.ToList().IndexOf(rival);
        var entry = profile.Entries.FirstOrDefault(e => e.Rival == rival);
        return id switch
        {
            "threat_rank" => entry?.Rank ?? double.NaN,
            "threat_share" => entry?.Share ?? double.NaN,
            "threat" => entry?.Threat ?? double.NaN,
            "capability" => profile.Row.Value(ThreatFactor.Capability, index),
            "proximity" => profile.Row.Value(ThreatFactor.Proximity, index),
            "offense" => profile.Row.Value(ThreatFactor.Offense, index),
            "intent" => profile.Row.Value(ThreatFactor.Intent, index),
            "threat_absent" => ThreatFactors.All.Sum(f => double.IsNaN(profile.Row.Value(f, index)) ? 1 << (int)f : 0),
            _ => throw new ArgumentOutOfRangeException(nameof(id), id, "has no twin"),
        };
    }

    private ThreatProfile Profile(StateCode perceiver, Year year) =>
        new Threat(_measurements, _specification).Ranking(perceiver, year);

    private double Allies(StateCode state, Year year)
    {
        if (_world.WhyNotCovered(Variables.Obligations, year) is not null)
            return double.NaN;
        int allies = 0;
        foreach (var other in _world.At(year).States)
            allies += other != state && Allied(state, other, year) ? 1 : 0;
        return allies;
    }

    private bool Allied(StateCode one, StateCode other, Year year) =>
        (_world.At(year).Obligations(one, other) | _world.At(year).Obligations(other, one)).HasFlag(
            Obligations.Defence
        );

    private static double Coded(bool? coded) =>
        coded switch
        {
            true => 1,
            false => 0,
            null => double.NaN,
        };

    private static double Known(Reading<double> reading) => reading.Match((value, _) => value, _ => double.NaN);

    private static double Shortest(double widened) =>
        double.IsNaN(widened)
            ? widened
            : double.Parse(((float)widened).ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static EventList ListOf(string id) =>
        id switch
        {
            "dispute" or "dispute_onset" => EventList.Disputes,
            "war" or "war_onset" => EventList.Wars,
            "rivalry" or "principal_rivalry" => EventList.Rivalries,
            _ => EventList.ArmsRaces,
        };

    private static bool Spoken(string id, Coverage coverage) =>
        id != "principal_rivalry" || coverage.Source.DataSet != "td-rivalries";

    private void MarkSpan(string id, Year first, Year last, StateCode one, StateCode other)
    {
        for (int year = first.Value; year <= last.Value; year++)
            Mark(id, year, one, other);
    }

    private void Mark(string id, int year, StateCode one, StateCode other)
    {
        foreach (var (a, b) in ((int, int)[])[(one.Number, other.Number), (other.Number, one.Number)])
        {
            _events[id].Add((year, a, b));
            _earliest[(id, a, b)] = Math.Min(year, _earliest.GetValueOrDefault((id, a, b), int.MaxValue));
        }
    }
}
