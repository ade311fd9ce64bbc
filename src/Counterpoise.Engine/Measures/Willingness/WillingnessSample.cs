using Counterpoise.Record;

namespace Counterpoise.Measures.Willingness;

/// <summary>
/// Politically relevant directed dyad-years, each with what came before it and whether the rival began a militarised dispute
/// soon after. In the order of years, so that a span of years is a range of rows.
/// </summary>
/// <remarks>
/// A rival begins a dispute against the perceiver where the plan's rule of initiation says so and it acts with the least
/// hostility asked for in a year of the window. Where all that is known of a window is a dispute whose beginner is not
/// coded, the row is left out.
/// </remarks>
public sealed class WillingnessSample
{
    /// <summary>Names of the columns of opportunity, in their order.</summary>
    public static IReadOnlyList<string> OpportunityNames { get; } =
    ["rival's capability (log)", "own capability (log)", "arrival of the rival's power (log)", "land border"];

    internal const int OpportunityCount = 4;

    private readonly int[] _yearStarts;

    private WillingnessSample(WillingnessPlan plan, Gathered[] years)
    {
        Plan = plan;
        Rows = years.Sum(y => y.Outcomes.Count);
        Years = new int[Rows];
        Perceivers = new StateCode[Rows];
        Rivals = new StateCode[Rows];
        Outcomes = new bool[Rows];
        Opportunity = new double[OpportunityCount * Rows];
        EventStarts = new int[Rows + 1];
        Events = new WeighedEvent[years.Sum(y => y.Events.Count)];
        _yearStarts = new int[years.Length + 1];
        int row = 0;
        int at = 0;
        for (int y = 0; y < years.Length; y++)
        {
            _yearStarts[y] = row;
            var gathered = years[y];
            WithoutFigures += gathered.WithoutFigures;
            NewMembers += gathered.NewMembers;
            NotCoded += gathered.NotCoded;
            int read = 0;
            for (int r = 0; r < gathered.Outcomes.Count; r++, row++)
            {
                Years[row] = plan.Years.First.Value + y;
                (Perceivers[row], Rivals[row]) = gathered.Pairs[r];
                Outcomes[row] = gathered.Outcomes[r];
                for (int c = 0; c < OpportunityCount; c++)
                    Opportunity[(c * Rows) + row] = gathered.Opportunity[(r * OpportunityCount) + c];
                EventStarts[row] = at;
                for (; read < gathered.EventEnds[r]; read++)
                    Events[at++] = gathered.Events[read];
            }
        }
        _yearStarts[^1] = row;
        EventStarts[Rows] = at;
    }

    /// <summary>What it was gathered by.</summary>
    public WillingnessPlan Plan { get; }

    /// <summary>Number of directed dyad-years.</summary>
    public int Rows { get; }

    /// <summary>Directed dyad-years left out since a figure of opportunity is unknown.</summary>
    public int WithoutFigures { get; }

    /// <summary>Directed dyad-years left out since one of the two was no member of the system in the year before.</summary>
    public int NewMembers { get; }

    /// <summary>Directed dyad-years left out since who began the disputes of the window is not coded.</summary>
    public int NotCoded { get; }

    /// <summary>A row, 0..Rows - 1.</summary>
    public WillingnessRow this[int row] => new(new(Years[row]), new(Perceivers[row], Rivals[row]), Outcomes[row]);

    /// <summary>Number of rows in which a dispute followed, in a range of rows.</summary>
    public int Positives(Range rows)
    {
        var (first, count) = rows.GetOffsetAndLength(Rows);
        return Outcomes.AsSpan(first, count).Count(true);
    }

    /// <summary>The rows of a span of years; those of it that lie outside the plan's are none.</summary>
    public Range RowsOf(YearSpan years)
    {
        int first = Math.Clamp(years.First.Value - Plan.Years.First.Value, 0, _yearStarts.Length - 1);
        int end = Math.Clamp(years.Last.Value - Plan.Years.First.Value + 1, first, _yearStarts.Length - 1);
        return _yearStarts[first].._yearStarts[end];
    }

    /// <summary>Year of every row. Shape [rows].</summary>
    internal int[] Years { get; }

    /// <summary>Perceiver of every row. Shape [rows].</summary>
    internal StateCode[] Perceivers { get; }

    /// <summary>Rival of every row. Shape [rows].</summary>
    internal StateCode[] Rivals { get; }

    /// <summary>Whether the rival began a dispute in the window. Shape [rows].</summary>
    internal bool[] Outcomes { get; }

    /// <summary>Opportunity in the year before, column after column. Shape [columns, rows].</summary>
    internal double[] Opportunity { get; }

    /// <summary>Where each row's events begin. Shape [rows + 1].</summary>
    internal int[] EventStarts { get; }

    /// <summary>Events that came before each row. Shape [events].</summary>
    internal WeighedEvent[] Events { get; }

    /// <summary>Gathers a sample.</summary>
    /// <param name="measurements">A record of the whole system. Evidence takes no part.</param>
    /// <param name="plan">What to gather.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="FaultyInputException">A window reaches beyond the list of disputes, or the years beyond the record.</exception>
    public static WillingnessSample Of(
        Measurements measurements,
        WillingnessPlan plan,
        CancellationToken cancellation = default
    ) => Of(measurements, plan, -1, cancellation);

    /// <summary>Gathers a sample with a limit of threads.</summary>
    /// <param name="measurements">A record of the whole system. Evidence takes no part.</param>
    /// <param name="plan">What to gather.</param>
    /// <param name="threads">Most threads; -1 for as many as there are. The result does not depend on it.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="FaultyInputException">A window reaches beyond the list of disputes, or the years beyond the record.</exception>
    public static WillingnessSample Of(
        Measurements measurements,
        WillingnessPlan plan,
        int threads,
        CancellationToken cancellation = default
    )
    {
        Check(measurements.World, plan);
        var initiations = Initiations(measurements.World, plan);
        var years = new Gathered[plan.Years.Count];
        Parallel.For(
            0,
            years.Length,
            new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = threads },
            y => years[y] = new(measurements, plan, plan.Years.First.Plus(y), initiations)
        );
        return new(plan, years);
    }

    private static void Check(World world, WillingnessPlan plan)
    {
        if (plan.Horizon < 1 || plan.LeastHostility is < 1 or > 5)
            throw new ArgumentOutOfRangeException(nameof(plan), plan, "A horizon is 1 or more, and hostility 1..5.");
        if (world.CoverageOf(EventList.Disputes) is not { } disputes)
            throw Fault("the record has no list of disputes; add one with 'counterpoise data add'.");
        var last = plan.Years.Last.Plus(plan.Horizon - 1);
        // In the list's first year a quiet past cannot be told from an unknown one.
        if (plan.Years.First <= disputes.Years.First || last > disputes.Years.Last)
        {
            throw Fault(
                $"{plan.Years} with windows of {plan.Horizon} years reaches beyond the list of disputes ({disputes.Years}); choose years from "
                    + $"{disputes.Years.First.Plus(1)} to {disputes.Years.Last.Plus(1 - plan.Horizon)}."
            );
        }
        if (!world.Years.Contains(plan.Years.First.Plus(-1)) || !world.Years.Contains(plan.Years.Last))
            throw Fault(
                $"{plan.Years} and the year before reach beyond the record ({world.Years}); choose years within it."
            );

        static FaultyInputException Fault(string message) => new("--years", 0, message, "nothing was computed");
    }

    // First years of disputes by pair, where the rival acted with enough hostility in a year: (first, year).
    private static ILookup<DirectedDyad, (int First, int Year, bool? Began)> Initiations(
        World world,
        WillingnessPlan plan
    )
    {
        return world
            .Disputes.Where(d => d.Hostility >= plan.LeastHostility && Began(d) != false)
            .ToLookup(d => d.Dyad, d => (d.First.Value, d.Year.Value, Began(d)));

        bool? Began(DisputeYear d) =>
            plan.Initiation == InitiationRule.Originator ? d.Originator != false : d.Initiator;
    }

    private sealed class Gathered
    {
        public Gathered(
            Measurements measurements,
            WillingnessPlan plan,
            Year year,
            ILookup<DirectedDyad, (int First, int Year, bool? Began)> initiations
        )
        {
            var world = measurements.World;
            var slice = world.At(year);
            var before = world.At(year.Plus(-1));
            // The elicited parameters are what there is before anything is estimated.
            var specification = Specification.Default with
            {
                Intent = IntentMeasure.Assumed,
            };
            var capability = measurements.CapabilityOf(before.Year, specification.Capability);
            // A measured zero stands for "too small to count", as in threat.
            double floor = measurements.Parameters["threat.floor"];
            int horizonEnd = year.Value + plan.Horizon;
            foreach (var perceiver in slice.States)
            {
                if (plan.HeldOut.Contains(perceiver))
                    continue;
                int self = before.IndexOf(perceiver);
                var relevant = PoliticalRelevance.Row(world, perceiver, year);
                var arrival = self < 0 ? null : measurements.ArrivalAt(perceiver, before.Year, specification).Values;
                var contiguity = self < 0 ? [] : before.Matrix(Variables.Contiguity);
                var events = measurements
                    .EventsOf(perceiver, year, specification)
                    .Where(e => e.Standing == Standing.Computed)
                    .ToLookup(e => e.Rival);
                for (int j = 0; j < slice.Count; j++)
                {
                    var rival = slice.States[j];
                    if (!relevant[j] || plan.HeldOut.Contains(rival))
                        continue;
                    int other = before.IndexOf(rival);
                    if (self < 0 || other < 0)
                    {
                        NewMembers++;
                        continue;
                    }
                    double border = contiguity.IsEmpty ? double.NaN : contiguity[(self * before.Count) + other];
                    ReadOnlySpan<double> row =
                    [
                        Math.Log(Math.Max(capability.Values[other], floor)),
                        Math.Log(Math.Max(capability.Values[self], floor)),
                        Math.Log(Math.Max(arrival![other], floor)),
                        double.IsNaN(border) ? double.NaN
                        : border.Equals(1) ? 1
                        : 0,
                    ];
                    if (!AllKnown(row))
                    {
                        WithoutFigures++;
                        continue;
                    }
                    bool? followed = false;
                    foreach (var (first, when, began) in initiations[new(perceiver, rival)])
                    {
                        if (first >= year.Value && first < horizonEnd && when < horizonEnd && followed != true)
                            followed = began;
                    }
                    if (followed is not { } outcome)
                    {
                        NotCoded++;
                        continue;
                    }
                    Pairs.Add((perceiver, rival));
                    Opportunity.AddRange(row);
                    Outcomes.Add(outcome);
                    foreach (var one in events[rival])
                        Events.Add(WeighedEvent.Of(one, year));
                    EventEnds.Add(Events.Count);
                }
            }
        }

        public List<(StateCode Perceiver, StateCode Rival)> Pairs { get; } = [];

        public List<bool> Outcomes { get; } = [];

        public List<double> Opportunity { get; } = [];

        public List<WeighedEvent> Events { get; } = [];

        public List<int> EventEnds { get; } = [];

        public int WithoutFigures { get; }

        public int NewMembers { get; }

        public int NotCoded { get; }

        private static bool AllKnown(ReadOnlySpan<double> row)
        {
            foreach (double value in row)
            {
                if (double.IsNaN(value))
                    return false;
            }
            return true;
        }
    }
}
