using Counterpoise.Measures;
using Counterpoise.Record;

namespace Counterpoise.Alignment.Weights;

/// <summary>Politically relevant pairs of some years, each with whether an obligation to defend stood, and the games that they played.</summary>
/// <remarks>
/// Presence of links, not their making: treaties stand for long, so that rows of one treaty hang together. What is unknown stands at the
/// conventions' values, and nothing of a year's treaties enters its readings (<see cref="AlignmentReadings"/>).
/// </remarks>
public sealed class AlignmentSample
{
    private readonly ObservedLinks[] _games;

    private AlignmentSample(IEnumerable<ObservedLinks> games)
    {
        _games = [.. games.OrderBy(game => game.Year)];
        Starts = new int[_games.Length + 1];
        for (int g = 0; g < _games.Length; g++)
            Starts[g + 1] = Starts[g] + _games[g].Pairs.Count;
        Outcomes = [.. _games.SelectMany(game => game.Pairs).Select(pair => pair.Linked)];
    }

    /// <summary>The games, by year.</summary>
    public IReadOnlyList<ObservedLinks> Games => _games;

    /// <summary>Number of pairs and years.</summary>
    public int Rows => Starts[^1];

    /// <summary>How many of them were linked.</summary>
    public int Positives => Outcomes.AsSpan().Count(true);

    /// <summary>Linked rows of which one treaty, several, or none is known to carry the obligation.</summary>
    public (int One, int Several, int None) ByTreaties
    {
        get
        {
            var linked = _games.SelectMany(game => game.Pairs).Where(pair => pair.Linked).ToArray();
            return (
                linked.Count(pair => pair.Treaties.Count == 1),
                linked.Count(pair => pair.Treaties.Count > 1),
                linked.Count(pair => pair.Treaties.Count == 0)
            );
        }
    }

    /// <summary>Pairs and years left out since their treaties do not say what they bind to.</summary>
    public int Unstated { get; private init; }

    /// <summary>States and years left out since nothing bounds a figure of theirs.</summary>
    public int Unbounded { get; private init; }

    /// <summary>First year of each treaty of the record, also between the years that are read; empty where links were made up.</summary>
    public IReadOnlyDictionary<int, Year> Begun { get; private init; } = new Dictionary<int, Year>();

    /// <summary>Where each game's rows begin. Shape [games + 1].</summary>
    internal int[] Starts { get; }

    /// <summary>Whether each row was linked. Shape [rows].</summary>
    internal bool[] Outcomes { get; }

    /// <summary>A sample of games that were observed, or made up.</summary>
    public static AlignmentSample Of(IEnumerable<ObservedLinks> games) => new(games);

    /// <summary>The games of a span of years alone.</summary>
    public AlignmentSample Within(YearSpan years) =>
        new(_games.Where(game => years.Contains(game.Year))) { Begun = Begun };

    /// <summary>Reads the record.</summary>
    /// <param name="measurements">A record of the whole system.</param>
    /// <param name="plan">What to read.</param>
    /// <param name="threads">Most threads; -1 for as many as there are. The result does not depend on it.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="FaultyInputException">Years lie outside the record or its treaties.</exception>
    public static AlignmentSample Of(
        Measurements measurements,
        AlignmentPlan plan,
        int threads = -1,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(measurements);
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.Every < 1)
            throw new ArgumentException("Links are read every year at most.", nameof(plan));
        Check(measurements.World, plan);
        Year[] years = [.. plan.Read];
        var read = new (ObservedLinks Game, int Unstated, int Unbounded)[years.Length];
        Parallel.For(
            0,
            years.Length,
            new ParallelOptions
            {
                MaxDegreeOfParallelism = threads > 0 ? threads : -1,
                CancellationToken = cancellation,
            },
            // The latest years hold the most states: they go first, so that none is left to the end.
            y => read[^(y + 1)] = Read(measurements, years[^(y + 1)], plan)
        );
        return new(read.Select(one => one.Game))
        {
            Unstated = read.Sum(one => one.Unstated),
            Unbounded = read.Sum(one => one.Unbounded),
            Begun = measurements
                .World.Treaties.Memberships.GroupBy(m => m.Treaty)
                .ToDictionary(of => of.Key, of => of.Min(m => m.First)),
        };
    }

    /// <summary>Which rows are links that may be carried by a treaty that stood before, or, where none is known, that their pair had before.</summary>
    /// <param name="before">The links before.</param>
    /// <param name="last">Last year before.</param>
    /// <returns>False for every row without a link. Shape [rows].</returns>
    internal bool[] StoodIn(AlignmentSample before, Year last)
    {
        var treaties = before._games.SelectMany(game => game.Pairs).SelectMany(pair => pair.Treaties).ToHashSet();
        treaties.UnionWith(Begun.Where(one => one.Value <= last).Select(one => one.Key));
        var pairs = before
            ._games.SelectMany(game => game.Pairs.Where(pair => pair.Linked).Select(pair => StatesOf(game, pair)))
            .ToHashSet();
        return
        [
            .. _games.SelectMany(game =>
                game.Pairs.Select(pair =>
                    pair.Linked
                    && (
                        pair.Treaties.Count == 0
                            ? pairs.Contains(StatesOf(game, pair))
                            : pair.Treaties.Any(treaties.Contains)
                    )
                )
            ),
        ];

        static (StateCode, StateCode) StatesOf(ObservedLinks game, ObservedPair pair) =>
            (game.States[pair.First], game.States[pair.Second]);
    }

    private static void Check(World world, AlignmentPlan plan)
    {
        if (world.CoverageOf(Variables.Obligations) is not { } treaties)
            throw Fault("the record has no obligations of allies; add them with 'counterpoise data add'.");
        if (plan.Years.First < treaties.Years.First || plan.Years.Last > treaties.Years.Last)
            throw Fault(
                $"{plan.Years} reaches beyond the list of obligations ({treaties.Years}); choose years within it."
            );
        if (!world.Years.Contains(plan.Years.First.Plus(-1)) || !world.Years.Contains(plan.Years.Last))
            throw Fault(
                $"{plan.Years} and the year before reach beyond the record ({world.Years}); choose years within it."
            );

        static FaultyInputException Fault(string message) => new("--years", 0, message, "nothing was estimated");
    }

    private static (ObservedLinks Game, int Unstated, int Unbounded) Read(
        Measurements measurements,
        Year year,
        AlignmentPlan plan
    )
    {
        var world = measurements.World;
        var slice = world.At(year);
        StateCode[] playing = [.. slice.States.ToArray().Where(state => !plan.HeldOut.Contains(state))];
        var readings = AlignmentReadings
            .Of(measurements, Specification.Default, playing, year)
            .Playable(out var leftOut);
        int n = readings.States.Count;
        var (held, pacts, linked) = (new double[n, n], new double[n, n], new bool[n, n]);
        var pairs = new List<ObservedPair>();
        int unstated = 0;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                if (i == j)
                    continue;
                held[i, j] = Math.Max(readings.Dependence[i, j].Middle, readings.Asserted[i, j]);
                pacts[i, j] = readings.Pact[i, j].Middle;
            }
            for (int j = i + 1; j < n; j++)
            {
                var (one, other) = (readings.States[i], readings.States[j]);
                bool stands = (slice.Obligations(one, other) | slice.Obligations(other, one)).HasFlag(
                    Obligations.Defence
                );
                linked[i, j] = linked[j, i] = stands;
                if (!readings.AreRelevant(i, j))
                    continue;
                if (!stands && !(slice.StatesObligations(one, other) && slice.StatesObligations(other, one)))
                    unstated++;
                else
                    pairs.Add(
                        new(i, j, stands, stands ? world.Treaties.Between(one, other, year)?.OfDefence ?? [] : [])
                    );
            }
        }
        return (
            new()
            {
                Year = year,
                States = readings.States,
                Inputs = readings.Central(0),
                Held = held,
                Pacts = pacts,
                Linked = linked,
                Pairs = pairs,
            },
            unstated,
            leftOut.Count
        );
    }
}
