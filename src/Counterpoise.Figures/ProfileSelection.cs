using System.Globalization;
using Counterpoise.Briefs;

namespace Counterpoise.Figures;

/// <summary>The series of a profile that are shown by name, and the rest taken together.</summary>
/// <param name="Named">Shown by name, the greatest over the years first.</param>
/// <param name="Others">The sum of the rest; null where there is none.</param>
internal sealed record ProfileSelection(IReadOnlyList<ProfileSeries> Named, ProfileSeries? Others)
{
    /// <summary>At most this many series are named: more cannot be told apart by colour.</summary>
    public const int MostNamed = 6;

    public static ProfileSelection Of(ProfileOverTime profile)
    {
        // Series that are a gap throughout are named too, but last: their absence is a finding.
        var ranked = profile
            .Series.OrderByDescending(series => series.Values.Where(double.IsFinite).DefaultIfEmpty(-1).Sum())
            .ToArray();
        if (ranked.Length <= MostNamed)
            return new(ranked, null);
        var rest = ranked[MostNamed..];
        var sums = new double[profile.Years.Count];
        var partly = false;
        for (var y = 0; y < sums.Length; y++)
        {
            var known = rest.Select(series => series.Values[y]).Where(double.IsFinite).ToArray();
            sums[y] = known.Length == 0 ? double.NaN : known.Sum();
            partly |= known.Length > 0 && known.Length < rest.Length;
        }
        var count = rest.Length.ToString(CultureInfo.InvariantCulture);
        // Unknown is not zero: a sum over the known part says that it is one.
        return new(ranked[..MostNamed], new(partly ? $"{count} others, known part" : $"{count} others", sums));
    }

    public IEnumerable<ProfileSeries> All => Others is null ? Named : Named.Append(Others);
}
