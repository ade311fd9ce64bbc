namespace Counterpoise.Figures;

/// <summary>Round figures along an axis.</summary>
internal static class AxisTicks
{
    /// <summary>Ticks at 1, 2 or 5 times a power of ten that hold the range between them.</summary>
    /// <param name="low">Least value.</param>
    /// <param name="high">Greatest value, above <paramref name="low"/>.</param>
    /// <param name="most">Most intervals.</param>
    public static IReadOnlyList<double> Over(double low, double high, int most)
    {
        var rough = (high - low) / most;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step =
            power
            * (rough / power) switch
            {
                <= 1.0000001 => 1,
                <= 2.0000001 => 2,
                <= 5.0000001 => 5,
                _ => 10,
            };
        var first = (long)Math.Floor(low / step + 1e-9);
        var last = (long)Math.Ceiling(high / step - 1e-9);
        return [.. Enumerable.Range(0, (int)(last - first) + 1).Select(i => (first + i) * step)];
    }

    /// <summary>Round years within a span.</summary>
    public static IReadOnlyList<Year> Years(Year first, Year last, int most)
    {
        var span = Math.Max(1, last.Since(first));
        var step = new[] { 1, 2, 5, 10, 20, 25, 50, 100, 200, 500 }.FirstOrDefault(s => span / s <= most, 1000);
        var start = (first.Value + step - 1) / step * step;
        return
        [
            .. Enumerable
                .Range(0, 1 + Math.Max(0, last.Value - start) / step)
                .Select(i => new Year(start + i * step))
                .Where(y => y >= first && y <= last),
        ];
    }
}
