namespace Counterpoise.Statistics;

/// <summary>Years of peace of a panel, from a column of events.</summary>
/// <remarks>
/// Complete calendar years since the unit's last event before the year, or since its first year in the panel, as
/// <c>dispute:peace-years</c> of an export counts them; years in which the unit has no row count too. The year itself is never read. While an
/// event of the past is unknown, so are the years since, until an event is seen.
/// </remarks>
public static class PeaceYears
{
    /// <summary>Counts.</summary>
    /// <param name="units">Who. Shape [rows].</param>
    /// <param name="years">When; a unit has a year once. Shape [rows].</param>
    /// <param name="events">Above 0 for an event, 0 for none, NaN for unknown. Shape [rows].</param>
    /// <returns>Years, NaN where unknown. Shape [rows].</returns>
    /// <exception cref="ArgumentException">Lengths differ, or a unit has a year twice.</exception>
    public static double[] Of(ReadOnlySpan<long> units, ReadOnlySpan<double> years, ReadOnlySpan<double> events)
    {
        if (units.Length != years.Length || units.Length != events.Length)
            throw new ArgumentException("Units, years and events differ in length.", nameof(units));
        var order = new int[units.Length];
        var keys = new (long Unit, double Year)[units.Length];
        for (int i = 0; i < order.Length; i++)
            (order[i], keys[i]) = (i, (units[i], years[i]));
        Array.Sort(keys, order);
        var peace = new double[order.Length];
        double since = 0;
        for (int o = 0; o < order.Length; o++)
        {
            bool begins = o == 0 || keys[o].Unit != keys[o - 1].Unit;
            if (!begins && keys[o].Year == keys[o - 1].Year)
                throw new ArgumentException($"A unit has the year {keys[o].Year} twice.", nameof(years));
            if (begins)
                since = keys[o].Year;
            peace[order[o]] = keys[o].Year - since;
            double happened = events[order[o]];
            // The year after an event is the first of peace, and has none behind it.
            since =
                double.IsNaN(happened) ? double.NaN
                : happened > 0 ? keys[o].Year + 1
                : since;
        }
        return peace;
    }
}
