using System.Collections.Concurrent;
using Counterpoise.Alignment;
using Counterpoise.Measures;
using Counterpoise.Record;

namespace Counterpoise.Theories;

/// <summary>
/// What a theory may look at: one dyad in one year, with the record, the measures and the admissible weightings. Every
/// theory gets the same.
/// </summary>
public sealed class Setting
{
    private readonly Measurements _measurements;
    private readonly Specification _specification;
    private readonly ConcurrentDictionary<StateCode, ThreatProfile> _rankings = [];

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
    {
        _measurements = measurements;
        _specification = specification with { Pledges = false };
        Threat = new(measurements, _specification);
        Dyad = dyad;
        Year = year;
        Weightings = weightings;
        Floored = floored;
    }

    /// <summary>The record.</summary>
    public World World => _measurements.World;

    /// <summary>The pair.</summary>
    public Dyad Dyad { get; }

    /// <summary>The year.</summary>
    public Year Year { get; }

    /// <summary>The threat measure, with pledges and pacts left out of intent.</summary>
    public Threat Threat { get; }

    /// <summary>Draws from the whole simplex of weights.</summary>
    public AdmissibleWeightings Weightings { get; }

    /// <summary>Draws with every weight at least a floor.</summary>
    public AdmissibleWeightings Floored { get; }

    /// <summary>Whom a state fears, at equal weights.</summary>
    public ThreatProfile Profile(StateCode state) => Threat.Profile(state, Year);

    /// <summary>Whom a state fears, at equal weights and without bounds: cheap, for sweeps.</summary>
    public ThreatProfile Ranking(StateCode state) =>
        _rankings.GetOrAdd(state, perceiver => Threat.Ranking(perceiver, Year));

    /// <summary>Whom a state fears most under each admissible weighting; null where nobody is known.</summary>
    public WeightingSweep? Sweep(StateCode state, AdmissibleWeightings weightings) =>
        WeightingSweep.Over(Threat.Row(state, Year), weightings, _specification.Form);

    /// <summary>What a partner would bring a state against a rival.</summary>
    public PartnerLedger Ledger(StateCode state, StateCode partner, StateCode against) =>
        PartnerLedger.Of(_measurements, _specification, state, partner, against, Year);

    /// <summary>Name of a state.</summary>
    public string NameOf(StateCode state) => World.Identity.NameOf(state);
}
