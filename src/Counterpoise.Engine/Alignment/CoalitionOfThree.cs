namespace Counterpoise.Alignment;

/// <summary>Three states that would together leave a network for another.</summary>
/// <remarks>
/// fordham2016: alliances are made by more than two at once. Three states add at least one link among themselves, each drops whatever
/// of its own links serves it best, also within the three, and each gains in its own utility by more than a tie. No payments are counted,
/// neither among the three nor from those who are dropped, whatever the rule for pairs (ours).
/// </remarks>
/// <param name="First">Place of a state.</param>
/// <param name="Second">Place of another, after the first.</param>
/// <param name="Third">Place of the third, after the second.</param>
/// <param name="Toggled">The links that they make or drop, in order; the lower state first.</param>
public sealed record CoalitionOfThree(int First, int Second, int Third, IReadOnlyList<(int First, int Second)> Toggled);
