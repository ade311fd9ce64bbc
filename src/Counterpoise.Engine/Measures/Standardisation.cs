namespace Counterpoise.Measures;

/// <summary>
/// Means and deviations of the logs of the factors, over politically relevant directed dyads of stated years, frozen in a
/// parameter file: so that equal weights mean equal say.
/// </summary>
public sealed class Standardisation
{
    private readonly double[] _mean = new double[ThreatFactors.Count];
    private readonly double[] _deviation = new double[ThreatFactors.Count];
    private readonly bool[] _constant = new bool[ThreatFactors.Count];

    /// <summary>Reads the figures of one specification.</summary>
    /// <param name="parameters">Carries <c>standard.*</c>.</param>
    /// <param name="specification">The measures.</param>
    /// <exception cref="KeyNotFoundException">The set lacks the figures of a measure.</exception>
    public Standardisation(ParameterSet parameters, Specification specification)
    {
        Floor = Math.Log(parameters["threat.floor"]);
        foreach (var factor in ThreatFactors.All)
        {
            int f = (int)factor;
            var measure = NameOf(specification, factor);
            _constant[f] = measure is null;
            _mean[f] = measure is null ? 0 : parameters[MeanId(factor, measure)];
            _deviation[f] = measure is null ? 1 : parameters[DeviationId(factor, measure)];
        }
        double inverse = 0;
        int live = 0;
        for (int f = 0; f < ThreatFactors.Count; f++)
        {
            if (_constant[f])
                continue;
            inverse += 1 / _deviation[f];
            live++;
        }
        Scale = (double)ThreatFactors.Count * live / inverse;
    }

    /// <summary>Log of the least value that a factor is read at; a measured zero stands for "too small to count".</summary>
    public double Floor { get; }

    /// <summary>
    /// What weighted standard scores are multiplied by, so that at equal weights the raw exponents average one: the plain
    /// product of the factors is the reference. Ours.
    /// </summary>
    public double Scale { get; }

    /// <summary>The standard score of a factor's value.</summary>
    /// <param name="factor">The factor.</param>
    /// <param name="value">The value, zero or more; NaN is passed on.</param>
    public double Score(ThreatFactor factor, double value)
    {
        int f = (int)factor;
        if (_constant[f])
            return double.IsNaN(value) ? double.NaN : 0;
        return (Math.Max(Math.Log(value), Floor) - _mean[f]) / _deviation[f];
    }

    /// <summary>Id of the mean of a factor's logs under a specification.</summary>
    public static string MeanId(Specification specification, ThreatFactor factor) =>
        MeanId(factor, NameOf(specification, factor));

    /// <summary>Id of the standard deviation of a factor's logs under a specification.</summary>
    public static string DeviationId(Specification specification, ThreatFactor factor) =>
        DeviationId(factor, NameOf(specification, factor));

    private static string MeanId(ThreatFactor factor, string? measure) =>
        $"standard.{ThreatFactors.NameOf(factor)}.{measure}.mean";

    private static string DeviationId(ThreatFactor factor, string? measure) =>
        $"standard.{ThreatFactors.NameOf(factor)}.{measure}.deviation";

    /// <summary>
    /// The name of a factor's measure, from all the options that shape it; null where the specification holds the factor
    /// constant, so that it takes no part.
    /// </summary>
    public static string? NameOf(Specification specification, ThreatFactor factor) =>
        factor switch
        {
            ThreatFactor.Capability when specification.Proximity == ProximityMeasure.PowerAdjusted =>
                $"{Specification.NameOf(specification.Capability)}-power-adjusted-{Specification.NameOf(specification.Distance)}",
            ThreatFactor.Capability => Specification.NameOf(specification.Capability),
            ThreatFactor.Proximity when specification.Proximity == ProximityMeasure.PowerAdjusted => null,
            ThreatFactor.Proximity when specification.Proximity == ProximityMeasure.Contiguity => "contiguity",
            ThreatFactor.Proximity => string.Join(
                '-',
                Specification.NameOf(specification.Proximity),
                Specification.NameOf(specification.Distance),
                Specification.NameOf(specification.Reach)
            ),
            ThreatFactor.Offense => specification.Nuclear == NuclearAdjustment.None
                ? Specification.NameOf(specification.Offense)
                : $"{Specification.NameOf(specification.Offense)}-nuclear-{Specification.NameOf(specification.Nuclear)}",
            ThreatFactor.Intent => specification.Intent == IntentMeasure.None
                ? null
                : Specification.NameOf(specification.Intent),
            _ => throw new ArgumentOutOfRangeException(nameof(factor), factor, "No such factor."),
        };
}
