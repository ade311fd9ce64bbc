namespace Counterpoise.Alignment;

/// <summary>What toggling a link brings its two members, in the unit of utility.</summary>
/// <param name="First">Gain of the first member; negative where it loses.</param>
/// <param name="Second">Gain of the second member; negative where it loses.</param>
/// <param name="FirstTie">The largest gain of the first that counts as none.</param>
/// <param name="SecondTie">The largest gain of the second that counts as none.</param>
/// <remarks>
/// A gain within 2^-40 of what is at stake for a member (the risk that it would bear alone and without power, and the link's cost) is
/// rounding and counts as none; nobody moves for it. The gain that a pair shares is held against the sum of both bounds.
/// </remarks>
public readonly record struct LinkGain(double First, double Second, double FirstTie, double SecondTie)
{
    /// <summary>Whether the link is made or falls under a rule.</summary>
    /// <param name="linked">Whether the link stands now.</param>
    /// <param name="rule">Whose consent counts.</param>
    public bool Improves(bool linked, ConsentRule rule)
    {
        if (rule == ConsentRule.Transfers)
            return First + Second > FirstTie + SecondTie;
        bool oneGains = First > FirstTie || Second > SecondTie;
        return oneGains && (linked || (First >= -FirstTie && Second >= -SecondTie));
    }
}
