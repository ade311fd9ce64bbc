using Counterpoise.Record;

namespace Counterpoise.Measures;

/// <summary>Every combination of measures that a record can carry, at equal weights. Never mixed with weightings.</summary>
public static class SpecificationSweep
{
    /// <summary>All specifications, in a fixed order; one whose data the record lacks gives no answer.</summary>
    /// <param name="world">The record.</param>
    /// <param name="basis">Says whether pledges enter intent and whether events of the year itself count.</param>
    /// <remarks>
    /// Intent is never taken out here: that is a different question. Distances by territory are swept only where the
    /// record holds them.
    /// </remarks>
    public static IEnumerable<Specification> All(World world, Specification basis)
    {
        DistanceMeasure[] distances = world.CoverageOf(Variables.MinimumDistance) is null
            ? [DistanceMeasure.Capitals]
            : [DistanceMeasure.Capitals, DistanceMeasure.Minimum];
        return from capability in Enum.GetValues<CapabilityMeasure>()
            from road in Roads(distances)
            from offense in Enum.GetValues<OffenseMeasure>()
            from nuclear in Enum.GetValues<NuclearAdjustment>()
            from intent in (IntentMeasure[])[IntentMeasure.Assumed, IntentMeasure.Contemporaneous]
            from form in Enum.GetValues<ThreatForm>()
            select basis with
            {
                Capability = capability,
                Proximity = road.Proximity,
                Distance = road.Distance,
                Reach = road.Reach,
                Offense = offense,
                Nuclear = nuclear,
                Intent = intent,
                Form = form,
            };
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
