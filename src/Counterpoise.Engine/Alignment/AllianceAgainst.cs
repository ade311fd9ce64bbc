namespace Counterpoise.Alignment;

/// <summary>Alliances against one rival in a network: links by which more of its risk than of anybody else's is taken away.</summary>
public static class AllianceAgainst
{
    /// <summary>Whether a state has a link against a rival.</summary>
    /// <param name="game">The game.</param>
    /// <param name="network">A network of it.</param>
    /// <param name="state">Place of the state.</param>
    /// <param name="rival">Place of the rival.</param>
    public static bool Any(DrawnGame game, AlignmentNetwork network, int state, int rival)
    {
        ArgumentNullException.ThrowIfNull(network);
        return network
            .Partners(state)
            .Any(partner => partner != rival && IsAgainst(game, network, state, partner, rival));
    }

    /// <summary>
    /// Whether a state stands in a tight alliance against a rival: linked to two states that are linked with each other, all three links
    /// against the rival.
    /// </summary>
    /// <param name="game">The game.</param>
    /// <param name="network">A network of it.</param>
    /// <param name="state">Place of the state.</param>
    /// <param name="rival">Place of the rival.</param>
    public static bool IsTight(DrawnGame game, AlignmentNetwork network, int state, int rival)
    {
        ArgumentNullException.ThrowIfNull(network);
        int[] partners =
        [
            .. network.Partners(state).Where(p => p != rival && IsAgainst(game, network, state, p, rival)),
        ];
        for (int i = 0; i < partners.Length; i++)
        {
            for (int j = i + 1; j < partners.Length; j++)
            {
                if (
                    network.Linked(partners[i], partners[j])
                    && IsAgainst(game, network, partners[i], partners[j], rival)
                )
                    return true;
            }
        }
        return false;
    }

    /// <summary>Whether what a link takes away of third states' risk is above all one rival's.</summary>
    /// <param name="game">The game.</param>
    /// <param name="network">A network of it.</param>
    /// <param name="first">Place of a member.</param>
    /// <param name="second">Place of the other.</param>
    /// <param name="rival">Place of the rival.</param>
    public static bool IsAgainst(DrawnGame game, AlignmentNetwork network, int first, int second, int rival)
    {
        ArgumentNullException.ThrowIfNull(game);
        var relief = ReliefByRival.Of(game.Inputs, game.Game.Parameters, network, first, second);
        return ReliefByRival.Against(relief, first, second) == rival;
    }
}
