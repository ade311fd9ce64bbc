using Counterpoise.Alignment;
using Counterpoise.Record;

namespace Counterpoise.Briefs;

/// <summary>A link of the game of alignment beside what was observed of the pair.</summary>
/// <param name="A">The state with the lower code.</param>
/// <param name="B">The state with the higher code.</param>
/// <param name="Outcome">What came out.</param>
/// <param name="Observed">What was observed in the year.</param>
/// <param name="Before">What was observed in the year before; null where the record does not hold it.</param>
/// <param name="GainOfA">What the link brings A, in roots of fear; NaN where unknown.</param>
/// <param name="GainOfB">What the link brings B, in roots of fear; NaN where unknown.</param>
internal sealed record ObservedLink(
    StateCode A,
    StateCode B,
    LinkOutcome Outcome,
    ObservedStance Observed,
    Stance? Before,
    double GainOfA,
    double GainOfB
)
{
    private const double Half = 0.5;

    /// <summary>What was observed; null where it is unknown.</summary>
    public Stance? Stance => StanceOf(Observed);

    /// <summary>Whether half of the equilibria or more hold the link; null where nothing came to rest.</summary>
    public bool? Predicted => double.IsNaN(Outcome.ShareOfEquilibria) ? null : Outcome.ShareOfEquilibria >= Half;

    public static ObservedLink Of(World world, AlignmentReadings readings, LinkOutcome outcome)
    {
        var (first, second) = (readings.States[outcome.First], readings.States[outcome.Second]);
        bool inOrder = first.CompareTo(second) < 0;
        var (a, b) = inOrder ? (first, second) : (second, first);
        var before = readings.Year.Plus(-1);
        return new(
            a,
            b,
            outcome,
            ObservedStance.Of(world, new Dyad(a, b), readings.Year),
            world.Years.Contains(before) ? StanceOf(ObservedStance.Of(world, new Dyad(a, b), before)) : null,
            inOrder ? outcome.GainOfFirst : outcome.GainOfSecond,
            inOrder ? outcome.GainOfSecond : outcome.GainOfFirst
        );
    }

    private static Stance? StanceOf(ObservedStance observed) =>
        observed.Stance is Reading<Stance>.Known(var stance, _) ? stance : null;
}
