namespace Counterpoise.Briefs;

/// <summary>How well shares of equilibria tell linked pairs from others, beside guesses that know nothing of them.</summary>
/// <param name="Pairs">Number of pairs of which both are known.</param>
/// <param name="Prevalence">Share of them that was linked, 0..1.</param>
/// <param name="Right">Share told right where half of the equilibria or more count as a link, 0..1.</param>
/// <param name="NoneLinked">Share told right by saying that no pair is linked, 0..1.</param>
/// <param name="Persistence">
/// Share told right by saying that every pair stays as a year before, among those known then, 0..1; NaN where none is.
/// </param>
/// <param name="Auc">
/// How often a linked pair has the greater share than one that is not, ties counting half, 0..1; NaN with too few pairs of either kind.
/// </param>
internal sealed record LinkScore(
    int Pairs,
    double Prevalence,
    double Right,
    double NoneLinked,
    double Persistence,
    double Auc
)
{
    /// <summary>Fewest linked pairs, and fewest that are not, for which <see cref="Auc"/> is told.</summary>
    public const int FewestPairs = 20;

    /// <summary>Scores pairs; null where of none both are known.</summary>
    /// <param name="links">The pairs.</param>
    /// <param name="allianceOnly">Whether an alliance alone counts as linked, or an alignment too.</param>
    public static LinkScore? Of(IEnumerable<ObservedLink> links, bool allianceOnly)
    {
        var known = links
            .Where(link => link.Stance is not null && link.Predicted is not null)
            .Select(link => (Linked: IsLinked(link.Stance!.Value), link))
            .ToArray();
        if (known.Length == 0)
            return null;
        var before = known.Where(pair => pair.link.Before is not null).ToArray();
        double linked = known.Count(pair => pair.Linked);
        return new(
            known.Length,
            linked / known.Length,
            (double)known.Count(pair => pair.Linked == pair.link.Predicted) / known.Length,
            1 - (linked / known.Length),
            before.Length == 0
                ? double.NaN
                : (double)before.Count(pair => pair.Linked == IsLinked(pair.link.Before!.Value)) / before.Length,
            AreaUnderCurve(
                [.. known.Where(pair => pair.Linked).Select(pair => pair.link.Outcome.ShareOfEquilibria)],
                [.. known.Where(pair => !pair.Linked).Select(pair => pair.link.Outcome.ShareOfEquilibria)]
            )
        );

        bool IsLinked(Stance stance) => stance == Stance.Alliance || (!allianceOnly && stance == Stance.Alignment);
    }

    private static double AreaUnderCurve(double[] linked, double[] others)
    {
        if (linked.Length < FewestPairs || others.Length < FewestPairs)
            return double.NaN;
        Array.Sort(others);
        double won = 0;
        foreach (double share in linked)
        {
            int below = Below(others, share, orEqual: false);
            won += below + (0.5 * (Below(others, share, orEqual: true) - below));
        }
        return won / linked.Length / others.Length;
    }

    private static int Below(double[] sorted, double value, bool orEqual)
    {
        int low = 0;
        int high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (sorted[middle] < value || (orEqual && sorted[middle].Equals(value)))
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
