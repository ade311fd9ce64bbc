namespace Counterpoise.Measures;

/// <summary>How power fades with distance (boulding1962, ch. 12: the loss-of-strength gradient).</summary>
public static class Proximity
{
    /// <summary>The part of a state's power that is left at a distance, 0..1; NaN where the distance is.</summary>
    /// <param name="km">Distance in kilometres.</param>
    /// <param name="lambdaKm">Length over which power fades, kilometres, above zero.</param>
    /// <param name="measure"><c>exponential</c> or <c>hyperbolic</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The measure is no function of distance alone.</exception>
    public static double Left(double km, double lambdaKm, ProximityMeasure measure) =>
        measure switch
        {
            ProximityMeasure.Exponential => Math.Exp(-km / lambdaKm),
            ProximityMeasure.Hyperbolic => 1 / (1 + km / lambdaKm),
            _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "Not a decay with distance."),
        };

    /// <summary>Proximity by class of direct contiguity: steps from parameters, 0..1.</summary>
    /// <param name="contiguity">Class 1..5, or 0 for none; NaN where not known.</param>
    /// <param name="parameters">Carries <c>proximity.contiguity.0</c> to <c>.5</c>.</param>
    public static double OfContiguity(double contiguity, ParameterSet parameters) =>
        contiguity switch
        {
            0 => parameters["proximity.contiguity.0"],
            1 => parameters["proximity.contiguity.1"],
            2 => parameters["proximity.contiguity.2"],
            3 => parameters["proximity.contiguity.3"],
            4 => parameters["proximity.contiguity.4"],
            5 => parameters["proximity.contiguity.5"],
            _ => double.NaN,
        };

    /// <summary>
    /// Capability of a state as it arrives at a distance, by days of transport: C^(log10(miles / milesPerDay + 10 - e)).
    /// </summary>
    /// <param name="capability">Share of system capability, 0..1.</param>
    /// <param name="distance">Distance to the place.</param>
    /// <param name="year">The year; sets the miles a day.</param>
    /// <remarks>
    /// buenodemesquita1981, pp. 103-106, with 250 miles a day to 1918, 375 to 1945, 500 after. Known from secondary
    /// reading; to be checked against the book.
    /// </remarks>
    public static double PowerAdjusted(double capability, Kilometres distance, Year year)
    {
        double milesPerDay = year.Value switch
        {
            <= 1918 => 250,
            <= 1945 => 375,
            _ => 500,
        };
        return Math.Pow(capability, Math.Log10(distance.Miles / milesPerDay + 10 - Math.E));
    }
}
