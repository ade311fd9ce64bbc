using System.Numerics;

namespace Counterpoise.Alignment;

/// <summary>
/// A configuration of states in two camps, told from its mirror image by nothing: the first state is always in the first camp,
/// and the second camp may be empty.
/// </summary>
public readonly record struct TwoCamps
{
    private readonly uint _second;

    internal TwoCamps(int states, uint configuration) => (States, _second) = (states, configuration << 1);

    /// <summary>Number of states, 2..24.</summary>
    public int States { get; }

    /// <summary>Number of states in the second camp, 0..States - 1.</summary>
    public int InSecond => BitOperations.PopCount(_second);

    /// <summary>The camp of a state: 1 or 2.</summary>
    /// <param name="state">Place of the state in the list that the landscape was computed from, 0..States - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such state.</exception>
    public int CampOf(int state)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(state);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(state, States);
        return 1 + (int)((_second >> state) & 1);
    }

    /// <summary>Whether two states are in one camp.</summary>
    /// <param name="first">Place of a state, 0..States - 1.</param>
    /// <param name="second">Place of a state, 0..States - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such state.</exception>
    public bool Together(int first, int second) => CampOf(first) == CampOf(second);
}
