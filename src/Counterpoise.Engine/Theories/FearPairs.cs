namespace Counterpoise.Theories;

/// <summary>
/// Pairs of orders of fear, one for each way in which the two can stand to each other: enough to tell every stance that some pair
/// calls for. Where hundreds of rivals are level there are tens of thousands of orders a side, and their product is not walked.
/// </summary>
internal static class FearPairs
{
    /// <summary>Representative pairs: an order of the first state, then one of the second.</summary>
    /// <param name="dyad">The pair of states.</param>
    /// <param name="ordersOfA">First and second fear of the first state, in every possible order.</param>
    /// <param name="ordersOfB">The same of the second state.</param>
    public static IEnumerable<((StateCode Top, StateCode Second) A, (StateCode Top, StateCode Second) B)> Of(
        Dyad dyad,
        IEnumerable<(StateCode Top, StateCode Second)> ordersOfA,
        IEnumerable<(StateCode Top, StateCode Second)> ordersOfB
    )
    {
        List<(StateCode Top, StateCode Second)> facingB = [];
        List<(StateCode Top, StateCode Second)> othersOfA = [];
        List<(StateCode Top, StateCode Second)> facingA = [];
        List<(StateCode Top, StateCode Second)> othersOfB = [];
        foreach (var order in ordersOfA.Distinct())
            (order.Top == dyad.B ? facingB : othersOfA).Add(order);
        foreach (var order in ordersOfB.Distinct())
            (order.Top == dyad.A ? facingA : othersOfB).Add(order);
        if (facingB.Count > 0 && facingA.Count > 0)
            yield return (facingB[0], facingA[0]);
        if (facingB.Count > 0 && othersOfB.Count > 0)
            yield return (facingB[0], othersOfB[0]);
        if (othersOfA.Count > 0 && facingA.Count > 0)
            yield return (othersOfA[0], facingA[0]);
        var byTop = othersOfB.ToLookup(order => order.Top);
        var ofB = othersOfB.ToHashSet();
        bool same = false;
        bool crossed = false;
        bool parted = false;
        foreach (var order in othersOfA)
        {
            int alike = byTop[order.Top].Count();
            bool reversed = ofB.Contains((order.Second, order.Top));
            if (alike > 0 && !same)
            {
                same = true;
                yield return (order, byTop[order.Top].First());
            }
            if (reversed && !crossed)
            {
                crossed = true;
                yield return (order, (order.Second, order.Top));
            }
            if (parted || othersOfB.Count - alike - (reversed ? 1 : 0) == 0)
                continue;
            parted = true;
            yield return (order, othersOfB.First(b => b.Top != order.Top && b != (order.Second, order.Top)));
        }
    }
}
