using System.Diagnostics;
using System.Globalization;

namespace Counterpoise.Briefs;

/// <summary>How a number is shown to a reader. CSV and JSON hold the number itself.</summary>
public sealed record NumberFormat
{
    private enum Notation
    {
        Decimal,
        Percent,
        Significant,
    }

    private readonly Notation _notation;
    private readonly int _digits;

    private NumberFormat(Notation notation, int digits)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(digits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(digits, 12);
        _notation = notation;
        _digits = digits;
    }

    /// <summary>A fixed number of decimals, thousands grouped.</summary>
    /// <param name="decimals">0..12.</param>
    public static NumberFormat Decimals(int decimals) => new(Notation.Decimal, decimals);

    /// <summary>
    /// A share as a percentage. What is above zero never reads as 0%, nor what is below one as 100%: <c>&lt;1%</c>,
    /// <c>&gt;99%</c>.
    /// </summary>
    /// <param name="decimals">0..12.</param>
    public static NumberFormat Percent(int decimals = 0) => new(Notation.Percent, decimals);

    /// <summary>A number of significant digits, for values of very different size.</summary>
    /// <param name="digits">1..12.</param>
    public static NumberFormat Significant(int digits) =>
        digits < 1
            ? throw new ArgumentOutOfRangeException(nameof(digits), digits, "At least one digit is shown.")
            : new(Notation.Significant, digits);

    /// <summary>Shows a finite number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not finite.</exception>
    public string Show(double value)
    {
        if (!double.IsFinite(value))
            throw new ArgumentOutOfRangeException(nameof(value), value, "Only a finite number can be shown.");
        return _notation switch
        {
            Notation.Decimal => Fixed(value, _digits),
            Notation.Percent => ShowPercent(value),
            Notation.Significant => ShowSignificant(value),
            _ => throw new UnreachableException(),
        };
    }

    private string ShowPercent(double share)
    {
        var step = Math.Pow(10, -_digits);
        var rounded = Math.Round(share * 100, _digits, MidpointRounding.AwayFromZero);
        if (share > 0 && rounded <= 0)
            return $"<{Fixed(step, _digits)}%";
        if (share < 1 && rounded >= 100)
            return $">{Fixed(100 - step, _digits)}%";
        return $"{Fixed(rounded, _digits)}%";
    }

    private string ShowSignificant(double value)
    {
        if (value == 0)
            return "0";
        var magnitude = (int)Math.Floor(Math.Log10(Math.Abs(value)));
        // Beyond these sizes zeros hide the figure.
        return magnitude is < -5 or > 11
            ? value.ToString("0." + new string('#', _digits - 1) + "e0", CultureInfo.InvariantCulture)
            : Fixed(value, Math.Clamp(_digits - 1 - magnitude, 0, 15));
    }

    private static string Fixed(double value, int decimals)
    {
        var text = value.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        // A negative number that rounds to nothing is shown without its sign.
        return text[0] == '-' && text.AsSpan(1).IndexOfAnyExcept("0.,") < 0 ? text[1..] : text;
    }
}
