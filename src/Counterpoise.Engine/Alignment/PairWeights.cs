using Counterpoise.Statistics;

namespace Counterpoise.Alignment;

/// <summary>What parting each pair of states costs, s_i s_j p_ij, in whole units so fine that sums of them are exact.</summary>
/// <remarks>
/// Whole numbers add without rounding, in any order and on any number of threads, so energies cannot drift. The unit is a power
/// of two between 2^-60 and 2^-59 of sum |s s p| over pairs. Each weight is rounded once as a product and once to the unit:
/// an energy, of at most 276 pairs, is off by less than 2^-50 of that sum.
/// </remarks>
internal sealed class PairWeights
{
    /// <summary>Most states for whom every configuration is visited.</summary>
    public const int MostStates = 24;

    private const int Bits = 60;

    // Weights that were meant to balance, as 0.1 + 0.2 against 0.3, differ by rounding; real differences are far above it.
    private const int ToleranceBits = 40;

    private readonly long[] _weights;
    private readonly int _exponent;

    private PairWeights(int states, long[] weights, int exponent, double total)
    {
        (States, _weights, _exponent, Total) = (states, weights, exponent, total);
        long magnitude = 0;
        for (int i = 0; i < states; i++)
        {
            for (int j = 0; j < i; j++)
                magnitude += Math.Abs(weights[(i * states) + j]);
        }
        Tolerance = magnitude >> ToleranceBits;
    }

    public int States { get; }

    /// <summary>Configurations that differ by more than a mirror: 2^(States - 1).</summary>
    public int Configurations => 1 << (States - 1);

    /// <summary>The sum of |s s p| over pairs.</summary>
    public double Total { get; }

    /// <summary>The largest difference of energy, in units, that counts as none.</summary>
    public long Tolerance { get; }

    /// <summary>Weights in units, symmetric, zero on the diagonal. Shape [States, States].</summary>
    public ReadOnlySpan<long> Matrix => _weights;

    public static PairWeights Of(IReadOnlyList<double> sizes, double[,] propensities)
    {
        Check(sizes, propensities);
        int n = sizes.Count;
        var products = new double[n * n];
        var sum = default(CompensatedSum);
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double product = sizes[i] * sizes[j] * propensities[i, j];
                products[(i * n) + j] = product;
                sum.Add(Math.Abs(product));
            }
        }
        double total = sum.Value;
        if (!double.IsFinite(total))
        {
            throw new ArgumentException(
                $"Sizes times propensities sum to {total}; give sizes as shares.",
                nameof(propensities)
            );
        }
        int exponent = total > 0 ? Bits - 1 - Math.ILogB(total) : 0;
        var weights = new long[n * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < i; j++)
            {
                weights[(i * n) + j] = (long)Math.Round(Math.ScaleB(products[(i * n) + j], exponent));
                weights[(j * n) + i] = weights[(i * n) + j];
            }
        }
        return new(n, weights, exponent, total);
    }

    /// <summary>An energy in units as one in size squared times propensity.</summary>
    public double Energy(long units) => Math.ScaleB(units, -_exponent);

    /// <summary>The energy of a configuration, in units: the weights of the pairs it parts.</summary>
    public long EnergyOf(uint configuration)
    {
        uint second = configuration << 1;
        long energy = 0;
        for (int i = 1; i < States; i++)
        {
            for (int j = 0; j < i; j++)
                energy += (((second >> i) ^ (second >> j)) & 1) * _weights[(i * States) + j];
        }
        return energy;
    }

    private static void Check(IReadOnlyList<double> sizes, double[,] propensities)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        ArgumentNullException.ThrowIfNull(propensities);
        int n = sizes.Count;
        if (n is < 2 or > MostStates)
        {
            throw new ArgumentOutOfRangeException(
                nameof(sizes),
                n,
                $"{n} states; a landscape holds 2..{MostStates}, since every configuration of camps is visited."
            );
        }
        if (propensities.GetLength(0) != n || propensities.GetLength(1) != n)
        {
            throw new ArgumentException(
                $"{n} sizes, but propensities of shape [{propensities.GetLength(0)}, {propensities.GetLength(1)}].",
                nameof(propensities)
            );
        }
        for (int i = 0; i < n; i++)
        {
            if (!(double.IsFinite(sizes[i]) && sizes[i] >= 0))
                throw new ArgumentException(
                    $"Size {i} is {sizes[i]}; sizes are finite and not negative.",
                    nameof(sizes)
                );
            for (int j = 0; j < i; j++)
            {
                if (!double.IsFinite(propensities[i, j]) || propensities[i, j] != propensities[j, i])
                {
                    throw new ArgumentException(
                        $"Propensities [{i}, {j}] and [{j}, {i}] are {propensities[i, j]} and {propensities[j, i]}; they are "
                            + "finite and equal. Bound what is unknown and compute both ends.",
                        nameof(propensities)
                    );
                }
            }
        }
    }
}
