using Counterpoise.Measures;

namespace Counterpoise.Alignment;

/// <summary>Conventional odds of a state against a rival: its part of the power that arrives at it from both, with a partner or without.</summary>
/// <remarks>
/// Deliverable power is sqrt(A x O), and odds compare what arrives of it at the state; both are ours. Yearly spending and soldiers, not
/// stocks of arms, terrain or surprise.
/// </remarks>
/// <param name="Own">The state's own power, share of the system.</param>
/// <param name="Rival">What of the rival's power arrives, share of the system.</param>
public sealed record ConventionalOdds(BoundedFigure Own, BoundedFigure Rival)
{
    /// <summary>The state's odds without help, 0..1.</summary>
    public BoundedFigure Alone => With(BoundedFigure.Exactly(0));

    /// <summary>Reads a state and its rival.</summary>
    /// <param name="measurements">The record's measures.</param>
    /// <param name="specification">The choice of measures.</param>
    /// <param name="state">The state.</param>
    /// <param name="against">The rival.</param>
    /// <param name="year">The year, in which both are held.</param>
    public static ConventionalOdds Of(
        Measurements measurements,
        Specification specification,
        StateCode state,
        StateCode against,
        Year year
    ) =>
        new(
            Arriving(measurements, specification, state, state, year),
            Arriving(measurements, specification, against, state, year)
        );

    /// <summary>What of a state's deliverable power arrives, share of the system, with bounds where a component is unknown.</summary>
    /// <param name="measurements">The record's measures.</param>
    /// <param name="specification">The choice of measures.</param>
    /// <param name="from">Whose power.</param>
    /// <param name="at">The state that it arrives at; its own arrives whole.</param>
    /// <param name="year">The year, in which both are held.</param>
    /// <exception cref="ArgumentException">A state is not held in the year.</exception>
    public static BoundedFigure Arriving(
        Measurements measurements,
        Specification specification,
        StateCode from,
        StateCode at,
        Year year
    )
    {
        ArgumentNullException.ThrowIfNull(measurements);
        ArgumentNullException.ThrowIfNull(specification);
        var slice = measurements.World.At(year);
        foreach (var state in (ReadOnlySpan<StateCode>)[from, at])
        {
            if (slice.IndexOf(state) < 0)
                throw new ArgumentException($"State {state} is not held in {year}.", nameof(from));
        }
        var capability = measurements.CapabilityOf(year, specification.Capability);
        var offense = measurements.OffenseOf(year, specification.Offense, specification.Nuclear);
        var arrival = measurements.ArrivalAt(at, year, specification);
        int i = slice.IndexOf(from);
        double km =
            specification.Proximity == ProximityMeasure.PowerAdjusted
                ? Distance.From(slice, slice.IndexOf(at), specification.Distance)[i]
                : double.NaN;
        return new(
            Power(capability.Values, offense.Values, arrival.Values),
            Power(capability.Low, offense.Low, arrival.Low),
            Power(capability.High, offense.High, arrival.High)
        );

        double Power(IReadOnlyList<double> a, IReadOnlyList<double> o, IReadOnlyList<double> reach)
        {
            double share =
                specification.Proximity == ProximityMeasure.PowerAdjusted
                    ? Proximity.PowerAdjusted(a[i], new Kilometres(km), year)
                    : a[i];
            return Math.Sqrt(share * o[i]) * reach[i];
        }
    }

    /// <summary>The state's odds with help, 0..1.</summary>
    /// <param name="help">Power that arrives beside the state's own, share of the system.</param>
    public BoundedFigure With(BoundedFigure help) =>
        new(
            Odds(Own.Value + help.Value, Rival.Value),
            Odds(Own.Low + help.Low, Rival.High),
            Odds(Own.High + help.High, Rival.Low)
        );

    /// <summary>What help adds to the odds, -1..1, over every admissible value of the three powers.</summary>
    /// <param name="help">Power that arrives beside the state's own, share of the system.</param>
    /// <remarks>
    /// h r / ((o + r)(o + h + r)) at own power o, rival's r and help h rises with h, and with r to r = sqrt(o (o + h)), beyond which it
    /// falls; likewise with o, which only lowers it. So the least lies at an end of r, the greatest at an end or at that place.
    /// </remarks>
    public BoundedFigure Added(BoundedFigure help)
    {
        double least = Math.Min(Gained(Own.High, Rival.Low, help.Low), Gained(Own.High, Rival.High, help.Low));
        double most = Math.Max(Gained(Own.Low, Rival.Low, help.High), Gained(Own.Low, Rival.High, help.High));
        double peak = Math.Sqrt(Own.Low * (Own.Low + help.High));
        if (peak > Rival.Low && peak < Rival.High)
            most = Math.Max(most, Gained(Own.Low, peak, help.High));
        return new(Gained(Own.Value, Rival.Value, help.Value), least, most);
    }

    private static double Gained(double own, double rival, double help) => Odds(own + help, rival) - Odds(own, rival);

    // Where neither has any power that arrives, there are no odds to tell.
    private static double Odds(double mine, double theirs) => mine / (mine + theirs);
}
