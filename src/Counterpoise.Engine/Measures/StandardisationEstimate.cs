using Counterpoise.Record;
using Counterpoise.Statistics;

namespace Counterpoise.Measures;

/// <summary>
/// Estimates the means and deviations that <see cref="Standardisation"/> reads: logs of every factor's every measure, over
/// politically relevant directed dyads of stated years, with some states held out.
/// </summary>
public static class StandardisationEstimate
{
    /// <summary>Estimates the figures of every measure that the record can carry.</summary>
    /// <param name="measurements">A record of the whole system, with the assumed parameters.</param>
    /// <param name="years">The years to pool.</param>
    /// <param name="heldOut">States whose dyads take no part: the founding case.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>Two parameters a measure: <c>standard.FACTOR.MEASURE.mean</c> and <c>.deviation</c>, in log units.</returns>
    public static IReadOnlyList<Parameter> Over(
        Measurements measurements,
        YearSpan years,
        IReadOnlySet<StateCode> heldOut,
        CancellationToken cancellation = default
    )
    {
        double floor = Math.Log(measurements.Parameters["threat.floor"]);
        var measures = Measures().ToArray();
        var logs = measures.Select(_ => new List<double>()).ToArray();
        for (var year = years.First; year <= years.Last; year = year.Plus(1))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var perceiver in measurements.World.At(year).States)
            {
                if (heldOut.Contains(perceiver))
                    continue;
                var rivals = RelevantRivals(measurements.World, perceiver, year, heldOut);
                for (int m = 0; m < measures.Length; m++)
                    Gather(
                        measurements,
                        measures[m].Factor,
                        measures[m].Specification,
                        perceiver,
                        year,
                        rivals,
                        floor,
                        logs[m]
                    );
            }
        }
        List<Parameter> estimates = [];
        for (int m = 0; m < measures.Length; m++)
        {
            var sample = logs[m].ToArray();
            if (sample.Length < 2)
                continue;
            var (factor, specification) = measures[m];
            string note = $"{sample.Length} directed dyad-years.";
            estimates.Add(Estimate(Standardisation.MeanId(specification, factor), OrderedSum.Mean(sample), note));
            estimates.Add(
                Estimate(Standardisation.DeviationId(specification, factor), OrderedSum.StandardDeviation(sample), note)
            );
        }
        return estimates;
    }

    private static Parameter Estimate(string id, double value, string note) =>
        new(id, Math.Round(value, 6), Math.Round(value, 6), Math.Round(value, 6), "log units", "ours", note);

    // One specification for each measure that has a name of its own.
    internal static IEnumerable<(ThreatFactor Factor, Specification Specification)> Measures()
    {
        var plain = Specification.Default with { Pledges = false };
        DistanceMeasure[] distances = [DistanceMeasure.Capitals, DistanceMeasure.Minimum];
        foreach (var capability in Enum.GetValues<CapabilityMeasure>())
        {
            yield return (ThreatFactor.Capability, plain with { Capability = capability });
            foreach (var distance in distances)
            {
                yield return (
                    ThreatFactor.Capability,
                    plain with
                    {
                        Capability = capability,
                        Proximity = ProximityMeasure.PowerAdjusted,
                        Distance = distance,
                    }
                );
            }
        }
        foreach (var (proximity, distance, reach) in SpecificationSweep.Roads(distances))
        {
            if (proximity != ProximityMeasure.PowerAdjusted)
            {
                yield return (
                    ThreatFactor.Proximity,
                    plain with
                    {
                        Proximity = proximity,
                        Distance = distance,
                        Reach = reach,
                    }
                );
            }
        }
        foreach (var offense in Enum.GetValues<OffenseMeasure>())
        {
            foreach (var nuclear in Enum.GetValues<NuclearAdjustment>())
                yield return (ThreatFactor.Offense, plain with { Offense = offense, Nuclear = nuclear });
        }
        foreach (var intent in Enum.GetValues<IntentMeasure>().Where(i => i != IntentMeasure.None))
            yield return (ThreatFactor.Intent, plain with { Intent = intent });
    }

    private static int[] RelevantRivals(World world, StateCode perceiver, Year year, IReadOnlySet<StateCode> heldOut)
    {
        var slice = world.At(year);
        var relevant = PoliticalRelevance.Row(world, perceiver, year);
        List<int> rivals = [];
        for (int j = 0; j < relevant.Length; j++)
        {
            if (relevant[j] && !heldOut.Contains(slice.States[j]))
                rivals.Add(j);
        }
        return [.. rivals];
    }

    private static void Gather(
        Measurements measurements,
        ThreatFactor factor,
        Specification specification,
        StateCode perceiver,
        Year year,
        int[] rivals,
        double floor,
        List<double> logs
    )
    {
        var values = Values(measurements, factor, specification, perceiver, year, measurements.World.At(year));
        foreach (int j in rivals)
        {
            if (!double.IsNaN(values[j]))
                logs.Add(Math.Max(Math.Log(values[j]), floor));
        }
    }

    private static IReadOnlyList<double> Values(
        Measurements measurements,
        ThreatFactor factor,
        Specification specification,
        StateCode perceiver,
        Year year,
        YearSlice slice
    )
    {
        switch (factor)
        {
            case ThreatFactor.Capability when specification.Proximity == ProximityMeasure.PowerAdjusted:
                var shares = measurements.CapabilityOf(year, specification.Capability).Values;
                var km = Distance.From(slice, slice.IndexOf(perceiver), specification.Distance);
                return [.. shares.Select((s, j) => Proximity.PowerAdjusted(s, new Kilometres(km[j]), year))];
            case ThreatFactor.Capability:
                return measurements.CapabilityOf(year, specification.Capability).Values;
            case ThreatFactor.Proximity:
                return measurements.ArrivalAt(perceiver, year, specification).Values;
            case ThreatFactor.Offense:
                return measurements.OffenseOf(year, specification.Offense, specification.Nuclear).Values;
            case ThreatFactor.Intent:
                return
                [
                    .. measurements
                        .IntentOf(perceiver, year, specification)
                        .Logits.Select(IntentParameters.Probability),
                ];
            default:
                throw new ArgumentOutOfRangeException(nameof(factor), factor, "No such factor.");
        }
    }
}
