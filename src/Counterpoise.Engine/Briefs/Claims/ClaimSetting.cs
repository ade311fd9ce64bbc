using System.Collections.Concurrent;
using Counterpoise.Alignment;
using Counterpoise.Measures;
using Counterpoise.Record;
using Counterpoise.Theories;

namespace Counterpoise.Briefs.Claims;

/// <summary>
/// What a test of a claim may look at: the record, the measures, the theories and the year asked for. Every test gets the same.
/// </summary>
/// <remarks>Safe for several threads. No test reads what came after the year.</remarks>
public sealed class ClaimSetting
{
    /// <summary>
    /// Measures swept where a test reads many profiles: those of the factors and of the form, not the roads of power.
    /// </summary>
    public static IReadOnlyList<string> CoarseMeasures { get; } = ["capability", "offense", "intent", "threat"];

    private readonly IReadOnlyList<Theory> _theories;
    private readonly ConcurrentDictionary<(Dyad, Year), Setting> _settings = [];
    private readonly ConcurrentDictionary<Specification, Threat> _threats = [];
    private readonly ConcurrentDictionary<(Dyad, Year), Lazy<ClaimSetting>> _withoutPast = [];
    private readonly ConcurrentDictionary<string, Lazy<AlliedSample?>> _samples = [];
    private readonly ConcurrentDictionary<Specification, Lazy<Reading<CentralGame>>> _games = [];
    private readonly AdmissibleWeightings _weightings;

    /// <summary>Prepares the tests.</summary>
    /// <param name="measurements">The record's measures.</param>
    /// <param name="theories">The theories that may be asked.</param>
    /// <param name="specification">The choice of measures; pledges are taken out of intent.</param>
    /// <param name="year">The year asked for.</param>
    /// <param name="cancellation">Stops the work.</param>
    public ClaimSetting(
        Measurements measurements,
        IReadOnlyList<Theory> theories,
        Specification specification,
        Year year,
        CancellationToken cancellation = default
    )
        : this(
            measurements,
            theories,
            specification with
            {
                Pledges = false,
            },
            year,
            AdmissibleWeightings.Draw(
                (int)measurements.Parameters["weightings.draws"],
                0,
                (ulong)measurements.Parameters["weightings.seed"]
            ),
            AdmissibleWeightings.Draw(
                (int)measurements.Parameters["claims.draws"],
                0,
                (ulong)measurements.Parameters["weightings.seed"]
            ),
            cancellation
        ) { }

    private ClaimSetting(
        Measurements measurements,
        IReadOnlyList<Theory> theories,
        Specification specification,
        Year year,
        AdmissibleWeightings weightings,
        AdmissibleWeightings few,
        CancellationToken cancellation
    )
    {
        Measurements = measurements;
        _theories = theories;
        Specification = specification;
        Year = year;
        _weightings = weightings;
        FewWeightings = few;
        Cancellation = cancellation;
        Rule = new(measurements.Parameters["claims.least-share"]);
    }

    /// <summary>The record's measures.</summary>
    public Measurements Measurements { get; }

    /// <summary>The record.</summary>
    public World World => Measurements.World;

    /// <summary>The parameters.</summary>
    public ParameterSet Parameters => Measurements.Parameters;

    /// <summary>The choice of measures, with pledges and pacts left out of intent.</summary>
    public Specification Specification { get; }

    /// <summary>The year asked for.</summary>
    public Year Year { get; }

    /// <summary>From truth to verdict.</summary>
    public ClaimRule Rule { get; }

    /// <summary>Draws for tests that read one profile.</summary>
    public AdmissibleWeightings Weightings => _weightings;

    /// <summary>Fewer draws, for tests that read many profiles.</summary>
    public AdmissibleWeightings FewWeightings { get; }

    /// <summary>Stops the work.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>The theories that may be asked, without their other readings.</summary>
    public IReadOnlyList<Theory> Theories => _theories;

    /// <summary>Finds a theory or another reading of one; null where there is none of the id.</summary>
    public Theory? TheoryOf(string id) =>
        _theories
            .SelectMany(t => t.OtherReadings.Prepend(t))
            .FirstOrDefault(t => string.Equals(t.Id, id, StringComparison.OrdinalIgnoreCase));

    /// <summary>What is said where a theory is not in the catalogue.</summary>
    public static string WithoutTheory(string id) => $"theory '{id}' is not in this catalogue";

    /// <summary>The setting of two states in the year asked for.</summary>
    public Setting At(Dyad dyad) => At(dyad, Year);

    /// <summary>The setting of two states in a year.</summary>
    public Setting At(Dyad dyad, Year year) =>
        _settings.GetOrAdd(
            (dyad, year),
            // No claim asks for the share with every weight at a floor; the few draws stand in, so that nobody waits for it.
            key => new(Measurements, Specification, key.Item1, key.Item2, Weightings, FewWeightings)
        );

    /// <summary>The threat measure under a choice of measures.</summary>
    public Threat ThreatUnder(Specification specification) =>
        _threats.GetOrAdd(specification, key => new(Measurements, key));

    /// <summary>Conventional odds of a state against a rival in the year asked for.</summary>
    public ConventionalOdds Odds(Specification specification, StateCode state, StateCode against) =>
        ConventionalOdds.Of(Measurements, specification, state, against, Year);

    /// <summary>What of a state's power arrives at another in the year asked for.</summary>
    public BoundedFigure Arriving(Specification specification, StateCode from, StateCode at) =>
        ConventionalOdds.Arriving(Measurements, specification, from, at, Year);

    /// <summary>What a partner would bring a state against a rival, by default and without the game of alignment.</summary>
    public PartnerLedger Ledger(StateCode state, StateCode partner, StateCode against) =>
        At(new Dyad(state, partner)).LedgerWithoutGame(state, partner, against);

    /// <summary>The game of alignment of the year asked for under a choice of measures. Each is read once.</summary>
    public Reading<CentralGame> Game(Specification specification) =>
        _games.GetOrAdd(specification, key => new(() => CentralGame.Of(Measurements, key, Year))).Value;

    /// <summary>
    /// Share of admissible games under which something is true: every combination of the measures named that gives a game, each with draws of
    /// the game's parameters from their ranges; null where none answers.
    /// </summary>
    /// <param name="measures">Names of the measures to sweep.</param>
    /// <param name="draws">Draws of parameters for each, 1 or more.</param>
    /// <param name="isTrue">Null where a game cannot answer.</param>
    public double? ShareOfGames(
        IReadOnlyList<string> measures,
        int draws,
        Func<CentralGame, GameInputs, GameParameters, bool?> isTrue
    )
    {
        var (held, answered) = (0, 0);
        foreach (var specification in Sweep(measures))
        {
            if (Game(specification) is not Reading<CentralGame>.Known(var game, _))
                continue;
            foreach (var (inputs, parameters) in game.Admissible(draws))
            {
                if (isTrue(game, inputs, parameters) is not { } answer)
                    continue;
                answered++;
                held += answer ? 1 : 0;
            }
        }
        return answered == 0 ? null : (double)held / answered;
    }

    /// <summary>Some third state of the year asked for, for a ledger of which the partner's lines are not read; null where none is held.</summary>
    internal StateCode? ThirdBeside(StateCode state, StateCode against)
    {
        foreach (var other in World.At(Year).States)
        {
            if (other != state && other != against)
                return other;
        }
        return null;
    }

    /// <summary>What is said where no third state is held.</summary>
    internal ClaimFinding WithoutThird() =>
        ClaimFinding.NoData(
            $"this record holds only two states in {Year}, and a partner ledger needs a third; add one to the case"
        );

    /// <summary>Every combination of the measures named, each of which the tests are to stop between.</summary>
    public IEnumerable<Specification> Sweep(IReadOnlyList<string> measures)
    {
        foreach (var specification in SpecificationSweep.Over(World, Specification, measures))
        {
            Cancellation.ThrowIfCancellationRequested();
            yield return specification;
        }
    }

    /// <summary>Share of the specifications that answer under which something is true; null where none answers.</summary>
    /// <param name="measures">Names of the measures to sweep.</param>
    /// <param name="isTrue">Null where a choice of measures cannot answer.</param>
    public double? ShareOfSpecifications(IReadOnlyList<string> measures, Func<Specification, bool?> isTrue)
    {
        int held = 0;
        int answered = 0;
        foreach (var specification in Sweep(measures))
        {
            if (isTrue(specification) is not { } answer)
                continue;
            answered++;
            held += answer ? 1 : 0;
        }
        return answered == 0 ? null : (double)held / answered;
    }

    /// <summary>Share of the few weightings under which something is true; null where none answers.</summary>
    /// <param name="isTrue">Null where a weighting cannot answer.</param>
    public double? ShareOfFewWeightings(Func<IReadOnlyList<double>, bool?> isTrue)
    {
        int held = 0;
        int answered = 0;
        for (int draw = 0; draw < FewWeightings.Draws; draw++)
        {
            Cancellation.ThrowIfCancellationRequested();
            if (isTrue(FewWeightings.Of(draw)) is not { } answer)
                continue;
            answered++;
            held += answer ? 1 : 0;
        }
        return answered == 0 ? null : (double)held / answered;
    }

    /// <summary>Years of the record up to the year asked for in which all of these states are held.</summary>
    public IEnumerable<Year> YearsOf(params IReadOnlyList<StateCode> states)
    {
        for (var year = World.Years.First; year <= World.Years.Last && year <= Year; year = year.Plus(1))
        {
            Cancellation.ThrowIfCancellationRequested();
            var slice = World.At(year);
            if (states.All(s => slice.IndexOf(s) >= 0))
                yield return year;
        }
    }

    /// <summary>The same tests on a record without the past between two states. Each is made once.</summary>
    public ClaimSetting WithoutPast(Dyad between, Year until) =>
        _withoutPast.GetOrAdd((between, until), key => new(() => On(World.WithoutPast(key.Item1, key.Item2)))).Value;

    /// <summary>The same tests on another record.</summary>
    public ClaimSetting On(World world) =>
        new(new(world, Parameters), _theories, Specification, Year, _weightings, FewWeightings, Cancellation);

    /// <summary>
    /// Pairs and years by which a measure of shared fear can be judged; null where they are too few. Each sample is gathered once.
    /// </summary>
    /// <param name="arguments">Those of <see cref="AlliedSample.Parameters"/>.</param>
    internal AlliedSample? SampleOf(ClaimArguments arguments)
    {
        var heldOut = arguments.States("held-out");
        int every = (int)arguments.Number("every")!.Value;
        var sample = _samples
            .GetOrAdd(
                string.Join(' ', heldOut.Order().Select(s => s.ToString()).Append($"every {every}")),
                _ => new(() => AlliedSample.Of(this, heldOut, every))
            )
            .Value;
        return sample is { IsEnough: true } ? sample : null;
    }

    /// <summary>Evidence items dated before the year asked for; of the year itself too where events of the year count.</summary>
    public IEnumerable<EvidenceItem> EvidenceBefore =>
        World.Evidence.Where(e => e.IsKnownIn(Year, Specification.Concurrent));

    /// <summary>Name of a state.</summary>
    public string NameOf(StateCode state) => World.Identity.NameOf(state);

    /// <summary>Names of states, joined by commas.</summary>
    public string NamesOf(IEnumerable<StateCode> states) => string.Join(", ", states.Select(NameOf));

    /// <summary>
    /// A finding whose verdict follows from truth and shares by the one rule. A figure that is not finite is absent, as the year of a
    /// crossing that never came; the verdict stands.
    /// </summary>
    public ClaimFinding Judged(
        double figure,
        string unit,
        bool isTrue,
        double? ofWeightings,
        double? ofSpecifications,
        string reason,
        params IReadOnlyList<Standing> restsOn
    ) =>
        new(
            double.IsFinite(figure)
                ? new Reading<double>.Known(figure, new Source("counterpoise", "claims"))
                : new Reading<double>.Absent($"there is no {unit} here"),
            unit,
            Rule.Judge(isTrue, ofWeightings, ofSpecifications),
            reason,
            [.. restsOn.Distinct().Order()]
        )
        {
            IsTrueByDefault = isTrue,
            ShareOfWeightings = ofWeightings,
            ShareOfSpecifications = ofSpecifications,
        };

    /// <summary>What profiles rest on: parameters always, and evidence where any of it enters the intent perceived.</summary>
    internal static IReadOnlyList<Standing> Behind(params IEnumerable<ThreatRow> rows) =>
        rows.Any(row => row.Intent.Terms.Any(t => t.Standing == Standing.Asserted))
            ? [Standing.Computed, Standing.Asserted, Standing.Assumed]
            : [Standing.Computed, Standing.Assumed];
}
