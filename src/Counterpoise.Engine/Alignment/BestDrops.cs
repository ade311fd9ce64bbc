namespace Counterpoise.Alignment;

/// <summary>Which of its partners a state would keep if some were sure to stay: the best of all subsets, without trying them all.</summary>
/// <remarks>
/// The worth of partners is submodular: each brings less the more there are. So a partner that adds to all the others adds to any of
/// them, and one that does not add to those who stay adds to nothing: both are decided at once (goldengorin1999, preservation rules).
/// What is left is branched, under the bound that no subset gains more than its members would singly. One thread at a time.
/// </remarks>
internal sealed class BestDrops(AlignmentGame game)
{
    /// <summary>Sets of partners that are weighed before the question is given up.</summary>
    public const int MostSets = 1 << 16;

    private readonly PartnerWorth _worth = new(game);
    private readonly int[] _scratch = new int[game.States];
    private List<int> _bestKept = [];
    private double _best;
    private double _tie;
    private int _sets;

    /// <summary>Finds the best partners.</summary>
    /// <param name="state">Place of the state.</param>
    /// <param name="sure">Partners who stay.</param>
    /// <param name="free">Partners who may be dropped.</param>
    /// <param name="tie">Gains up to this count as none; of what ties, more is kept.</param>
    /// <param name="kept">Receives those of the free who are kept, in order.</param>
    /// <returns>The worth, or NaN when <see cref="MostSets"/> were weighed without an answer.</returns>
    public double Of(
        int state,
        IReadOnlyList<int> sure,
        IReadOnlyList<int> free,
        double tie,
        out IReadOnlyList<int> kept
    )
    {
        (_best, _tie, _sets) = (double.NegativeInfinity, tie, 0);
        Branch(state, [.. sure], [.. free]);
        kept = _bestKept.Where(free.Contains).Order().ToArray();
        return _sets > MostSets ? double.NaN : _best;
    }

    private void Branch(int state, List<int> stay, List<int> open)
    {
        double bound;
        while (true)
        {
            if (_sets > MostSets)
                return;
            double least = Worth(state, stay, []);
            double most = Worth(state, stay, open);
            bound = least;
            bool decided = false;
            for (int at = open.Count - 1; at >= 0; at--)
            {
                int partner = open[at];
                open.RemoveAt(at);
                if (most - Worth(state, stay, open) >= -_tie)
                {
                    stay.Add(partner);
                    decided = true;
                    break;
                }
                stay.Add(partner);
                double alone = Worth(state, stay, []) - least;
                stay.RemoveAt(stay.Count - 1);
                if (alone < 0)
                {
                    decided = true;
                    break;
                }
                open.Insert(at, partner);
                bound += alone;
            }
            if (!decided)
                break;
        }
        if (open.Count == 0)
        {
            double worth = Worth(state, stay, []);
            if (worth > _best)
                (_best, _bestKept) = (worth, [.. stay]);
            return;
        }
        if (bound <= _best)
            return;
        int next = open[^1];
        List<int> others = open[..^1];
        Branch(state, [.. stay, next], [.. others]);
        Branch(state, stay, others);
    }

    private double Worth(int state, List<int> stay, List<int> open)
    {
        _sets++;
        int count = 0;
        foreach (int partner in stay)
            _scratch[count++] = partner;
        foreach (int partner in open)
            _scratch[count++] = partner;
        var partners = _scratch.AsSpan(0, count);
        partners.Sort();
        return _worth.Of(state, partners);
    }
}
