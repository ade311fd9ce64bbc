namespace Counterpoise.Alignment;

/// <summary>Where the paths of a game come to rest.</summary>
/// <param name="Networks">
/// The networks of which the paths that end here take turns: one that is stable, or several that make a closed cycle, in order.
/// </param>
/// <param name="Starts">Number of starts that end here; 0 where networks were enumerated, not searched.</param>
/// <param name="Share">Share of all starts that end here, 0..1: the basin, as drawn; null where networks were enumerated.</param>
public sealed record RestingPlace(IReadOnlyList<AlignmentNetwork> Networks, int Starts, double? Share)
{
    /// <summary>Whether this is a closed cycle rather than a stable network.</summary>
    public bool IsCycle => Networks.Count > 1;
}

/// <summary>How many resting places hold a link.</summary>
public enum LinkStanding
{
    /// <summary>None does.</summary>
    InNone,

    /// <summary>Some do and some do not, or a cycle makes and drops it.</summary>
    InSome,

    /// <summary>All do.</summary>
    InAll,
}

/// <summary>How many resting places were known after the first starts.</summary>
/// <param name="Starts">Number of starts, from the first.</param>
/// <param name="Places">Number of different resting places that they ended in.</param>
public readonly record struct SearchProgress(int Starts, int Places);

/// <summary>Every stable network and every cycle that was found, and how sure it is that there are no others.</summary>
/// <remarks>
/// Cycles as in jackson2002: a closed cycle is a set of networks each of which leads to each other by improving moves, and out of which
/// no such move leads. Every game has a stable network or a closed cycle.
/// </remarks>
public sealed record StableNetworks
{
    /// <summary>Number of states.</summary>
    public required int States { get; init; }

    /// <summary>Resting places, those that most starts end in first, then by number and order of links.</summary>
    public required IReadOnlyList<RestingPlace> Places { get; init; }

    /// <summary>Number of starts; 0 where networks were enumerated.</summary>
    public required int Starts { get; init; }

    /// <summary>Starts whose paths were given up, since more networks could be reached than the plan allows to look through.</summary>
    public required int Unsettled { get; init; }

    /// <summary>
    /// Starts that ended in a network for which the test of coalitions of three was given up; it counts as stable here.
    /// </summary>
    public required int Untested { get; init; }

    /// <summary>Whether every network was looked at, so that nothing can be missing.</summary>
    public required bool IsExact { get; init; }

    /// <summary>Places known after 1, 2, 4, ... starts and after all; empty where networks were enumerated.</summary>
    public required IReadOnlyList<SearchProgress> Progress { get; init; }

    /// <summary>The stable networks, without the cycles.</summary>
    public IEnumerable<AlignmentNetwork> Stable =>
        Places.Where(place => !place.IsCycle).Select(place => place.Networks[0]);

    /// <summary>The cycles.</summary>
    public IEnumerable<RestingPlace> Cycles => Places.Where(place => place.IsCycle);

    /// <summary>
    /// Estimated chance that one more start would end in a place not found yet: the share of starts that ended where no other did
    /// (Good and Turing: good1953). 0 where networks were enumerated.
    /// </summary>
    public double ChanceOfNew =>
        Starts == 0 ? 0 : (double)(Places.Count(place => place.Starts == 1) + Unsettled) / Starts;

    /// <summary>
    /// The basin above which a place is missed with a chance of less than 5%: 1 - .05^(1/random starts), each place for itself. The
    /// two starts that are not random (empty and full) do not count. 0 where networks were enumerated.
    /// </summary>
    public double SmallestBasinSeen =>
        IsExact ? 0
        : Starts <= StabilityPlan.FixedStarts ? 1
        : 1 - Math.Pow(0.05, 1.0 / (Starts - StabilityPlan.FixedStarts));

    /// <summary>Whether all resting places, some or none hold a link; in a cycle, all its networks must.</summary>
    /// <param name="first">Place of a state, 0..States - 1.</param>
    /// <param name="second">Place of another state, 0..States - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such state, or both are one.</exception>
    /// <exception cref="InvalidOperationException">No resting place was found: every path is unsettled.</exception>
    public LinkStanding Standing(int first, int second)
    {
        if (Places.Count == 0)
            throw new InvalidOperationException("No path came to rest, so that no link stands or falls.");
        bool some = false;
        bool all = true;
        foreach (var place in Places)
        {
            foreach (var network in place.Networks)
            {
                bool linked = network.Linked(first, second);
                some |= linked;
                all &= linked;
            }
        }
        return all ? LinkStanding.InAll
            : some ? LinkStanding.InSome
            : LinkStanding.InNone;
    }

    /// <summary>
    /// Share of the starts that came to rest which end with a link, 0..1; of a cycle, the share of its networks that hold it counts
    /// (ours). Where networks were enumerated, every place counts the same.
    /// </summary>
    /// <param name="first">Place of a state, 0..States - 1.</param>
    /// <param name="second">Place of another state, 0..States - 1.</param>
    /// <returns>NaN where no path came to rest.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such state, or both are one.</exception>
    public double LinkShare(int first, int second)
    {
        double linked = 0;
        double weight = 0;
        foreach (var place in Places)
        {
            int starts = Starts == 0 ? 1 : place.Starts;
            weight += starts;
            linked +=
                starts * (double)place.Networks.Count(network => network.Linked(first, second)) / place.Networks.Count;
        }
        return linked / weight;
    }

    /// <summary>Share of the resting places that hold a link, each counting the same, 0..1; of a cycle, the share of its networks.</summary>
    /// <param name="first">Place of a state, 0..States - 1.</param>
    /// <param name="second">Place of another state, 0..States - 1.</param>
    /// <returns>NaN where no path came to rest.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such state, or both are one.</exception>
    public double ShareOfPlaces(int first, int second)
    {
        double linked = 0;
        foreach (var place in Places)
            linked += (double)place.Networks.Count(network => network.Linked(first, second)) / place.Networks.Count;
        return linked / Places.Count;
    }
}
