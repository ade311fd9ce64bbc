namespace Counterpoise.Alignment;

/// <summary>How stable networks are looked for.</summary>
public sealed record StabilityPlan
{
    /// <summary>How many of the first starts are not random: the empty network and the full one.</summary>
    public const int FixedStarts = 2;

    /// <summary>Whose consent counts.</summary>
    public ConsentRule Rule { get; init; } = ConsentRule.Transfers;

    /// <summary>Whether a network that no pair changes must also withstand coalitions of three (<see cref="CoalitionOfThree"/>).</summary>
    public bool Threes { get; init; }

    /// <summary>
    /// Number of starts, 1 or more: the empty network, the full one, then each link with a probability that is drawn anew for each
    /// start, uniform on 0..1.
    /// </summary>
    public int Starts { get; init; } = 100;

    /// <summary>Seed of the starts and of the orders in which links are tried.</summary>
    public ulong Seed { get; init; }

    /// <summary>Most threads to work on, or -1 for as many as there are cores; the result is the same.</summary>
    public int Threads { get; init; } = -1;

    /// <summary>
    /// Most networks to look through when a path returns to where it was, 1 or more; a path from where more can be reached is called
    /// unsettled.
    /// </summary>
    public int MostReachable { get; init; } = 4096;
}
