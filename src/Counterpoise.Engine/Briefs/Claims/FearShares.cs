using System.Runtime.Intrinsics;

namespace Counterpoise.Briefs.Claims;

/// <summary>The shares of all states of a year in each other's threat.</summary>
internal sealed class FearShares
{
    // A fixed number; every lane adds the terms of one pair in their order, so that no sum depends on it.
    private static readonly int Lanes = Vector256<double>.Count;

    // The feared state's row, with the perceivers side by side: filled up with perceivers that fear nobody. Shape [states, _width].
    private readonly double[] _shares;
    private readonly bool[] _known;
    private readonly int _width;

    private FearShares(double[] shares, bool[] known, int width) => (_shares, _known, _width) = (shares, known, width);

    /// <summary>Number of states.</summary>
    public int States => _known.Length;

    /// <summary>Share of one state in another's threat; 0 for itself, for a rival that is not known, and where nothing is.</summary>
    public double this[int perceiver, int feared] => _shares[(feared * _width) + perceiver];

    /// <summary>Gathers shares.</summary>
    /// <param name="shares">A row for each perceiver, by position in the year, its own place 0; null where it is not known. Shape [states][states].</param>
    public static FearShares Of(double[]?[] shares)
    {
        int n = shares.Length;
        int width = (n + (4 * Lanes) - 1) / (4 * Lanes) * (4 * Lanes);
        var gathered = new double[n * width];
        for (int i = 0; i < n; i++)
        {
            if (shares[i] is not { } own)
                continue;
            for (int k = 0; k < n; k++)
                gathered[(k * width) + i] = own[k];
        }
        return new(gathered, [.. shares.Select(own => own is not null)], width);
    }

    /// <summary>Whether the shares in a state's threat are known.</summary>
    public bool IsKnown(int perceiver) => _known[perceiver];

    /// <summary>What one state fears in common with each after it: the sum over third states of the smaller share.</summary>
    /// <param name="state">The state.</param>
    /// <param name="common">Takes the sums from the state's own place on; what stands before is not changed. Shape [states].</param>
    public void CommonWith(int state, Span<double> common)
    {
        // Neither of two states counts: none fears itself, so that the smaller share is nought at its own place.
        for (int from = state / (4 * Lanes) * (4 * Lanes); from < _width; from += 4 * Lanes)
        {
            var (one, two, three, four) = (
                Vector256<double>.Zero,
                Vector256<double>.Zero,
                Vector256<double>.Zero,
                Vector256<double>.Zero
            );
            for (int k = 0; k < States; k++)
            {
                int row = k * _width;
                var own = Vector256.Create(_shares[row + state]);
                one += Vector256.Min(own, Vector256.LoadUnsafe(ref _shares[row + from]));
                two += Vector256.Min(own, Vector256.LoadUnsafe(ref _shares[row + from + Lanes]));
                three += Vector256.Min(own, Vector256.LoadUnsafe(ref _shares[row + from + (2 * Lanes)]));
                four += Vector256.Min(own, Vector256.LoadUnsafe(ref _shares[row + from + (3 * Lanes)]));
            }
            for (int lane = 0; lane < 4 * Lanes && from + lane < common.Length; lane++)
            {
                if (from + lane < state)
                    continue;
                var sums = (lane / Lanes) switch
                {
                    0 => one,
                    1 => two,
                    2 => three,
                    _ => four,
                };
                common[from + lane] = sums[lane % Lanes];
            }
        }
    }
}
