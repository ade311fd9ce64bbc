namespace Counterpoise.Alignment;

/// <summary>Finds the coalitions of three that would leave a network. One thread at a time.</summary>
internal sealed class Coalitions(AlignmentGame game)
{
    private readonly BestDrops _drops = new(game);
    private readonly PartnerWorth _worth = new(game);
    private readonly bool[] _admitted = Admitted(game);

    /// <summary>Whether some state's best drops were not found since they were too many to weigh.</summary>
    public bool GaveUp { get; private set; }

    /// <summary>Every coalition with every set of links among it by which all three gain, each dropping what serves it best.</summary>
    /// <param name="network">The network.</param>
    /// <param name="offset">Triples are taken in order from this one on, then from the first.</param>
    public IEnumerable<CoalitionOfThree> Of(AlignmentNetwork network, long offset = 0)
    {
        GaveUp = false;
        int n = game.States;
        if (n < 3)
            yield break;
        var partners = new int[n][];
        var worth = new double[n];
        for (int i = 0; i < n; i++)
        {
            partners[i] = [.. network.Partners(i)];
            worth[i] = _worth.Of(i, partners[i]);
        }
        var singles = new Dictionary<(int, int), double>();
        // All triples a < b < c with a the first; starting elsewhere than at 0 turns the order.
        for (int turn = 0; turn < n; turn++)
        {
            int a = (int)((turn + offset) % n);
            for (int b = a + 1; b < n; b++)
            {
                for (int c = b + 1; c < n; c++)
                {
                    foreach (var coalition in Leaving(network, partners, worth, singles, [a, b, c]))
                        yield return coalition;
                }
            }
        }
    }

    private static bool[] Admitted(AlignmentGame game)
    {
        var admitted = new bool[game.States * game.States];
        foreach (var (i, j) in game.AdmissibleLinks)
            admitted[(i * game.States) + j] = admitted[(j * game.States) + i] = true;
        return admitted;
    }

    private IEnumerable<CoalitionOfThree> Leaving(
        AlignmentNetwork network,
        int[][] partners,
        double[] worth,
        Dictionary<(int, int), double> singles,
        int[] three
    )
    {
        (int One, int Other)[] inner = [(0, 1), (0, 2), (1, 2)];
        int before = 0;
        int may = 0;
        for (int link = 0; link < inner.Length; link++)
        {
            var (i, j) = (three[inner[link].One], three[inner[link].Other]);
            if (network.Linked(i, j))
                before |= 1 << link;
            else if (_admitted[(i * game.States) + j])
                may |= 1 << link;
        }
        if (may == 0)
            yield break;
        for (int after = 1; after < 8; after++)
        {
            // Nothing but admissible links are added, and at least one is.
            int added = after & ~before;
            if (added == 0 || (added & ~may) != 0)
                continue;
            var toggled = new SortedSet<(int, int)>();
            bool all = true;
            for (int member = 0; all && member < 3; member++)
                all = Gains(partners, worth, singles, three, inner, before, after, member, toggled);
            if (!all)
                continue;
            for (int link = 0; link < inner.Length; link++)
            {
                if (((before ^ after) >> link & 1) != 0)
                    toggled.Add((three[inner[link].One], three[inner[link].Other]));
            }
            yield return new(three[0], three[1], three[2], [.. toggled]);
        }
    }

    private bool Gains(
        int[][] partners,
        double[] worth,
        Dictionary<(int, int), double> singles,
        int[] three,
        (int One, int Other)[] inner,
        int before,
        int after,
        int member,
        SortedSet<(int, int)> toggled
    )
    {
        int i = three[member];
        var sure = new List<int>();
        int single = -1;
        int added = 0;
        for (int link = 0; link < inner.Length; link++)
        {
            var (one, other) = inner[link];
            if (one != member && other != member)
                continue;
            int partner = three[one == member ? other : one];
            if ((after >> link & 1) == 0)
                continue;
            sure.Add(partner);
            if ((before >> link & 1) == 0)
                (single, added) = (partner, added + 1);
        }
        double tie = added == 0 ? game.Tie(i, three[member == 0 ? 1 : 0]) : game.Tie(i, single);
        // With one new partner and free choice among all others a state does at least as well as with two of them fixed.
        if (added == 1)
        {
            if (!singles.TryGetValue((i, single), out double best))
            {
                best = _drops.Of(i, [single], partners[i], tie, out _);
                singles.Add((i, single), best);
            }
            if (best - worth[i] <= tie)
                return false;
        }
        int[] free = [.. partners[i].Where(partner => Array.IndexOf(three, partner) < 0)];
        double reached = _drops.Of(i, sure, free, tie, out var kept);
        if (double.IsNaN(reached))
        {
            GaveUp = true;
            return false;
        }
        if (reached - worth[i] <= tie)
            return false;
        foreach (int partner in free)
        {
            if (!kept.Contains(partner))
                toggled.Add((Math.Min(i, partner), Math.Max(i, partner)));
        }
        return true;
    }
}
