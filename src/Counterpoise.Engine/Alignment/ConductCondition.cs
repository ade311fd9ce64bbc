using Counterpoise.Measures;

namespace Counterpoise.Alignment;

/// <summary>One condition of conduct: its figure, held against a threshold.</summary>
/// <param name="Test">The condition.</param>
/// <param name="Figure">The figure; NaN throughout where nothing is known of it.</param>
/// <param name="Unit">Unit of the figure.</param>
/// <param name="Threshold">The threshold, a parameter with its range.</param>
/// <param name="Standing">What the figure rests on; the threshold is always ours.</param>
/// <param name="Note">What the figure says, or why there is none, in a sentence.</param>
public sealed record ConductCondition(
    ConductTest Test,
    BoundedFigure Figure,
    string Unit,
    Parameter Threshold,
    Standing Standing,
    string Note
)
{
    /// <summary>Whether the condition holds where the figure lies below the threshold rather than at it or above.</summary>
    public bool HoldsBelow => Test is ConductTest.Weak or ConductTest.Appeasable;

    /// <summary>Whether the condition holds at the convention's value, or in the middle of the bounds; null where nothing is known.</summary>
    public bool? Holds => Figure.IsBounded ? HoldsAt(Figure.Middle, Threshold.Value) : null;

    /// <summary>Whether the condition may hold, and whether it may not, over every admissible value of what is unknown.</summary>
    public IReadOnlyList<bool> Admissible =>
        Figure.IsBounded
            ?
            [
                .. new[] { HoldsAt(Figure.Low, Threshold.Value), HoldsAt(Figure.High, Threshold.Value) }
                    .Distinct()
                    .Order(),
            ]
            : [false, true];

    internal bool HoldsAt(double figure, double threshold) => HoldsBelow ? figure < threshold : figure >= threshold;
}
