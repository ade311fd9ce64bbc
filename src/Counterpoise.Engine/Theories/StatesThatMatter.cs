using Counterpoise.Measures;

namespace Counterpoise.Theories;

/// <summary>The states among whom a dyad chooses its partners, found by rule: no name decides.</summary>
/// <remarks>
/// The two; then, for half of the places that are left, the states that have the greatest share in the threat that either sees; then the
/// most powerful, by sqrt(capability x offensive power), of those that are politically relevant to either. The rule is ours.
/// </remarks>
public static class StatesThatMatter
{
    /// <summary>Finds them.</summary>
    /// <param name="setting">The dyad and year.</param>
    /// <param name="most">Most states, 3 or more.</param>
    /// <returns>The two first, then the others as they were found.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are to be fewer than three.</exception>
    public static IReadOnlyList<StateCode> Of(Setting setting, int most)
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
        var capability = setting.Measurements.CapabilityOf(setting.Year, setting.Specification.Capability).Values;
        var offense = setting
            .Measurements.OffenseOf(setting.Year, setting.Specification.Offense, setting.Specification.Nuclear)
            .Values;
        int[] relevant = [.. Enumerable.Range(0, slice.Count).Where(i => ofA[i] || ofB[i])];
        foreach (
            int i in relevant
                .Where(i => capability[i] * offense[i] >= 0)
                .OrderByDescending(i => capability[i] * offense[i])
                .ThenBy(i => i)
        )
        {
            if (found.Count < most && !found.Contains(slice.States[i]))
                found.Add(slice.States[i]);
        }
        return found;
    }
}
