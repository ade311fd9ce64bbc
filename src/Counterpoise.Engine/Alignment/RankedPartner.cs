namespace Counterpoise.Alignment;

/// <summary>A state that could be a partner, ranked by what a link with it alone brings.</summary>
/// <param name="State">The state.</param>
/// <param name="Rank">1 for the greatest gain of the state that asks.</param>
/// <param name="Gain">What the link brings the state that asks, all rivals and costs, in roots of fear.</param>
/// <param name="PairsGain">What it brings the two together; a link needs it to be above 0.</param>
/// <param name="Relief">What it takes away of the risk from the top threats of the state that asks, in roots of fear.</param>
/// <param name="ThreatShared">Sum over third states of the smaller of their shares in the two states' threat, 0..1.</param>
public sealed record RankedPartner(
    StateCode State,
    int Rank,
    double Gain,
    double PairsGain,
    double Relief,
    double ThreatShared
)
{
    /// <summary>Ranks all states that play, without the one that asks and the one that it fears most: a link with that one is no help against it.</summary>
    /// <param name="game">The game.</param>
    /// <param name="state">Place of the state that asks.</param>
    /// <param name="threats">Places of its top threats, the greatest first; may be none.</param>
    /// <returns>The best first; those that bring the same share their order by code.</returns>
    public static IReadOnlyList<RankedPartner> All(CentralGame game, int state, IReadOnlyList<int> threats)
    {
        ArgumentNullException.ThrowIfNull(game);
        ArgumentNullException.ThrowIfNull(threats);
        var shares = game.Inputs.ThreatShares;
        int n = game.Readings.States.Count;
        List<RankedPartner> partners = [];
        for (int j = 0; j < n; j++)
        {
            if (j == state || (threats.Count > 0 && threats[0] == j))
                continue;
            var mine = game.Alone(state, j);
            double shared = 0;
            for (int k = 0; k < n; k++)
                shared += k == state || k == j ? 0 : Math.Min(shares[state, k], shares[j, k]);
            partners.Add(
                new(
                    game.Readings.States[j],
                    0,
                    mine.Gain,
                    mine.Gain + game.Alone(j, state).Gain,
                    threats.Where(k => k != j).Sum(mine.Relief),
                    shared
                )
            );
        }
        return
        [
            .. partners.OrderByDescending(p => p.Gain).ThenBy(p => p.State).Select((p, at) => p with { Rank = at + 1 }),
        ];
    }
}
