using Counterpoise.Statistics;

namespace Counterpoise.Measures;

/// <summary>
/// Weightings of the four factors that a reader could hold: draws from the flat Dirichlet on the simplex, or with every
/// weight at least a floor. Never mixed with choices of measure.
/// </summary>
public sealed class AdmissibleWeightings
{
    private readonly float[] _weights;

    private AdmissibleWeightings(float[] weights, int draws, double floor, ulong seed) =>
        (_weights, Draws, Floor, Seed) = (weights, draws, floor, seed);

    /// <summary>Number of draws.</summary>
    public int Draws { get; }

    /// <summary>Least weight of any factor, 0..0.25.</summary>
    public double Floor { get; }

    /// <summary>Seed of the draws.</summary>
    public ulong Seed { get; }

    /// <summary>The weights, factor-major. Shape [4, draws].</summary>
    public ReadOnlySpan<float> Weights => _weights;

    /// <summary>Draws weightings.</summary>
    /// <param name="draws">Number of draws, above zero.</param>
    /// <param name="floor">Least weight of any factor, 0 or more and below 0.25.</param>
    /// <param name="seed">Seed of the draws.</param>
    public static AdmissibleWeightings Draw(int draws, double floor, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(draws);
        var random = new Philox(seed);
        var drawn = new float[ThreatFactors.Count * draws];
        Dirichlet.FillFlat(ref random, ThreatFactors.Count, drawn, (float)floor);
        var weights = new float[drawn.Length];
        for (int d = 0; d < draws; d++)
        {
            for (int f = 0; f < ThreatFactors.Count; f++)
                weights[f * draws + d] = drawn[d * ThreatFactors.Count + f];
        }
        return new(weights, draws, floor, seed);
    }

    /// <summary>The weights of one draw. Shape [4].</summary>
    public double[] Of(int draw) =>
        [_weights[draw], _weights[Draws + draw], _weights[2 * Draws + draw], _weights[3 * Draws + draw]];
}
