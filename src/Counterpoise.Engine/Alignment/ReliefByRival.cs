namespace Counterpoise.Alignment;

/// <summary>Against whom a link is: what of each rival's risk it takes away from its two members.</summary>
/// <remarks>
/// The terms of <see cref="AlignmentGame"/>, rival by rival. Their sum less what the link costs the two is what the two gain by it. It is
/// worked out plainly, for a few links at a time; the search has its own kernels.
/// </remarks>
public static class ReliefByRival
{
    /// <summary>What a link takes away of each rival's risk, summed over its members.</summary>
    /// <param name="inputs">What is read of the states.</param>
    /// <param name="parameters">What the game weighs.</param>
    /// <param name="network">A network; whether it holds the link makes no difference.</param>
    /// <param name="first">Place of a member.</param>
    /// <param name="second">Place of the other.</param>
    /// <returns>In the unit of utility, roots of fear; negative where the link adds risk. Shape [states].</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such state, or both are one.</exception>
    public static double[] Of(
        GameInputs inputs,
        GameParameters parameters,
        AlignmentNetwork network,
        int first,
        int second
    )
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(network);
        network.Linked(first, second);
        var relief = new double[network.States];
        foreach (var (member, other) in (ReadOnlySpan<(int, int)>)[(first, second), (second, first)])
        {
            int[] without = [.. network.Partners(member).Where(partner => partner != other)];
            int[] with = [.. without.Append(other)];
            for (int rival = 0; rival < relief.Length; rival++)
            {
                if (rival != member)
                {
                    relief[rival] +=
                        Risk(inputs, parameters, member, rival, without)
                        - Risk(inputs, parameters, member, rival, with);
                }
            }
        }
        return relief;
    }

    /// <summary>
    /// The rival against whom a link is: the one of whose risk it takes the greatest part away; -1 where it takes nobody's.
    /// </summary>
    /// <param name="relief">What the link takes away of each rival's risk. Shape [states].</param>
    public static int Against(ReadOnlySpan<double> relief)
    {
        int most = -1;
        for (int rival = 0; rival < relief.Length; rival++)
        {
            if (relief[rival] > (most < 0 ? 0 : relief[most]))
                most = rival;
        }
        return most;
    }

    private static double Risk(GameInputs inputs, GameParameters p, int i, int k, int[] partners)
    {
        double weight = inputs.ThreatShares[i, k] * Math.Sqrt(inputs.Fear[i]);
        double arriving = inputs.Power[k] * inputs.Arrival[k, i];
        double against = inputs.Power[i];
        double guard = inputs.Nuclear[i];
        foreach (int j in partners)
        {
            guard = Math.Max(guard, p.Guarantee * inputs.Nuclear[j]);
            if (j == k)
                continue;
            double reliability = inputs.Reliability is { } given ? given[j] : p.Reliability;
            against +=
                (reliability * Math.Sqrt(inputs.ThreatShares[j, k]) * inputs.Power[j] * inputs.Arrival[j, i])
                + (p.Leverage * inputs.Leverage[j, k] * inputs.Power[k]);
        }
        double nuclear = p.NuclearWeight * inputs.Nuclear[k];
        double conventional = arriving > 0 ? arriving / (arriving + against) : 0;
        double risk = ((1 - nuclear) * conventional) + (nuclear * (1 - guard));
        double eased = Array.IndexOf(partners, k) >= 0 ? p.Appeasement * (1 - inputs.Intent[i, k]) : 0;
        return weight * risk * (1 - eased);
    }
}
