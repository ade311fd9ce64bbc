namespace Counterpoise.Alignment;

/// <summary>Against whom a link is: what of each rival's risk it takes away from its two members.</summary>
/// <remarks>
/// The reliefs of both members' <see cref="GainAccount"/>, rival by rival. Their sum less what the link costs the two is what the two gain.
/// </remarks>
public static class ReliefByRival
{
    /// <summary>What a link takes away of each rival's risk, summed over its members.</summary>
    /// <param name="inputs">What is read of the states.</param>
    /// <param name="parameters">What the game weighs.</param>
    /// <param name="network">A network; whether it holds the link makes no difference.</param>
    /// <param name="first">Place of a member.</param>
    /// <param name="second">Place of the other.</param>
    /// <returns>In the unit of utility, roots of fear, 0 or more: what a link costs, entrapment among it, is no risk of a rival's. Shape [states].</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such state, or both are one.</exception>
    public static double[] Of(
        GameInputs inputs,
        GameParameters parameters,
        AlignmentNetwork network,
        int first,
        int second
    )
    {
        var accounts =
            (ReadOnlySpan<GainAccount>)
                [
                    GainAccount.Of(inputs, parameters, network, first, second),
                    GainAccount.Of(inputs, parameters, network, second, first),
                ];
        var relief = new double[network.States];
        foreach (var account in accounts)
        {
            for (int rival = 0; rival < relief.Length; rival++)
                relief[rival] += account.Relief(rival);
        }
        return relief;
    }

    /// <summary>
    /// The rival against whom a link is: the third state of whose risk it takes the greatest part away; -1 where it takes nobody's. What a link
    /// eases between its two members is no stand against anybody.
    /// </summary>
    /// <param name="relief">What the link takes away of each rival's risk. Shape [states].</param>
    /// <param name="first">Place of a member.</param>
    /// <param name="second">Place of the other.</param>
    public static int Against(ReadOnlySpan<double> relief, int first, int second)
    {
        int most = -1;
        for (int rival = 0; rival < relief.Length; rival++)
        {
            if (rival != first && rival != second && relief[rival] > (most < 0 ? 0 : relief[most]))
                most = rival;
        }
        return most;
    }
}
