namespace Counterpoise.Record;

/// <summary>What happened: the record of the state system over a span of years. Dense by year, immutable.</summary>
public sealed class World
{
    private readonly YearSlice[] _slices;
    private readonly Dictionary<Variable, Coverage> _coverage;
    private readonly Dictionary<EventList, Coverage> _eventCoverage;
    private readonly Dictionary<(Variable Variable, StateCode State, Year Year), string> _gaps;

    internal World(
        Identity identity,
        YearSpan years,
        YearSlice[] slices,
        Dictionary<Variable, Coverage> coverage,
        Dictionary<EventList, Coverage> eventCoverage,
        Dictionary<(Variable Variable, StateCode State, Year Year), string> gaps
    )
    {
        Identity = identity;
        Years = years;
        _slices = slices;
        _coverage = coverage;
        _eventCoverage = eventCoverage;
        _gaps = gaps;
    }

    /// <summary>Who is who, and when.</summary>
    public Identity Identity { get; }

    /// <summary>Years that the record holds slices for.</summary>
    public YearSpan Years { get; }

    /// <summary>Militarised disputes, by year, then number, then dyad.</summary>
    public required IReadOnlyList<DisputeYear> Disputes { get; init; }

    /// <summary>Interstate wars, by first year, then number, then dyad.</summary>
    public required IReadOnlyList<War> Wars { get; init; }

    /// <summary>Strategic rivalries, by first year, then dyad.</summary>
    public required IReadOnlyList<Rivalry> Rivalries { get; init; }

    /// <summary>Colonial rule, by last year, then ruler, then ruled.</summary>
    public required IReadOnlyList<ColonialRule> ColonialRule { get; init; }

    /// <summary>Arms races, by first year, then dyad.</summary>
    public required IReadOnlyList<ArmsRace> ArmsRaces { get; init; }

    /// <summary>Conquests, by year, then conqueror, then conquered.</summary>
    public required IReadOnlyList<Conquest> Conquests { get; init; }

    /// <summary>Which alliance treaties bind which states; without coverage where the record holds none, as in cases.</summary>
    public required Treaties Treaties { get; init; }

    /// <summary>Evidence entered by hand, by date, then id. Empty outside cases.</summary>
    public IReadOnlyList<EvidenceItem> Evidence { get; init; } = [];

    internal IReadOnlyDictionary<Variable, Coverage> CoverageByVariable => _coverage;

    internal IReadOnlyDictionary<EventList, Coverage> CoverageByList => _eventCoverage;

    internal IReadOnlyDictionary<(Variable Variable, StateCode State, Year Year), string> Gaps => _gaps;

    internal IReadOnlyDictionary<(Variable Variable, Year Year), int> Beyond { get; init; } =
        new Dictionary<(Variable Variable, Year Year), int>();

    /// <summary>Every year of the record, in order.</summary>
    public IReadOnlyList<YearSlice> Slices => _slices;

    /// <summary>The slice of one year.</summary>
    /// <exception cref="FaultyInputException">The year lies outside the record.</exception>
    public YearSlice At(Year year) =>
        Years.Contains(year)
            ? _slices[year.Since(Years.First)]
            : throw new FaultyInputException(
                "--year",
                0,
                $"year {year} lies outside this record, which covers {Years}; choose a year within it.",
                "nothing was computed"
            );

    /// <summary>Which years a variable's data set covers; null where the record holds none for it.</summary>
    public Coverage? CoverageOf(Variable variable) => _coverage.GetValueOrDefault(variable);

    /// <summary>Every coverage of the record, by data set and version; one for each variable, list of events, and the treaties.</summary>
    public IEnumerable<Coverage> Coverages =>
        _coverage
            .OrderBy(c => c.Key.Ordinal)
            .Select(c => c.Value)
            .Concat(_eventCoverage.OrderBy(c => c.Key).Select(c => c.Value))
            .Concat(Treaties.Coverage is { } treaties ? [treaties] : [])
            .OrderBy(c => c.Source.Short, StringComparer.Ordinal);

    /// <summary>Which years a list of events covers; null where the record holds none.</summary>
    public Coverage? CoverageOf(EventList list) => _eventCoverage.TryGetValue(list, out var coverage) ? coverage : null;

    /// <summary>
    /// The slice in which to read a standing condition (contiguity, treaties, stationed forces): the year itself, or the
    /// last year that the data set covers where that lies before it. Carrying further is told by the second value.
    /// </summary>
    /// <exception cref="FaultyInputException">The year lies outside the record.</exception>
    public (YearSlice Slice, bool Carried) Standing(Variable variable, Year year)
    {
        if (CoverageOf(variable) is { } coverage && coverage.Years.Last < year && Years.Contains(coverage.Years.Last))
            return (At(coverage.Years.Last), true);
        return (At(year), false);
    }

    /// <summary>
    /// How many states that the record does not hold had a condition in a year: 0 where it holds the whole system, null where
    /// that is not known.
    /// </summary>
    /// <exception cref="FaultyInputException">The year lies outside the record.</exception>
    public int? CountBeyond(Variable variable, Year year) =>
        At(year).HoldsWholeSystem ? 0
        : Beyond.TryGetValue((variable, year), out int states) ? states
        : null;

    /// <summary>The same record with other evidence. Evidence is put in the order of date, then id.</summary>
    public World With(IEnumerable<EvidenceItem> evidence) =>
        new(Identity, Years, _slices, _coverage, _eventCoverage, _gaps)
        {
            Disputes = Disputes,
            Wars = Wars,
            Rivalries = Rivalries,
            ColonialRule = ColonialRule,
            ArmsRaces = ArmsRaces,
            Conquests = Conquests,
            Treaties = Treaties,
            Beyond = Beyond,
            Evidence = [.. evidence.OrderBy(e => e.Date).ThenBy(e => e.Id, StringComparer.Ordinal)],
        };

    /// <summary>
    /// The same record with the past between two states taken out: the evidence marked historical, and what the data sets list
    /// between the two, or the states that either remembers, of what ended by a year. A colonial rule or conquest for which a deleted item
    /// stood in goes with the item, so that nothing comes back by another door.
    /// </summary>
    /// <param name="between">The two states.</param>
    /// <param name="until">Last year of the past; colonial rule that ended a few years later in the data set goes too.</param>
    /// <remarks>
    /// Evidence marked historical goes whatever its pair: the case's author marks what belongs to this past.
    /// </remarks>
    public World WithoutPast(Dyad between, Year until)
    {
        var one = Identity.Remembers(between.A, Years.Last).ToHashSet();
        var other = Identity.Remembers(between.B, Years.Last).ToHashSet();
        var ruled = Evidence
            .Where(e => e is { Historical: true, Type: EvidenceType.ColonialRule })
            .Select(e => (e.Actor, Ruled: e.Perceiver))
            .ToHashSet();
        var taken = Evidence
            .Where(e => e is { Historical: true, Type: EvidenceType.Conquest or EvidenceType.Occupation })
            .Select(e => (e.Actor, Taken: e.Perceiver))
            .Concat(ruled)
            .ToHashSet();
        return new(Identity, Years, _slices, _coverage, _eventCoverage, _gaps)
        {
            Disputes = [.. Disputes.Where(d => d.Year > until || !Between(d.Dyad.Perceiver, d.Dyad.Rival))],
            Wars = [.. Wars.Where(w => w.Last > until || !Between(w.Dyad.Perceiver, w.Dyad.Rival))],
            Rivalries = [.. Rivalries.Where(r => r.Last > until || !Between(r.Dyad.A, r.Dyad.B))],
            ColonialRule =
            [
                .. ColonialRule.Where(c => !Between(c.Ruler, c.Ruled) && !ruled.Contains((c.Ruler, c.Ruled))),
            ],
            ArmsRaces = [.. ArmsRaces.Where(r => r.Last > until || !Between(r.Dyad.A, r.Dyad.B))],
            Conquests =
            [
                .. Conquests.Where(c =>
                    c.Year > until || !(Between(c.Conqueror, c.Conquered) || taken.Contains((c.Conqueror, c.Conquered)))
                ),
            ],
            Treaties = Treaties,
            Beyond = Beyond,
            Evidence = [.. Evidence.Where(e => !e.Historical)],
        };

        bool Between(StateCode a, StateCode b) =>
            (one.Contains(a) && other.Contains(b)) || (one.Contains(b) && other.Contains(a));
    }

    /// <summary>Reads a state variable: known with its source, or absent with the reason.</summary>
    public Reading<double> Read(Variable variable, StateCode state, Year year)
    {
        if (WhyNotCovered(variable, year) is { } uncovered)
            return new Reading<double>.Absent(uncovered);
        var slice = At(year);
        int index = slice.IndexOf(state);
        if (index < 0)
            return new Reading<double>.Absent($"{Identity.NameOf(state)} is no member of the state system in {year}");
        var column = slice.Column(variable);
        return column.IsEmpty || double.IsNaN(column[index])
            ? new Reading<double>.Absent(WhyMissing(variable, state, year))
            : new Reading<double>.Known(column[index], _coverage[variable].Source);
    }

    /// <summary>Reads a variable of a directed pair: known with its source, or absent with the reason.</summary>
    public Reading<double> Read(Variable variable, DirectedDyad dyad, Year year)
    {
        if (WhyNotCovered(variable, year) is { } uncovered)
            return new Reading<double>.Absent(uncovered);
        var slice = At(year);
        int row = slice.IndexOf(dyad.Perceiver);
        int column = slice.IndexOf(dyad.Rival);
        if (row < 0 || column < 0)
        {
            var outsider = row < 0 ? dyad.Perceiver : dyad.Rival;
            return new Reading<double>.Absent(
                $"{Identity.NameOf(outsider)} is no member of the state system in {year}"
            );
        }
        var matrix = slice.Matrix(variable);
        return matrix.IsEmpty || float.IsNaN(matrix[row * slice.Count + column])
            ? new Reading<double>.Absent(
                $"{_coverage[variable].Source.Short} gives no {variable.Meaning} for "
                    + $"{Identity.NameOf(dyad.Perceiver)} and {Identity.NameOf(dyad.Rival)} in {year}"
            )
            : new Reading<double>.Known(matrix[row * slice.Count + column], _coverage[variable].Source);
    }

    /// <summary>Why a state's value is missing, in a clause: the recorded reason, else what the data set lacks.</summary>
    public string WhyMissing(Variable variable, StateCode state, Year year) =>
        WhyNotCovered(variable, year)
        ?? (
            _gaps.TryGetValue((variable, state, year), out var reason)
                ? reason
                : $"{_coverage[variable].Source.Short} gives no {variable.Meaning} for {Identity.NameOf(state)} in {year}"
        );

    /// <summary>Why no data set speaks about a variable in a year, in a clause; null where one does.</summary>
    public string? WhyNotCovered(Variable variable, Year year)
    {
        if (!_coverage.TryGetValue(variable, out var coverage))
            return $"no data set of this record carries {variable.Meaning}";
        return coverage.Years.Contains(year)
            ? null
            : $"{coverage.Source.Short} covers {coverage.Years}, not {year}, for {variable.Meaning}";
    }
}
