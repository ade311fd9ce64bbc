using System.Collections.Concurrent;
using Counterpoise.Record;

namespace Counterpoise.Measures;

/// <summary>
/// The measures of one record under one parameter set, each computed once: specifications share what they have in common.
/// </summary>
/// <remarks>Safe for several threads. Nothing in it depends on the order of asking.</remarks>
public sealed class Measurements
{
    private readonly AdmissibleRange _range;
    private readonly EventIndex _events;
    private readonly ConcurrentDictionary<(Year, CapabilityMeasure), StateMeasure> _capability = [];
    private readonly ConcurrentDictionary<(Year, OffenseMeasure, NuclearAdjustment), StateMeasure> _offense = [];
    private readonly ConcurrentDictionary<
        (StateCode, Year, ProximityMeasure, DistanceMeasure, ReachMeasure),
        StateMeasure
    > _arrival = [];
    private readonly ConcurrentDictionary<(Year, Variable), StateMeasure> _shares = [];
    private readonly ConcurrentDictionary<Year, IReadOnlyList<(int Guest, int Host)>> _bases = [];
    private readonly ConcurrentDictionary<
        (StateCode, Year, IntentMeasure, bool Pledges, bool Concurrent, StateCode? Feared),
        IntentRow
    > _intent = [];

    /// <summary>Prepares the measures; nothing is computed yet.</summary>
    /// <param name="world">The record.</param>
    /// <param name="parameters">A complete parameter set.</param>
    public Measurements(World world, ParameterSet parameters)
    {
        World = world;
        Parameters = parameters;
        _range = new(world, parameters);
        _events = new(world);
    }

    private Measurements(World world, ParameterSet parameters, AdmissibleRange range, EventIndex events) =>
        (World, Parameters, _range, _events) = (world, parameters, range, events);

    /// <summary>The same measures with nothing computed yet: what is asked of it is forgotten with it.</summary>
    public Measurements Anew() => new(World, Parameters, _range, _events);

    /// <summary>The record.</summary>
    public World World { get; }

    /// <summary>The parameters.</summary>
    public ParameterSet Parameters { get; }

    /// <summary>Aggregate capability of every state of a year. Shape [states].</summary>
    public StateMeasure CapabilityOf(Year year, CapabilityMeasure measure) =>
        _capability.GetOrAdd((year, measure), key => Capability.Of(World, key.Item1, key.Item2, _range));

    /// <summary>Every state's share of the system's total of one variable that has totals. Shape [states].</summary>
    public StateMeasure ShareOf(Variable variable, Year year) =>
        _shares.GetOrAdd((year, variable), key => MeanShare.Of(World, key.Item1, [key.Item2], _range));

    /// <summary>Offensive power of every state of a year. Shape [states].</summary>
    public StateMeasure OffenseOf(Year year, OffenseMeasure measure, NuclearAdjustment nuclear) =>
        _offense.GetOrAdd(
            (year, measure, nuclear),
            key =>
                // The adjustment works on what it adjusts, which is computed once.
                key.Item3 == NuclearAdjustment.None
                    ? OffensivePower.Of(World, key.Item1, key.Item2, key.Item3, Parameters, _range)
                    : OffensivePower.Adjusted(
                        World,
                        key.Item1,
                        OffenseOf(key.Item1, key.Item2, NuclearAdjustment.None),
                        key.Item3,
                        Parameters
                    )
        );

    /// <summary>What of every state's power arrives at one state. Shape [states].</summary>
    public StateMeasure ArrivalAt(StateCode at, Year year, Specification specification) =>
        _arrival.GetOrAdd(
            (at, year, specification.Proximity, specification.Distance, specification.Reach),
            key => new Reach(World, Parameters, specification, BasesOf, MilitaryShareOf).ArrivalAt(key.Item1, key.Item2)
        );

    /// <summary>How one perceiver sees the intentions of every rival. Shape [states].</summary>
    /// <param name="perceiver">The perceiver.</param>
    /// <param name="year">The year.</param>
    /// <param name="specification">Source of intent, pledges, concurrency.</param>
    /// <param name="feared">The rival feared most a year before; null leaves the pact term out.</param>
    public IntentRow IntentOf(StateCode perceiver, Year year, Specification specification, StateCode? feared = null) =>
        _intent.GetOrAdd(
            (
                perceiver,
                year,
                specification.Intent,
                specification.Pledges,
                specification.Concurrent,
                specification.Pledges ? feared : null
            ),
            key => new PerceivedIntent(World, _events, Parameters, specification).Of(key.Item1, key.Item2, key.Feared)
        );

    /// <summary>What of the past bears on a perceiver's beliefs in a year, before it is weighed; treaties are among it.</summary>
    internal IReadOnlyList<IntentEvent> EventsOf(StateCode perceiver, Year year, Specification specification) =>
        new PerceivedIntent(World, _events, Parameters, specification with { Pledges = true }).EventsOf(
            perceiver,
            year
        );

    private StateMeasure MilitaryShareOf(Year year) => OffenseOf(year, OffenseMeasure.Military, NuclearAdjustment.None);

    private IReadOnlyList<(int Guest, int Host)> BasesOf(Year year) =>
        _bases.GetOrAdd(year, key => Reach.BasesOf(World, Parameters, key));
}
