using Counterpoise.Measures;

namespace Counterpoise.Theories;

/// <summary>From the stances that are possible to a verdict: one rule for every theory that works them out by enumeration.</summary>
internal static class StanceSets
{
    /// <summary>
    /// A stance where every admissible value of what is unknown calls for the same; indeterminate where what is known leaves
    /// the choice open; else no data.
    /// </summary>
    /// <param name="level">Stances that the known values allow: more than one where states are level.</param>
    /// <param name="feasible">Stances that some admissible value of what is unknown allows; holds the former.</param>
    /// <param name="strength">The theory's scalar; NaN where too little is known for one.</param>
    /// <param name="restsOnGap">Whether something that the verdict rests on is unknown.</param>
    /// <param name="open">Why the known values leave the choice open, in a clause.</param>
    /// <param name="gaps">What is missing.</param>
    public static Verdict VerdictOf(
        IReadOnlySet<Stance> level,
        IReadOnlySet<Stance> feasible,
        double strength,
        bool restsOnGap,
        string open,
        IEnumerable<string> gaps
    )
    {
        // A tie leaves the choice open where what is unknown could neither break it nor add to it.
        if (level.Count > 1 && feasible.SetEquals(level))
            return new Verdict.Indeterminate(open, [.. level]);
        string reasons = string.Join("; ", gaps.Distinct().Take(3));
        if (feasible.Count == 1 && !double.IsNaN(strength))
            return new Verdict.Expects(feasible.Single(), strength, restsOnGap);
        if (feasible.Count < 2)
            return new Verdict.NoData(reasons.Length == 0 ? "too little is known" : $"too little is known: {reasons}");
        return new Verdict.NoData(
            $"what is unknown decides between {string.Join(" and ", feasible.Order().Select(Specification.NameOf))}"
                + (reasons.Length == 0 ? "" : $": {reasons}")
        );
    }
}
