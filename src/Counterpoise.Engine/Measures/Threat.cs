using Counterpoise.Record;

namespace Counterpoise.Measures;

/// <summary>
/// Balance of threat's central measure: how much each rival threatens each perceiver, from capability, proximity,
/// offensive power and perceived intent (walt1987, pp. 21-26). i's threat from j is not j's from i.
/// </summary>
/// <remarks>Safe for several threads.</remarks>
public sealed class Threat
{
    private readonly Measurements _measurements;
    private readonly World _world;
    private readonly Standardisation _standardisation;

    /// <summary>Prepares the measure.</summary>
    /// <param name="measurements">The record's measures.</param>
    /// <param name="specification">One choice of measure for every factor.</param>
    /// <exception cref="KeyNotFoundException">The parameters lack the standardisation of a measure.</exception>
    public Threat(Measurements measurements, Specification specification)
    {
        _measurements = measurements;
        _world = measurements.World;
        Specification = specification;
        _standardisation = new(measurements.Parameters, specification);
    }

    /// <summary>The choice of measures.</summary>
    public Specification Specification { get; }

    /// <summary>What weighted scores are multiplied by before they are read as log threat.</summary>
    public double Scale => _standardisation.Scale;

    /// <summary>The factors of every rival's threat to one perceiver.</summary>
    /// <exception cref="ArgumentException">The perceiver is not held in the year.</exception>
    public ThreatRow Row(StateCode perceiver, Year year) =>
        Row(perceiver, year, Specification.Pledges ? MostFearedBefore(perceiver, year) : null);

    /// <summary>The threat of every rival to one perceiver under stated weights.</summary>
    public ThreatProfile Profile(StateCode perceiver, Year year, IReadOnlyList<double>? weights = null) =>
        ThreatProfile.Of(Row(perceiver, year), weights ?? ThreatFactors.EqualWeights, Specification.Form, Scale);

    /// <summary>The same ranking without bounds, for sweeps over many specifications.</summary>
    public ThreatProfile Ranking(StateCode perceiver, Year year) =>
        ThreatProfile.Of(Row(perceiver, year), ThreatFactors.EqualWeights, Specification.Form, Scale, bounded: false);

    /// <summary>
    /// Mean threat over all known directed dyads held in a year, under equal weights: the unit in which threat is told.
    /// NaN where none is known.
    /// </summary>
    public double SystemMean(Year year)
    {
        double sum = 0;
        int known = 0;
        foreach (var perceiver in _world.At(year).States)
        {
            foreach (var entry in Ranking(perceiver, year).Entries)
            {
                sum += entry.Threat;
                known++;
            }
        }
        return known == 0 ? double.NaN : sum / known;
    }

    /// <summary>
    /// What if: a row with one factor of one rival set to another value, known exactly. Bounds of the others stay.
    /// </summary>
    /// <param name="row">A row of this measure.</param>
    /// <param name="rival">The rival.</param>
    /// <param name="factor">The factor.</param>
    /// <param name="value">Its value, in its own unit.</param>
    /// <exception cref="ArgumentException">The row does not hold the rival.</exception>
    public ThreatRow WhatIf(ThreatRow row, StateCode rival, ThreatFactor factor, double value)
    {
        int index = row.IndexOf(rival);
        if (index < 0)
            throw new ArgumentException($"State {rival} is no rival in this row.", nameof(rival));
        int at = (int)factor * row.Rivals.Count + index;
        var values = row.Values.ToArray();
        var scores = row.Scores.ToArray();
        var low = row.LowScores.ToArray();
        var high = row.HighScores.ToArray();
        values[at] = value;
        scores[at] = low[at] = high[at] = _standardisation.Score(factor, value);
        return new(row.Perceiver, row.Year, row.Rivals, values, scores, low, high, row.Missing, row.Intent);
    }

    /// <summary>A row's rivals ranked at stated weights, without bounds.</summary>
    public ThreatProfile Ranking(ThreatRow row, IReadOnlyList<double> weights) =>
        ThreatProfile.Of(row, weights, Specification.Form, Scale, bounded: false);

    /// <summary>The shares of that ranking alone; NaN where a rival has an unknown factor. Shape [rivals].</summary>
    internal double[] Shares(ThreatRow row, IReadOnlyList<double> weights) =>
        ThreatProfile.Shares(row, weights, Specification.Form, Scale);

    // Computed without the term that it feeds, so that nothing runs in a circle.
    private StateCode? MostFearedBefore(StateCode perceiver, Year year)
    {
        var before = year.Plus(-1);
        if (!_world.Years.Contains(before) || _world.At(before).IndexOf(perceiver) < 0)
            return null;
        var profile = ThreatProfile.Of(
            Row(perceiver, before, null),
            ThreatFactors.EqualWeights,
            Specification.Form,
            Scale,
            bounded: false
        );
        return profile.Top?.Rival;
    }

    private ThreatRow Row(StateCode perceiver, Year year, StateCode? feared)
    {
        var slice = _world.At(year);
        int self = slice.IndexOf(perceiver);
        if (self < 0)
            throw new ArgumentException($"State {perceiver} is not held in {year}.", nameof(perceiver));
        var capability = _measurements.CapabilityOf(year, Specification.Capability);
        var offense = _measurements.OffenseOf(year, Specification.Offense, Specification.Nuclear);
        var arrival = _measurements.ArrivalAt(perceiver, year, Specification);
        var intent = _measurements.IntentOf(perceiver, year, Specification, feared);
        var km =
            Specification.Proximity == ProximityMeasure.PowerAdjusted
                ? Distance.From(slice, self, Specification.Distance)
                : null;

        int rivals = slice.Count - 1;
        var codes = new StateCode[rivals];
        var values = new double[ThreatFactors.Count * rivals];
        var scores = new double[values.Length];
        var low = new double[values.Length];
        var high = new double[values.Length];
        for (int j = 0, r = 0; j < slice.Count; j++)
        {
            if (j == self)
                continue;
            codes[r] = slice.States[j];
            Put(
                ThreatFactor.Capability,
                r,
                Arriving(capability.Values),
                Arriving(capability.Low),
                Arriving(capability.High)
            );
            Put(ThreatFactor.Proximity, r, arrival.Values[j], arrival.Low[j], arrival.High[j]);
            Put(ThreatFactor.Offense, r, offense.Values[j], offense.Low[j], offense.High[j]);
            double belief = IntentParameters.Probability(intent.Logits[j]);
            Put(ThreatFactor.Intent, r, belief, belief, belief);
            r++;

            double Arriving(IReadOnlyList<double> share) =>
                km is null ? share[j] : Proximity.PowerAdjusted(share[j], new Kilometres(km[j]), year);
        }
        return new(
            perceiver,
            year,
            codes,
            values,
            scores,
            low,
            high,
            [.. capability.Missing.Concat(offense.Missing).Where(m => m.State != perceiver).Distinct()],
            intent
        );

        void Put(ThreatFactor factor, int rival, double value, double least, double most)
        {
            int at = (int)factor * rivals + rival;
            values[at] = value;
            scores[at] = _standardisation.Score(factor, value);
            low[at] = _standardisation.Score(factor, least);
            high[at] = _standardisation.Score(factor, most);
        }
    }
}
