using Counterpoise.Record;

namespace Counterpoise.Theories;

/// <summary>
/// How often a state tried to change the status quo by force or the threat of it in the years before one: the disputes in
/// which the record codes it as revisionist from the first day. The measure is ours; schweller1994 and schweller1998 code interests by hand.
/// </summary>
public sealed class Revisionism
{
    private readonly HashSet<StateCode> _pressed = [];
    private readonly HashSet<StateCode> _mayHavePressed = [];
    private readonly bool _unseen;

    private Revisionism(StateCode state, YearSpan window, bool unseen) =>
        (State, Window, _unseen, Disputes) = (state, window, unseen, DyadReading.Absent("not read", new(0, 0)));

    /// <summary>The state.</summary>
    public StateCode State { get; }

    /// <summary>The years read, the last of them the year before the one asked for.</summary>
    public YearSpan Window { get; }

    /// <summary>
    /// Number of disputes in which it was revisionist from the first day, each counted once. A dispute without a coding may be one more; where
    /// the list of disputes does not reach over the window there may be any number more.
    /// </summary>
    public DyadReading Disputes { get; private set; }

    /// <summary>The states against which it was revisionist, by rising code.</summary>
    public IReadOnlyList<StateCode> Pressed => [.. _pressed.Order()];

    /// <summary>Whether it pressed a state, as the record has it: no where the record does not say.</summary>
    public bool HasPressed(StateCode other) => _pressed.Contains(other);

    /// <summary>Whether it may have pressed a state, for all that the record says.</summary>
    public bool MayHavePressed(StateCode other) =>
        _unseen || _pressed.Contains(other) || _mayHavePressed.Contains(other);

    /// <summary>Whether it is a revisionist by the record's own count, from a threshold on.</summary>
    public bool IsRevisionist(double threshold) =>
        Disputes.Value is Reading<double>.Known(var count, _)
            ? count >= threshold
            : Disputes.Admissible.Low >= threshold;

    /// <summary>Every answer to the same question that what is unknown allows; one, or two.</summary>
    public IReadOnlyList<bool> MayBeRevisionist(double threshold) =>
        Disputes.Admissible.Low >= threshold ? [true]
        : Disputes.Admissible.High >= threshold ? [false, true]
        : [false];

    /// <summary>Reads a state's record before a year.</summary>
    /// <param name="world">The record. A case holds only the disputes among its own states.</param>
    /// <param name="state">The state.</param>
    /// <param name="year">The year; nothing of it or after it is read.</param>
    /// <param name="years">Length of the window, at least one year.</param>
    /// <param name="hostility">Least hostility of a dispute that counts, 1..5.</param>
    public static Revisionism Of(World world, StateCode state, Year year, int years, double hostility)
    {
        var window = new YearSpan(year.Plus(-years), year.Plus(-1));
        if (world.CoverageOf(EventList.Disputes) is not { } coverage)
        {
            return new(state, window, true)
            {
                Disputes = DyadReading.Absent("no data set of this record carries disputes", AnyFrom(0)),
            };
        }
        bool unseen = !coverage.Years.Contains(window.First) || !coverage.Years.Contains(window.Last);
        bool member =
            world.Identity.Find(state)?.Membership.Any(m => m.First <= window.Last && m.Last >= window.First) ?? false;
        // What a state did before it was one is not known, whom it pressed no more than how often.
        var result = new Revisionism(state, window, unseen || !member);
        HashSet<int> certain = [];
        HashSet<int> possible = [];
        for (int i = FirstFrom(world.Disputes, window.First); i < world.Disputes.Count; i++)
        {
            var row = world.Disputes[i];
            if (row.Year > window.Last)
                break;
            if (row.Dyad.Rival != state || row.Hostility < hostility)
                continue;
            // Whoever joins another's dispute did not raise the question.
            if (row.Revisionist == false || row.Originator == false)
                continue;
            bool coded = row is { Revisionist: true, Originator: true };
            (coded ? certain : possible).Add(row.Number);
            (coded ? result._pressed : result._mayHavePressed).Add(row.Dyad.Perceiver);
        }
        possible.ExceptWith(certain);
        result.Disputes = (unseen, member) switch
        {
            (true, _) => DyadReading.Absent(
                $"{coverage.Source.Short} covers {coverage.Years}, not all of {window}, for disputes",
                AnyFrom(certain.Count)
            ),
            (_, false) => DyadReading.Absent(
                $"{world.Identity.NameOf(state)} was no member of the state system in {window}",
                AnyFrom(0)
            ),
            _ => DyadReading.Within(
                certain.Count,
                coverage.Source,
                new Bounds(certain.Count, certain.Count + possible.Count)
            ),
        };
        return result;
    }

    private static Bounds AnyFrom(int count) => new(count, double.PositiveInfinity);

    // Disputes stand by rising year.
    private static int FirstFrom(IReadOnlyList<DisputeYear> disputes, Year year)
    {
        int low = 0;
        int high = disputes.Count;
        while (low < high)
        {
            int middle = low + (high - low) / 2;
            if (disputes[middle].Year < year)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
