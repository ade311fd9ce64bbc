using Counterpoise.Measures;
using Counterpoise.Statistics;

namespace Counterpoise.Alignment;

/// <summary>What a state is expected to do about the rival that it fears most, with all that the expectation turns on.</summary>
public sealed record ConductFinding
{
    private ConductFinding() { }

    /// <summary>The state.</summary>
    public required StateCode State { get; init; }

    /// <summary>The year.</summary>
    public required Year Year { get; init; }

    /// <summary>The rival that it fears most; null where none is known.</summary>
    public StateCode? Against { get; init; }

    /// <summary>The conduct, or why none can be told: no known threat, or admissible values that disagree.</summary>
    public required Reading<Conduct> Conduct { get; init; }

    /// <summary>Every conduct that admissible values of what is unknown allow, in order; one where it is determinate.</summary>
    public IReadOnlyList<Conduct> Admissible { get; init; } = [];

    /// <summary>Whether admissible values of what is unknown disagree.</summary>
    public bool IsIndeterminate => Admissible.Count > 1;

    /// <summary>The rule's reason at the figures as they are known, in a sentence; empty where there is no figure.</summary>
    public string Rule { get; init; } = "";

    /// <summary>The conditions, each with its figure and threshold.</summary>
    public IReadOnlyList<ConductCondition> Conditions { get; init; } = [];

    /// <summary>The single conditions that would turn the conduct, were they otherwise, with the conduct that would follow.</summary>
    public IReadOnlyList<(ConductTest Test, Conduct Instead)> Turning { get; init; } = [];

    /// <summary>Share of admissible thresholds, drawn from their ranges, under which the conduct is the same, 0..1; null where none is told.</summary>
    public double? ShareOfThresholds { get; init; }

    /// <summary>
    /// With whom it would balance: those bound to defend it a year before, then those who would consent and take away enough of the risk, each
    /// the greatest help first.
    /// </summary>
    public IReadOnlyList<StateCode> Allies { get; init; } = [];

    /// <summary>Those of <see cref="Allies"/> that were bound to defend it a year before.</summary>
    public IReadOnlyList<StateCode> Held { get; init; } = [];

    /// <summary>The states over whose gaps the conduct was looked at; the conduct is determinate over these alone.</summary>
    public IReadOnlyList<StateCode> OverGapsOf { get; init; } = [];

    /// <summary>States with gaps that could move the conduct and were not opened, for want of room.</summary>
    public IReadOnlyList<StateCode> GapsLeft { get; init; } = [];

    /// <summary>The state that would bear the burden; null where there is none.</summary>
    public StateCode? Bearer { get; init; }

    /// <summary>Applies the rule to figures.</summary>
    /// <param name="state">The state.</param>
    /// <param name="year">The year.</param>
    /// <param name="against">The rival that it fears most.</param>
    /// <param name="conditions">Every condition once.</param>
    /// <param name="draws">Number of draws of thresholds, 1 or more.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <exception cref="ArgumentException">A condition is missing or given twice.</exception>
    public static ConductFinding Of(
        StateCode state,
        Year year,
        StateCode against,
        IReadOnlyList<ConductCondition> conditions,
        int draws,
        ulong seed
    )
    {
        ArgumentNullException.ThrowIfNull(conditions);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(draws);
        var tests = Enum.GetValues<ConductTest>();
        if (!conditions.Select(c => c.Test).Order().SequenceEqual(tests))
            throw new ArgumentException("Every condition is given once.", nameof(conditions));
        var byTest = conditions.ToDictionary(c => c.Test);
        var admissible = new SortedSet<Conduct>();
        Collect(0, []);
        var finding = new ConductFinding
        {
            State = state,
            Year = year,
            Against = against,
            Conduct =
                admissible.Count == 1
                    ? new Reading<Conduct>.Known(admissible.Single(), new Source("counterpoise", "conduct"))
                    : new Reading<Conduct>.Absent(
                        $"what is unknown decides between {string.Join(", ", admissible.Select(Specification.NameOf))}"
                    ),
            Admissible = [.. admissible],
            Conditions = [.. conditions.OrderBy(c => c.Test)],
        };
        if (conditions.Any(c => c.Holds is null))
            return finding;
        var central = ConductRule.Of(Central);
        return finding with
        {
            Rule = ConductRule.Reason(Central),
            Turning =
            [
                .. from test in tests
                let instead = ConductRule.Of(other => Central(other) != (other == test))
                where instead != central
                select (test, instead),
            ],
            ShareOfThresholds = Share(conditions, central, draws, seed),
        };

        bool Central(ConductTest test) => byTest[test].Holds == true;

        void Collect(int next, List<bool> held)
        {
            if (next == tests.Length)
            {
                admissible.Add(ConductRule.Of(test => held[(int)test]));
                return;
            }
            foreach (bool holds in byTest[tests[next]].Admissible)
                Collect(next + 1, [.. held, holds]);
        }
    }

    /// <summary>No conduct can be told, for want of a threat that is known.</summary>
    /// <param name="state">The state.</param>
    /// <param name="year">The year.</param>
    /// <param name="reason">Why, in a clause.</param>
    /// <param name="against">The rival; null where none is known.</param>
    public static ConductFinding NoData(StateCode state, Year year, string reason, StateCode? against = null) =>
        new()
        {
            State = state,
            Year = year,
            Against = against,
            Conduct = new Reading<Conduct>.Absent(reason),
        };

    private static double Share(IReadOnlyList<ConductCondition> conditions, Conduct central, int draws, ulong seed)
    {
        int same = 0;
        for (uint draw = 0; draw < draws; draw++)
        {
            var random = new Philox(seed, draw);
            var holds = new bool[conditions.Count];
            foreach (var condition in conditions.OrderBy(c => c.Test))
            {
                double place = random.NextDouble();
                double threshold = ((1 - place) * condition.Threshold.Least) + (place * condition.Threshold.Greatest);
                holds[(int)condition.Test] = condition.HoldsAt(condition.Figure.Middle, threshold);
            }
            same += ConductRule.Of(test => holds[(int)test]) == central ? 1 : 0;
        }
        return (double)same / draws;
    }
}
