using Counterpoise.Record;

namespace Counterpoise.Measures;

/// <summary>Every combination of measures that a record can carry, at equal weights. Never mixed with weightings.</summary>
public static class SpecificationSweep
{
    /// <summary>Names of the measures that threat reads.</summary>
    public static IReadOnlyList<string> OfThreat { get; } =
    ["capability", "proximity", "distance", "reach", "offense", "nuclear", "intent", "threat"];

    /// <summary>Names of the measures that threat reads where perception is taken out of it.</summary>
    public static IReadOnlyList<string> OfStructure { get; } = [.. OfThreat.Where(m => m != "intent")];

    /// <summary>
    /// Every combination of the measures named, in a fixed order; the others stay as in the basis. One whose data the record
    /// lacks gives no answer.
    /// </summary>
    /// <param name="world">The record.</param>
    /// <param name="basis">The choice of the measures that are not swept, and whether events of the year itself count.</param>
    /// <param name="measures">
    /// Names as in <see cref="Specification.Measures"/>. Proximity, distance and reach go together: any of them sweeps all three.
    /// </param>
    /// <remarks>
    /// Intent is never taken out here: that is a different question. Distances by territory and stockpiles of warheads are
    /// swept only where the record holds them.
    /// </remarks>
    public static IEnumerable<Specification> Over(World world, Specification basis, IReadOnlyList<string> measures)
    {
        DistanceMeasure[] distances = world.CoverageOf(Variables.MinimumDistance) is null
            ? [DistanceMeasure.Capitals]
            : [DistanceMeasure.Capitals, DistanceMeasure.Minimum];
        bool counted = world.CoverageOf(Variables.Warheads) is not null;
        bool roads = measures.Any(m => m is "proximity" or "distance" or "reach");
        (ProximityMeasure, DistanceMeasure, ReachMeasure)[] stay = [(basis.Proximity, basis.Distance, basis.Reach)];
        return from capability in Options("capability", basis.Capability)
            from road in roads ? Roads(distances) : stay
            from offense in Options("offense", basis.Offense)
            from nuclear in Options("nuclear", basis.Nuclear)
                .Where(n => counted || n != NuclearAdjustment.Warheads || n == basis.Nuclear)
            from intent in Options("intent", basis.Intent).Where(i => i != IntentMeasure.None || i == basis.Intent)
            from form in Options("threat", basis.Form)
            from poles in Options("poles", basis.Poles)
            from democracy in Options("democracy", basis.Democracy)
            select basis with
            {
                Capability = capability,
                Proximity = road.Item1,
                Distance = road.Item2,
                Reach = road.Item3,
                Offense = offense,
                Nuclear = nuclear,
                Intent = intent,
                Form = form,
                Poles = poles,
                Democracy = democracy,
            };

        T[] Options<T>(string measure, T chosen)
            where T : struct, Enum =>
            measures.Contains(measure, StringComparer.Ordinal) ? Enum.GetValues<T>() : [chosen];
    }

    /// <summary>Every way in which power travels: decay, distance and reach.</summary>
    public static IEnumerable<(ProximityMeasure Proximity, DistanceMeasure Distance, ReachMeasure Reach)> Roads(
        IReadOnlyList<DistanceMeasure> distances
    )
    {
        foreach (var distance in distances)
        {
            foreach (var decay in (ProximityMeasure[])[ProximityMeasure.Exponential, ProximityMeasure.Hyperbolic])
            {
                foreach (var reach in Enum.GetValues<ReachMeasure>())
                    yield return (decay, distance, reach);
            }
            yield return (ProximityMeasure.PowerAdjusted, distance, ReachMeasure.None);
        }
        yield return (ProximityMeasure.Contiguity, DistanceMeasure.Capitals, ReachMeasure.None);
    }
}
