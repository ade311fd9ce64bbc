namespace Counterpoise.Alignment.Weights;

/// <summary>A pair of states in a year, linked or not.</summary>
/// <param name="First">Place of the first state.</param>
/// <param name="Second">Place of the second state, greater than the first.</param>
/// <param name="Linked">Whether an obligation to defend stood, in either direction.</param>
/// <param name="Treaties">The treaties that may carry it; empty where there is no link, or no treaty is known that does.</param>
public readonly record struct ObservedPair(int First, int Second, bool Linked, IReadOnlyList<int> Treaties);

/// <summary>The game of a year, as far as the record tells it, and the links that stood.</summary>
public sealed record ObservedLinks
{
    /// <summary>The year.</summary>
    public required Year Year { get; init; }

    /// <summary>The states. Shape [states].</summary>
    public required IReadOnlyList<StateCode> States { get; init; }

    /// <summary>What is read of the states; leverage and admissible pairs are not taken from it.</summary>
    public required GameInputs Inputs { get; init; }

    /// <summary>Leverage by trade or evidence, 0..1. Shape [holder, over].</summary>
    public required double[,] Held { get; init; }

    /// <summary>Whether a defence pact stood a year before, 0..1. Shape [holder, over].</summary>
    public required double[,] Pacts { get; init; }

    /// <summary>Every link that stood, also of pairs that have no row. Shape [states, states]; symmetric.</summary>
    public required bool[,] Linked { get; init; }

    /// <summary>The pairs that are told, each once.</summary>
    public required IReadOnlyList<ObservedPair> Pairs { get; init; }
}
