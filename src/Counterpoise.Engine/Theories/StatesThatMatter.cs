using Counterpoise.Alignment;
using Counterpoise.Measures;

namespace Counterpoise.Theories;

/// <summary>The states among whom a dyad chooses its partners, found by rule: no name decides.</summary>
/// <remarks>
/// The two; then, for half of the places that are left, the states that have the greatest share in the threat that either sees; then the
/// most powerful, by sqrt(capability x offensive power), of those that are politically relevant to either. Where a part of that is unknown, the
/// known part tells it, or the middle of its bounds. The rule is ours.
/// </remarks>
public static class StatesThatMatter
{
    /// <summary>Finds them.</summary>
    /// <param name="setting">The dyad and year.</param>
    /// <param name="most">Most states, 3 or more.</param>
    /// <returns>The two first, then the others as they were found.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are to be fewer than three.</exception>
    public static IReadOnlyList<StateCode> Of(Setting setting, int most) => Of(setting, most, out _);

    /// <summary>Finds them, and those that might belong to them.</summary>
    /// <param name="setting">The dyad and year.</param>
    /// <param name="most">Most states, 3 or more.</param>
    /// <param name="unplaced">
    /// Receives the states that are politically relevant to either, were not found by what they threaten, and whose power nothing bounds.
    /// </param>
    /// <returns>The two first, then the others as they were found.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are to be fewer than three.</exception>
    public static IReadOnlyList<StateCode> Of(Setting setting, int most, out IReadOnlyList<StateCode> unplaced)
    {
        ArgumentNullException.ThrowIfNull(setting);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 3);
        var (a, b) = (setting.Dyad.A, setting.Dyad.B);
        List<StateCode> found = [a, b];
        int feared = 2 + ((most - 1) / 2);
        found.AddRange(
            setting
                .Ranking(a)
                .Entries.Concat(setting.Ranking(b).Entries)
                .Where(entry => entry.Rival != a && entry.Rival != b)
                .GroupBy(entry => entry.Rival)
                .OrderByDescending(seen => seen.Max(entry => entry.Share))
                .ThenBy(seen => seen.Key)
                .Select(seen => seen.Key)
                .Take(feared - 2)
        );
        var slice = setting.World.At(setting.Year);
        var (ofA, ofB) = (
            PoliticalRelevance.Row(setting.World, a, setting.Year),
            PoliticalRelevance.Row(setting.World, b, setting.Year)
        );
        var capability = setting.Measurements.CapabilityOf(setting.Year, setting.Specification.Capability);
        var offense = setting.Measurements.OffenseOf(
            setting.Year,
            setting.Specification.Offense,
            setting.Specification.Nuclear
        );
        double[] power = [.. Enumerable.Range(0, slice.Count).Select(i => Placed(capability, i) * Placed(offense, i))];
        int[] relevant = [.. Enumerable.Range(0, slice.Count).Where(i => ofA[i] || ofB[i])];
        StateCode[] byThreat = [.. found];
        unplaced =
        [
            .. relevant
                .Where(i => double.IsNaN(power[i]) && !byThreat.Contains(slice.States[i]))
                .Select(i => slice.States[i]),
        ];
        foreach (int i in relevant.Where(i => !double.IsNaN(power[i])).OrderByDescending(i => power[i]).ThenBy(i => i))
        {
            if (found.Count < most && !found.Contains(slice.States[i]))
                found.Add(slice.States[i]);
        }
        return found;
    }

    private static double Placed(StateMeasure measure, int at) =>
        new BoundedFigure(measure.Values[at], measure.Low[at], measure.High[at]) is { IsBounded: true } figure
            ? figure.Middle
            : measure.Values[at];
}
