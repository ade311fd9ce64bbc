namespace Counterpoise.Alignment;

/// <summary>A state that could be a partner, ranked by what a link with it alone brings.</summary>
/// <remarks>
/// States bound by treaty to defend the rival are ranked after all others: they are no partners against it. Ends of ranks and reliefs are
/// those of games where all leverage is the greatest that may be, and where all that is unknown is the least or the greatest.
/// </remarks>
/// <param name="State">The state.</param>
/// <param name="Rank">1 for the greatest gain of the state that asks, among those that are free.</param>
/// <param name="Gain">What the link brings the state that asks, all rivals and costs, in roots of fear.</param>
/// <param name="PairsGain">What it brings the two together; a link needs it to be above 0.</param>
/// <param name="Relief">What it takes away of the risk from the top threats of the state that asks, in roots of fear.</param>
/// <param name="ThreatShared">Sum over third states of the smaller of their shares in the two states' threat, 0..1.</param>
/// <param name="BoundTo">The first of the top threats, where the state was bound to defend it a year before; else null.</param>
public sealed record RankedPartner(
    StateCode State,
    int Rank,
    double Gain,
    double PairsGain,
    double Relief,
    double ThreatShared,
    StateCode? BoundTo = null
)
{
    /// <summary>The first rank that what is unknown allows.</summary>
    public int BestRank { get; init; } = Rank;

    /// <summary>The last rank that what is unknown allows.</summary>
    public int WorstRank { get; init; } = Rank;

    /// <summary>What the link may take away of the risk from the top threats, over what is unknown.</summary>
    public Bounds ReliefBounds { get; init; } = new(Relief, Relief);

    /// <summary>Whether the rank rests on a gap.</summary>
    public bool RestsOnGap => BestRank < WorstRank;

    /// <summary>
    /// Ranks all states that play, without the one that asks and the one that it fears most: a link with that one is no help against it.
    /// </summary>
    /// <param name="game">The game.</param>
    /// <param name="state">Place of the state that asks.</param>
    /// <param name="threats">Places of its top threats, the greatest first; may be none.</param>
    /// <param name="first">Place of the state that it fears most, which is left out; null for the first of the threats.</param>
    /// <returns>The best first; those that bring the same share their order by code.</returns>
    public static IReadOnlyList<RankedPartner> All(
        CentralGame game,
        int state,
        IReadOnlyList<int> threats,
        int? first = null
    )
    {
        ArgumentNullException.ThrowIfNull(game);
        ArgumentNullException.ThrowIfNull(threats);
        int against = threats.Count > 0 ? threats[0] : -1;
        var shares = game.Inputs.ThreatShares;
        int n = game.Readings.States.Count;
        List<(RankedPartner Partner, Bounds Gain)> partners = [];
        for (int j = 0; j < n; j++)
        {
            if (j == state || j == (first ?? against))
                continue;
            var mine = game.Alone(state, j);
            double shared = 0;
            for (int k = 0; k < n; k++)
                shared += k == state || k == j ? 0 : Math.Min(shares[state, k], shares[j, k]);
            double relief = Relieved(mine, j);
            var (gains, reliefs) = (new Bounds(mine.Gain, mine.Gain), new Bounds(relief, relief));
            foreach (var inputs in game.Extremes)
            {
                var there = GainAccount.Alone(inputs, game.Parameters, state, j);
                (gains, reliefs) = (gains.Including(there.Gain), reliefs.Including(Relieved(there, j)));
            }
            partners.Add(
                (
                    new(
                        game.Readings.States[j],
                        0,
                        mine.Gain,
                        mine.Gain + GainAccount.GainAlone(game.Inputs, game.Parameters, j, state),
                        relief,
                        shared,
                        against >= 0 && against != j && game.IsBound(j, against) ? game.Readings.States[against] : null
                    )
                    {
                        ReliefBounds = reliefs,
                    },
                    gains
                )
            );
        }
        return
        [
            .. partners
                .OrderBy(p => p.Partner.BoundTo is null ? 0 : 1)
                .ThenByDescending(p => p.Partner.Gain)
                .ThenBy(p => p.Partner.State)
                .Select(
                    (p, at) =>
                        p.Partner with
                        {
                            Rank = at + 1,
                            BestRank = 1 + Above(p, o => o.Low > p.Gain.High, at, isBetter: true),
                            WorstRank = 1 + Above(p, o => o.High > p.Gain.Low, at, isBetter: false),
                        }
                ),
        ];

        double Relieved(GainAccount account, int partner) => threats.Where(k => k != partner).Sum(account.Relief);

        // Never beyond the rank itself: those that bring the very same stand in the order of their codes.
        int Above((RankedPartner Partner, Bounds Gain) one, Func<Bounds, bool> isAbove, int at, bool isBetter)
        {
            bool bound = one.Partner.BoundTo is not null;
            int above = partners.Count(o =>
                o.Partner.State != one.Partner.State
                && ((o.Partner.BoundTo is null) == !bound ? isAbove(o.Gain) : bound)
            );
            return isBetter ? Math.Min(above, at) : Math.Max(above, at);
        }
    }
}
