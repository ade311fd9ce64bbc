using Counterpoise.Record;

namespace Counterpoise.Measures;

/// <summary>
/// Offensive power: what of a state's means could be turned against another. No measure here knows inventories of ships
/// and aircraft; each says what else it leaves out.
/// </summary>
public static class OffensivePower
{
    /// <summary>Offensive power of every state of a year.</summary>
    /// <param name="world">The record.</param>
    /// <param name="year">The year.</param>
    /// <param name="measure">Which measure.</param>
    /// <param name="nuclear">Whether nuclear weapons add to it, and how they are counted.</param>
    /// <param name="parameters">Carries <c>offense.nuclear-bonus</c>.</param>
    /// <param name="range">What a missing component may be.</param>
    /// <returns>Shares 0..1 for <c>military</c> and <c>expenditure</c>; a ratio of zero or more for <c>intensity</c>,
    /// and for every measure with the nuclear adjustment. Shape [states].</returns>
    /// <remarks>Offensive power as a factor of threat: walt1987, pp. 24-25. The measures are proxies of ours.</remarks>
    public static StateMeasure Of(
        World world,
        Year year,
        OffenseMeasure measure,
        NuclearAdjustment nuclear,
        ParameterSet parameters,
        AdmissibleRange range
    )
    {
        var power = measure switch
        {
            OffenseMeasure.Military => MeanShare.Of(world, year, Capability.MilitaryComponents.AsSpan(), range),
            OffenseMeasure.Expenditure => MeanShare.Of(world, year, [Variables.MilitaryExpenditure], range),
            OffenseMeasure.Intensity => Intensity(world, year, range),
            _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "No such measure."),
        };
        return Adjusted(world, year, power, nuclear, parameters);
    }

    /// <summary>Offensive power times one and the part of <c>offense.nuclear-bonus</c> that a state's nuclear weapons earn it.</summary>
    /// <param name="world">The record.</param>
    /// <param name="year">The year.</param>
    /// <param name="power">Offensive power without the adjustment. Shape [states].</param>
    /// <param name="nuclear">How nuclear weapons are counted.</param>
    /// <param name="parameters">Carries <c>offense.nuclear-bonus</c>.</param>
    internal static StateMeasure Adjusted(
        World world,
        Year year,
        StateMeasure power,
        NuclearAdjustment nuclear,
        ParameterSet parameters
    )
    {
        if (nuclear == NuclearAdjustment.None)
            return power;
        double bonus = parameters["offense.nuclear-bonus"];
        var part = NuclearPart.Of(world, year, nuclear);
        var values = new double[power.Values.Count];
        var low = new double[values.Length];
        var high = new double[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = power.Values[i] * (1 + bonus * part.Values[i]);
            low[i] = power.Low[i] * (1 + bonus * part.Low[i]);
            high[i] = power.High[i] * (1 + bonus * part.High[i]);
        }
        return new(values, low, high, [.. power.Missing, .. part.Missing]);
    }

    /// <summary>The most that any state of the system has, for scaling reach; NaN where the record does not say.</summary>
    internal static double GreatestMilitaryShare(YearSlice slice) =>
        SystemQuantity.MilitaryShare.Figure(slice)?.Greatest ?? double.NaN;

    /// <summary>Mean over the known of the shares of expenditure and personnel. Shape [states].</summary>
    internal static double[] MilitaryShares(YearSlice slice)
    {
        var result = new double[slice.Count];
        for (int i = 0; i < result.Length; i++)
        {
            double sum = 0;
            int known = 0;
            foreach (
                var component in (ReadOnlySpan<Variable>)[Variables.MilitaryExpenditure, Variables.MilitaryPersonnel]
            )
            {
                var column = slice.Column(component);
                if (
                    column.IsEmpty
                    || double.IsNaN(column[i])
                    || !slice.System.TryGetValue(component.Id, out var figure)
                )
                    continue;
                sum += column[i] / figure.Total;
                known++;
            }
            result[i] = known == 0 ? double.NaN : sum / known;
        }
        return result;
    }

    private static StateMeasure Intensity(World world, Year year, AdmissibleRange range)
    {
        var slice = world.At(year);
        var values = new double[slice.Count];
        var low = new double[slice.Count];
        var high = new double[slice.Count];
        List<MissingComponent> missing = [];
        double system =
            slice.System.TryGetValue(Variables.MilitaryExpenditure.Id, out var spent)
            && slice.System.TryGetValue(Variables.MilitaryPersonnel.Id, out var serving)
                ? spent.Total / serving.Total
                : double.NaN;
        for (int i = 0; i < values.Length; i++)
        {
            var money = Component(Variables.MilitaryExpenditure, i, out bool moneyKnown);
            var people = Component(Variables.MilitaryPersonnel, i, out bool peopleKnown);
            low[i] = high[i] = double.NaN;
            if (!double.IsNaN(money.Low) && !double.IsNaN(people.Low))
            {
                // A state without soldiers spends nothing per soldier that could reach anyone.
                low[i] = people.High > 0 ? money.Low / people.High / system : 0;
                high[i] =
                    people.Low > 0 ? money.High / people.Low / system
                    : people.High > 0 && money.High > 0 ? double.MaxValue
                    : low[i];
            }
            values[i] = moneyKnown && peopleKnown ? low[i] : double.NaN;
        }
        return new(values, low, high, missing);

        Bounds Component(Variable variable, int i, out bool known)
        {
            var column = slice.Column(variable);
            known = !column.IsEmpty && !double.IsNaN(column[i]);
            if (known)
                return Bounds.Exactly(column[i]);
            missing.Add(new(slice.States[i], variable.Id, world.WhyMissing(variable, slice.States[i], year)));
            return range.Of(variable, slice.States[i], year) ?? new Bounds(double.NaN, double.NaN);
        }
    }
}
