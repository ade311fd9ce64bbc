using Counterpoise.Briefs;

namespace Counterpoise.Figures;

/// <summary>The words and numbers that go with a drawn profile, the same in every format.</summary>
internal static class ProfileFigures
{
    /// <summary>Share and bounds, as in <c>41% (36% to 47%)</c>; "no data" where unknown.</summary>
    public static string Describe(ProfileBars profile, ProfileBar bar) =>
        (bar.Share, bar.Bounds) switch
        {
            (null, _) => "no data",
            ({ } share, { IsExact: false } bounds) =>
                $"{profile.Format.Show(share)} ({profile.Format.Show(bounds.Low)} to {profile.Format.Show(bounds.High)})",
            ({ } share, _) => profile.Format.Show(share),
        };

    /// <summary>First and last known value with their years.</summary>
    public static string Ends(ProfileOverTime profile, ProfileSeries series)
    {
        var known = Enumerable.Range(0, series.Values.Count).Where(y => double.IsFinite(series.Values[y])).ToArray();
        if (known.Length == 0)
            return "no data";
        var (first, last) = (known[0], known[^1]);
        return first == last
            ? $"{profile.Format.Show(series.Values[first])} in {profile.Years[first]}"
            : $"{Value(first)} in {profile.Years[first]}, {Value(last)} in {profile.Years[last]}";

        string Value(int y) => profile.Format.Show(series.Values[y]);
    }

    /// <summary>The events that fall within the years, in order.</summary>
    public static IEnumerable<EventMarker> MarkersWithin(ProfileOverTime profile) =>
        profile.Years.Count == 0
            ? []
            : profile
                .Markers.Where(marker => marker.Year >= profile.Years[0] && marker.Year <= profile.Years[^1])
                .OrderBy(marker => marker.Year);

    /// <summary>Positions of at most so many years for a table: round ones, with the first and the last.</summary>
    public static IReadOnlyList<int> YearsSampled(ProfileOverTime profile, int most)
    {
        if (profile.Years.Count <= most)
            return [.. Enumerable.Range(0, profile.Years.Count)];
        var round = AxisTicks.Years(profile.Years[0], profile.Years[^1], most - 3).ToHashSet();
        return
        [
            .. Enumerable
                .Range(0, profile.Years.Count)
                .Where(y => y == 0 || y == profile.Years.Count - 1 || round.Contains(profile.Years[y])),
        ];
    }
}
