namespace Counterpoise.Alignment;

/// <summary>One admissible game of an ensemble, and where it comes to rest.</summary>
/// <param name="Inputs">What was read of the states, the unknown drawn within its bounds.</param>
/// <param name="Game">The game.</param>
/// <param name="Found">Its resting places.</param>
public sealed record DrawnGame(GameInputs Inputs, AlignmentGame Game, StableNetworks Found)
{
    /// <summary>
    /// Share of the resting places of which something is true, each counting the same, 0..1; of a cycle, the share of its networks. NaN
    /// where nothing came to rest.
    /// </summary>
    /// <param name="holds">What may be true of a network.</param>
    public double ShareOfPlaces(Func<AlignmentNetwork, bool> holds)
    {
        double share = 0;
        foreach (var place in Found.Places)
            share += (double)place.Networks.Count(holds) / place.Networks.Count;
        return share / Found.Places.Count;
    }
}
