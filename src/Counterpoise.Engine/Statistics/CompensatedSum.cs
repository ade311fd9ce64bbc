namespace Counterpoise.Statistics;

/// <summary>
/// A running sum that carries the rounding error of every addition along, as accurate as if summed in twice the precision and
/// then rounded.
/// </summary>
/// <remarks>
/// ogita2005, algorithm 4.4 (Sum2), which gives Neumaier's sum without a branch. The error is at most u |sum| +
/// (n u)^2 (sum of magnitudes), with u = 2^-53. Start from <c>default</c>.
/// </remarks>
public record struct CompensatedSum
{
    private double _total;
    private double _error;

    /// <summary>The sum so far; 0 before the first term. Infinite or NaN where plain addition is.</summary>
    public readonly double Value
    {
        get
        {
            var corrected = _total + _error;
            return double.IsFinite(corrected) ? corrected : _total;
        }
    }

    /// <summary>Adds a term.</summary>
    public void Add(double term)
    {
        var total = _total + term;
        var added = total - _total;
        _error += (_total - (total - added)) + (term - added);
        _total = total;
    }
}
