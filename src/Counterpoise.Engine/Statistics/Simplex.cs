namespace Counterpoise.Statistics;

/// <summary>Weights on the simplex, and the least change of them that overturns a ranking.</summary>
public static class Simplex
{
    // Weights may come from floats, or as decimals from a file.
    private const double Tolerance = 1e-6;

    /// <summary>Finds the weights nearest in L1 to given ones under which a leader no longer scores above a challenger.</summary>
    /// <param name="weights">Weights, each <paramref name="floor"/> or more, summing to one (both within 1e-6). Shape [k].</param>
    /// <param name="lead">
    /// Leader's factor less challenger's, by factor, finite, on the scale that the weights multiply: for exponents, the
    /// standardised logarithms. Shape [k].
    /// </param>
    /// <param name="overturning">
    /// Receives the weights at which the two scores meet; the weights given, if the leader does not lead. Not written when the
    /// result is null. Shape [k]. May be the same span as <paramref name="weights"/>.
    /// </param>
    /// <param name="floor">Least weight allowed, 0..1/k.</param>
    /// <returns>
    /// The L1 distance between the two sets of weights, 0..2, which is twice the mass moved; 0 if the leader does not lead; null
    /// if the leader scores above the challenger under every admissible weighting. Where the least score is exactly zero the
    /// challenger can draw level and no more; that counts as overturned.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// The shapes disagree or are empty, a lead is not finite, or the weights lie off the simplex.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The floor lies outside 0..1/k or is not a number.</exception>
    /// <remarks>
    /// Exact, by the argument for the fractional knapsack. A change that stays on the simplex takes mass m from some factors and
    /// gives the same mass to others, at an L1 distance of 2m. Of all ways to give, the factor with the least lead lowers the score
    /// most; of all ways to take, so do the factors with the greatest leads, each down to its floor, one after the other. So for each
    /// m this pair lowers the score as far as m can, the further the greater m, and the first m at which the score reaches zero is the
    /// least. Equal leads leave several nearest weightings; the factor that comes first gives, or receives, first. Ours.
    /// </remarks>
    public static double? NearestOverturning(
        ReadOnlySpan<double> weights,
        ReadOnlySpan<double> lead,
        Span<double> overturning,
        double floor = 0
    )
    {
        Check(weights, lead, overturning, floor);
        var score = OrderedSum.Dot(weights, lead);
        if (score <= 0)
        {
            weights.CopyTo(overturning);
            return 0;
        }
        var receiver = IndexOfLeast(lead);
        if ((floor * OrderedSum.Of(lead)) + ((1 - (weights.Length * floor)) * lead[receiver]) > 0)
            return null;

        weights.CopyTo(overturning);
        var moved = 0.0;
        for (
            var donor = NextDonor(lead, -1, receiver);
            score > 0 && donor >= 0;
            donor = NextDonor(lead, donor, receiver)
        )
        {
            var gap = lead[donor] - lead[receiver];
            var spare = Math.Max(0, overturning[donor] - floor);
            var mass = Math.Min(spare, score / gap);
            overturning[donor] -= mass;
            moved += mass;
            score = mass < spare ? 0 : score - (mass * gap);
        }
        overturning[receiver] += moved;
        return 2 * moved;
    }

    private static void Check(
        ReadOnlySpan<double> weights,
        ReadOnlySpan<double> lead,
        Span<double> overturning,
        double floor
    )
    {
        if (weights.IsEmpty || lead.Length != weights.Length || overturning.Length != weights.Length)
        {
            throw new ArgumentException(
                $"{weights.Length} weights, {lead.Length} leads and room for {overturning.Length}; give as many of each, at least one.",
                nameof(lead)
            );
        }
        if (!(floor >= 0 && floor <= 1.0 / weights.Length))
        {
            throw new ArgumentOutOfRangeException(
                nameof(floor),
                floor,
                $"A floor of {weights.Length} weights lies in 0..1/{weights.Length}."
            );
        }
        for (var i = 0; i < weights.Length; i++)
        {
            if (!double.IsFinite(lead[i]))
                throw new ArgumentException($"Lead {i} is {lead[i]}; leads are finite.", nameof(lead));
            if (!(weights[i] >= floor - Tolerance))
                throw new ArgumentException($"Weight {i} is {weights[i]}, below the floor {floor}.", nameof(weights));
        }
        var sum = OrderedSum.Of(weights);
        if (!(Math.Abs(sum - 1) <= Tolerance))
            throw new ArgumentException($"Weights sum to {sum}, not to 1.", nameof(weights));
    }

    private static int IndexOfLeast(ReadOnlySpan<double> lead)
    {
        var least = 0;
        for (var i = 1; i < lead.Length; i++)
        {
            if (lead[i] < lead[least])
                least = i;
        }
        return least;
    }

    /// <summary>The factor that gives after <paramref name="previous"/> (-1 for the first), by falling lead, then by place; -1 for none.</summary>
    private static int NextDonor(ReadOnlySpan<double> lead, int previous, int receiver)
    {
        var next = -1;
        for (var i = 0; i < lead.Length; i++)
        {
            var comesLater =
                previous < 0 || lead[i] < lead[previous] || (lead[i].Equals(lead[previous]) && i > previous);
            if (comesLater && lead[i] > lead[receiver] && (next < 0 || lead[i] > lead[next]))
                next = i;
        }
        return next;
    }
}
