using System.Globalization;

namespace Counterpoise.Panels;

/// <summary>
/// Single precision told in double precision: the double nearest to the shortest decimal that gives the single back, so that 55.9
/// stays 55.9 and does not become 55.900001525878906.
/// </summary>
public static class ShortestDecimal
{
    // Whole numbers below this are spaced by one or less: their own digits are the shortest.
    private const float ExactWhole = 1 << 24;

    // No single needs more digits.
    private const double MostDigits = 1e9;

    // The product with a power of ten is rounded; a digit so close to a half is left to the slow way.
    private const double NearHalf = 1e-6;

    private static ReadOnlySpan<double> Tens => [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12];

    /// <summary>Widens one number; NaN and the infinities stay what they are.</summary>
    public static double Of(float single)
    {
        double exact = single;
        float magnitude = Math.Abs(single);
        if (magnitude < ExactWhole && exact == Math.Truncate(exact))
            return exact;
        // Beside a power of two the numbers that round to it lie unevenly, and the nearest need not be among them.
        bool even = (BitConverter.SingleToUInt32Bits(single) & 0x7FFFFF) == 0;
        if (!(magnitude is >= 1e-4f and < ExactWhole) || even)
            return float.IsFinite(single) ? Slowly(single) : exact;
        for (int decimals = 1; decimals < Tens.Length; decimals++)
        {
            double scaled = exact * Tens[decimals];
            if (Math.Abs(scaled) > MostDigits)
                break;
            double digits = Math.Round(scaled);
            if (Math.Abs(Math.Abs(scaled - digits) - 0.5) < NearHalf)
                break;
            double candidate = digits / Tens[decimals];
            // A double half way between two singles says nothing of the decimal that was rounded to it.
            if ((BitConverter.DoubleToUInt64Bits(candidate) & 0x1FFF_FFFF) == 0x1000_0000)
                break;
            if ((float)candidate == single)
                return candidate;
        }
        return Slowly(single);
    }

    /// <summary>Widens a row.</summary>
    /// <param name="singles">Shape [n].</param>
    /// <param name="doubles">Shape [n] or longer.</param>
    public static void Of(ReadOnlySpan<float> singles, Span<double> doubles)
    {
        for (int i = 0; i < singles.Length; i++)
            doubles[i] = Of(singles[i]);
    }

    private static double Slowly(float single)
    {
        Span<char> text = stackalloc char[32];
        single.TryFormat(text, out int length, "R", CultureInfo.InvariantCulture);
        return double.Parse(text[..length], NumberStyles.Float, CultureInfo.InvariantCulture);
    }
}
