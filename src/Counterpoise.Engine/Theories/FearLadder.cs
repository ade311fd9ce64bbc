using Counterpoise.Measures;

namespace Counterpoise.Theories;

/// <summary>
/// From whom two states fear to how they should stand: one ladder for every theory in which states align against what they
/// fear. The ladder is ours.
/// </summary>
public static class FearLadder
{
    /// <summary>The stance that two rankings of fear call for.</summary>
    /// <param name="dyad">The pair.</param>
    /// <param name="a">First and second fear of the first state.</param>
    /// <param name="b">First and second fear of the second state.</param>
    public static Stance StanceOf(Dyad dyad, (StateCode Top, StateCode Second) a, (StateCode Top, StateCode Second) b)
    {
        if (a.Top == dyad.B || b.Top == dyad.A)
            return Stance.Opposition;
        if (a.Top == b.Top)
            return Stance.Alliance;
        return a.Second == b.Top && b.Second == a.Top ? Stance.Alignment : Stance.Aloofness;
    }

    /// <summary>Every stance that some order of the two states' fears calls for.</summary>
    public static IReadOnlySet<Stance> Stances(
        Dyad dyad,
        IEnumerable<(StateCode Top, StateCode Second)> ordersOfA,
        IEnumerable<(StateCode Top, StateCode Second)> ordersOfB
    ) => new SortedSet<Stance>(FearPairs.Of(dyad, ordersOfA, ordersOfB).Select(pair => StanceOf(dyad, pair.A, pair.B)));

    /// <summary>
    /// Sum over third states of the smaller share, less the larger share that the two have in each other's threat. -1..1.
    /// </summary>
    public static double SharedFear(Dyad dyad, ThreatProfile a, ThreatProfile b) =>
        Common(dyad, a, b) - Mutual(dyad, a, b);

    /// <summary>Sum over third states of the smaller of their shares in the two states' threat, 0..1.</summary>
    public static double Common(Dyad dyad, ThreatProfile a, ThreatProfile b)
    {
        double shared = 0;
        foreach (var entry in a.Entries)
        {
            if (entry.Rival != dyad.B && b.Find(entry.Rival) is { } other)
                shared += Math.Min(entry.Share, other.Share);
        }
        return shared;
    }

    /// <summary>The larger of the shares that the two have in each other's threat, 0..1.</summary>
    public static double Mutual(Dyad dyad, ThreatProfile a, ThreatProfile b) =>
        Math.Max(a.Find(dyad.B)?.Share ?? 0, b.Find(dyad.A)?.Share ?? 0);

    /// <summary>
    /// The verdict that two profiles call for: a stance where every admissible value of what is unknown calls for the
    /// same, indeterminate where rivals are level and their order decides, else no data.
    /// </summary>
    /// <param name="dyad">The pair.</param>
    /// <param name="a">Whom the first state fears.</param>
    /// <param name="b">Whom the second state fears.</param>
    /// <param name="year">The year, for the reason.</param>
    public static Verdict VerdictOf(Dyad dyad, ThreatProfile a, ThreatProfile b, Year year)
    {
        if (a.Entries.Count < 2 || b.Entries.Count < 2)
            return new Verdict.NoData($"too few rivals have known factors in {year}");
        return StanceSets.VerdictOf(
            Stances(dyad, a.LevelOrders(), b.LevelOrders()),
            // A rival that is not ranked, for want of a figure, may still be bound to come first.
            Stances(dyad, a.FeasibleOrders(), b.FeasibleOrders()),
            SharedFear(dyad, a, b),
            a.HasGap || b.HasGap,
            "rivals are level at the top, and their order decides",
            a.Row.Missing.Concat(b.Row.Missing).Select(m => m.Reason)
        );
    }

    /// <summary>
    /// The order of fears that a conclusion names: that of the known rivals where it is feasible, else the first that is.
    /// </summary>
    public static (StateCode Top, StateCode Second) OrderOf(ThreatProfile profile)
    {
        var known = (profile.Entries[0].Rival, profile.Entries[1].Rival);
        var feasible = profile.FeasibleOrders();
        return feasible.Count == 0 || feasible.Contains(known) ? known : feasible[0];
    }

    /// <summary>The verdict of a swept choice of measures at equal weights, without bounds.</summary>
    /// <param name="setting">The dyad and year under that choice.</param>
    public static Verdict SketchOf(Setting setting)
    {
        if (
            setting.RankingThatAnswers(setting.Dyad.A) is not { } a
            || setting.RankingThatAnswers(setting.Dyad.B) is not { } b
        )
            return new Verdict.NoData("a most feared state has an unknown factor under this choice of measures");
        var stances = Stances(setting.Dyad, a.LevelOrders(), b.LevelOrders());
        return stances.Count switch
        {
            0 => new Verdict.NoData("too few rivals have known factors"),
            1 => new Verdict.Expects(stances.Single(), SharedFear(setting.Dyad, a, b)),
            _ => new Verdict.Indeterminate("rivals are level at the top", [.. stances]),
        };
    }

    /// <summary>Share of weightings under which the two states' fears call for a stance, 0..1; null where it cannot be told.</summary>
    public static double? ShareOfWeightings(
        Setting setting,
        ThreatProfile a,
        ThreatProfile b,
        AdmissibleWeightings weightings,
        Stance stance
    ) => ShareOfOrders(setting, a, b, weightings, (one, other) => StanceOf(setting.Dyad, one, other) == stance);

    /// <summary>
    /// Share of weightings whose orders of the two states' fears answer to a condition, 0..1. Null where fewer than two rivals are
    /// known, and where an unranked rival is bound to stand before those that are: draws rank the known alone.
    /// </summary>
    public static double? ShareOfOrders(
        Setting setting,
        ThreatProfile a,
        ThreatProfile b,
        AdmissibleWeightings weightings,
        Func<(StateCode Top, StateCode Second), (StateCode Top, StateCode Second), bool> holds
    )
    {
        if (
            !KnownOrderStands(a)
            || !KnownOrderStands(b)
            || setting.Sweep(setting.Dyad.A, weightings) is not { } sweepOfA
            || setting.Sweep(setting.Dyad.B, weightings) is not { } sweepOfB
        )
            return null;
        int count = 0;
        for (int draw = 0; draw < weightings.Draws; draw++)
            count += holds(OrderAt(sweepOfA, draw), OrderAt(sweepOfB, draw)) ? 1 : 0;
        return (double)count / weightings.Draws;

        static (StateCode Top, StateCode Second) OrderAt(WeightingSweep sweep, int draw) =>
            (sweep.Row.Rivals[sweep.Top[draw]], sweep.Row.Rivals[sweep.Second[draw]]);
    }

    private static bool KnownOrderStands(ThreatProfile profile) =>
        profile.Entries.Count > 1 && OrderOf(profile) == (profile.Entries[0].Rival, profile.Entries[1].Rival);
}
