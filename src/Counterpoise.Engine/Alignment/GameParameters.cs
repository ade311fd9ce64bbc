namespace Counterpoise.Alignment;

/// <summary>What the game of alignment weighs, each a number of ours to be drawn from its range or estimated.</summary>
/// <remarks>
/// A set out of range is refused by <see cref="AlignmentGame.Of"/>, which names every member at fault. Costs are in the unit of
/// utility, the square root of fear: a state whose fear is the system's mean and whose power is nothing has a utility of -1.
/// </remarks>
public sealed record GameParameters
{
    /// <summary>How much of the risk from a partner the link with it takes away where nothing is feared of its intent, 0..1.</summary>
    public double Appeasement { get; init; }

    /// <summary>How much of a rival's power full leverage over it outweighs, 0 or more.</summary>
    public double Leverage { get; init; }

    /// <summary>The part of a rival's risk that is nuclear where it has the weapon, which conventional power does not answer, 0..1.</summary>
    public double NuclearWeight { get; init; }

    /// <summary>How far a partner's weapon stands in for one's own, 0..1.</summary>
    public double Guarantee { get; init; }

    /// <summary>Cost of any link, 0 or more.</summary>
    public double Autonomy { get; init; }

    /// <summary>Cost of being drawn into a partner's quarrels, per unit of what the partner fears and oneself does not, 0 or more.</summary>
    public double Entrapment { get; init; }

    /// <summary>Cost of a link with a state that one fears, per unit of that fear, 0 or more.</summary>
    public double Mistrust { get; init; }

    /// <summary>Reliability of every state where the inputs give none, 0..1.</summary>
    public double Reliability { get; init; } = 1;
}
