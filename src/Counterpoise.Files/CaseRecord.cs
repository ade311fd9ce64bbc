using System.Globalization;
using Counterpoise.Record;

namespace Counterpoise.Files;

/// <summary>Reads the frozen record of a case, as <c>cases freeze</c> writes it, through the same door as the archive.</summary>
internal sealed class CaseRecord
{
    private const int LastYear = 9999;
    private const int MostNumber = 99_999;
    private const int MostStates = 9999;
    private const int MostDyads = MostStates * (MostStates - 1) / 2;

    private readonly IReadOnlyDictionary<string, SourceFile> _files;
    private readonly FaultList _faults;

    /// <summary>Prepares to read.</summary>
    /// <param name="files">The files of <see cref="FileNames"/> that could be read, by name.</param>
    /// <param name="faults">Receives the faults.</param>
    public CaseRecord(IReadOnlyDictionary<string, SourceFile> files, FaultList faults) =>
        (_files, _faults) = (files, faults);

    /// <summary>Names of the files of a frozen record.</summary>
    public static IReadOnlyList<string> FileNames { get; } = [.. CaseLayout.All.Select(table => table.Name)];

    /// <summary>Reads the states and their successions; null where that cannot be done, always with a fault.</summary>
    public Identity? ReadIdentity()
    {
        int before = _faults.Count;
        var states = ReadStates();
        // A state whose own row is faulty is not called unknown as well.
        bool complete = _faults.Count == before && _files.ContainsKey(CaseLayout.States.Name);
        var held = states.Select(s => s.Code).ToHashSet();
        var successions = ReadSuccessions(code => !complete || held.Contains(code));
        return _faults.Count > before || !_files.ContainsKey(CaseLayout.States.Name) ? null : new(states, successions);
    }

    /// <summary>
    /// Reads everything else into a record of the given years; null where anything is at fault. The evidence is asked for last.
    /// </summary>
    public World? Read(Identity identity, YearSpan years, Func<IReadOnlyList<EvidenceItem>> evidence)
    {
        int before = _faults.Count;
        var builder = new WorldBuilder(identity, years, holdsWholeSystem: false);
        var columns = _files.TryGetValue(CaseLayout.Sources.Name, out var file)
            ? CaseColumns.Read(file, _faults)
            : null;
        if (columns is not null)
        {
            ReadStateYears(builder, identity, columns);
            ReadDyadYears(builder, identity, columns);
            CoverEvents(builder, columns);
            CountPolesBeyond(builder, identity);
        }
        ReadSystemYears(builder);
        ReadDisputes(builder, identity);
        ReadWars(builder, identity);
        ReadRivalries(builder, identity);
        ReadArmsRaces(builder, identity);
        ReadColonialRule(builder, identity);
        ReadConquests(builder, identity);
        var gaps = ReadGaps(builder, identity);
        foreach (var item in evidence())
            builder.Add(item);
        var world = builder.Build();
        CheckGaps(world, gaps);
        return _faults.Count > before ? null : world;
    }

    // A case holds a few states. Where its poles are those of the shipped list, the list tells how many it leaves out.
    private static void CountPolesBeyond(WorldBuilder builder, Identity identity)
    {
        var poles = PolesFile.Shipped();
        if (builder.CoverageOf(Variables.Pole)?.Source != poles.Coverage.Source)
            return;
        for (var year = builder.Years.First; year <= builder.Years.Last; year = year.Plus(1))
        {
            int beyond = poles.Spells.Count(s => s.Years.Contains(year) && identity.Find(s.State) is null);
            builder.CountBeyond(Variables.Pole, year, beyond);
        }
    }

    private List<StateIdentity> ReadStates()
    {
        List<StateIdentity> states = [];
        var rows = Open(CaseLayout.States);
        var lines = new Dictionary<ulong, int>();
        while (rows?.Next() == true)
        {
            if (lines.Count >= CaseDefinition.MostStates)
            {
                rows.Fault($"the file holds more than {CaseDefinition.MostStates} states, the limit; drop some.");
                break;
            }
            if (
                !rows.TryWhole(0, 1, 9999, out int code)
                | !rows.TryText(1, out var abbreviation)
                | !rows.TryText(2, out var name)
                | !TryMembership(rows, 5, out var membership)
                | !TryGleditschWard(rows, 6, out var numbers)
            )
                continue;
            if (IsRepeated(rows, lines, (ulong)code, $"state {code}"))
                continue;
            states.Add(
                new()
                {
                    Code = new(code),
                    Abbreviation = abbreviation,
                    Name = name,
                    Iso3 = rows.IsEmpty(3) ? null : rows.Text(3),
                    Aliases = rows.IsEmpty(4) ? [] : rows.Text(4).Split('|'),
                    Membership = membership,
                    GleditschWard = numbers,
                }
            );
        }
        return states;
    }

    private List<Succession> ReadSuccessions(Predicate<StateCode> isHeld)
    {
        List<Succession> successions = [];
        var rows = Open(CaseLayout.Successions);
        var lines = new Dictionary<ulong, int>();
        while (rows?.Next() == true)
        {
            if (
                !TryState(rows, 0, isHeld, out var predecessor)
                | !TryState(rows, 1, isHeld, out var successor)
                | !rows.TryWhole(2, 1, LastYear, out int from)
            )
                continue;
            if (predecessor == successor)
                rows.Fault($"state {successor} succeeds itself; name two states.");
            else if (!IsRepeated(rows, lines, Key(predecessor, successor, 0), $"{predecessor} before {successor}"))
                successions.Add(new(predecessor, successor, new(from)));
        }
        return successions;
    }

    private void ReadStateYears(WorldBuilder builder, Identity identity, CaseColumns columns)
    {
        if (
            !_files.TryGetValue(CaseLayout.StateYears.Name, out var file) || CsvRows.Open(file, _faults) is not { } rows
        )
            return;
        if (StateVariables(rows) is not { } variables)
            return;
        var covers = CoverColumns(
            builder,
            rows,
            columns,
            CaseLayout.StateYears.Name,
            2,
            [.. variables.Select((v, i) => (rows.Header[i + 2], v))]
        );
        var lines = new Dictionary<ulong, int>();
        while (rows.Next())
        {
            if (!TryState(rows, 0, identity, out var state) | !TryYear(rows, 1, builder.Years, out var year))
                continue;
            if (
                !IsMember(rows, identity, state, year)
                || IsRepeated(rows, lines, Key(state, default, year.Value), $"state {state} in {year}")
            )
                continue;
            for (int v = 0; v < variables.Count; v++)
            {
                var variable = variables[v];
                if (
                    rows.TryNumberIfAny(v + 2, variable.Least, variable.Greatest, out double value)
                    && !double.IsNaN(value)
                    && covers.Admits(rows, v, year)
                )
                    builder.Set(variable, state, year, value);
            }
        }
    }

    /// <summary>The variables of the columns after the keys; null where the header is faulty.</summary>
    private static List<Variable>? StateVariables(CsvRows rows)
    {
        if (rows.Header is not ["ccode", "year", ..])
        {
            rows.Fault($"the header is not that of {CaseLayout.StateYears.Name}; begin it with 'ccode,year'.");
            return null;
        }
        var known = Variables.All.Where(v => v.Level == VariableLevel.StateYear).Select(v => v.Id).ToList();
        List<Variable> variables = [];
        bool good = true;
        foreach (var name in rows.Header.Skip(2))
        {
            if (Variables.Find(name) is not { Level: VariableLevel.StateYear } variable)
            {
                rows.Fault(
                    $"column '{FaultList.Shown(name)}' is no variable of states; {NearMatches.Ask(name, known, "variables are")}"
                );
                good = false;
            }
            else if (variables.Contains(variable))
            {
                rows.Fault($"column '{name}' stands twice in the header; delete one.");
                good = false;
            }
            else
                variables.Add(variable);
        }
        return good ? variables : null;
    }

    private void ReadDyadYears(WorldBuilder builder, Identity identity, CaseColumns columns)
    {
        if (!_files.TryGetValue(CaseLayout.DyadYears.Name, out var file) || CsvRows.Open(file, _faults) is not { } rows)
            return;
        if (DyadColumns(rows) is not { } carried)
            return;
        var covers = CoverColumns(
            builder,
            rows,
            columns,
            CaseLayout.DyadYears.Name,
            3,
            [.. carried.Select(c => (c.Name, c.Variable))]
        );
        var lines = new Dictionary<ulong, int>();
        while (rows.Next())
        {
            if (!TryDyad(rows, identity, out var one, out var other) | !TryYear(rows, 2, builder.Years, out var year))
                continue;
            if (!IsMember(rows, identity, one, year) | !IsMember(rows, identity, other, year))
                continue;
            if (IsRepeated(rows, lines, Key(one, other, year.Value), $"{one} and {other} in {year}"))
                continue;
            for (int c = 0; c < carried.Count; c++)
            {
                var (column, variable, reversed) = carried[c];
                if (
                    !rows.TryNumberIfAny(c + 3, variable.Least, variable.Greatest, out double value)
                    || double.IsNaN(value)
                    || !covers.Admits(rows, c, year)
                )
                    continue;
                if (variable != Variables.Imports && !double.IsInteger(value))
                {
                    rows.Fault($"{column} {rows.Text(c + 3)} is no whole number; correct it.");
                    continue;
                }
                var (from, toward) = reversed ? (other, one) : (one, other);
                builder.Set(variable, from, toward, year, value);
            }
        }
    }

    /// <summary>The columns after the keys: those of the layout that the case carries, in its order; null where faulty.</summary>
    private static List<DyadColumn>? DyadColumns(CsvRows rows)
    {
        var carried = CaseLayout.DyadColumns.Where(c => rows.Header.Contains(c.Name, StringComparer.Ordinal)).ToList();
        string[] header = [.. CaseLayout.DyadYears.Columns, .. carried.Select(c => c.Name)];
        if (rows.Header.SequenceEqual(header, StringComparer.Ordinal))
            return carried;
        var strange = rows.Header.Except(header, StringComparer.Ordinal).ToList();
        string detail =
            strange.Count == 0
                ? "in another order or twice"
                : $"unknown: {FaultList.Shown(string.Join(", ", strange))}";
        rows.Fault(
            $"the header is not that of {CaseLayout.DyadYears.Name} ({detail}); write "
                + $"'{string.Join(',', CaseLayout.DyadYears.Columns)}' and then, in this order, what is carried of "
                + $"'{string.Join(',', CaseLayout.DyadColumns.Select(c => c.Name))}'."
        );
        return null;
    }

    private void ReadSystemYears(WorldBuilder builder)
    {
        var rows = Open(CaseLayout.SystemYears);
        var lines = new Dictionary<ulong, int>();
        var quantities = new Dictionary<string, int>(StringComparer.Ordinal);
        var dyads = new Dictionary<(Year, DyadQuantity), (int Line, DyadCount Count)>();
        // A year is called incomplete only where every row could be read.
        int before = _faults.Count;
        while (rows?.Next() == true)
        {
            var counted = DyadQuantity.Find(rows.Text(1));
            int most = counted is null ? MostStates : MostDyads;
            if (
                !TryYear(rows, 0, builder.Years, out var year)
                | !rows.TryText(1, out var quantity)
                | !rows.TryNumberIfAny(2, double.MinValue, double.MaxValue, out double total)
                | !rows.TryNumberIfAny(3, double.MinValue, double.MaxValue, out double greatest)
                | !rows.TryWhole(4, 0, most, out int known)
                | !rows.TryWhole(5, 0, most, out int missing)
            )
                continue;
            if (!quantities.TryGetValue(quantity, out int ordinal))
                quantities.Add(quantity, ordinal = quantities.Count);
            if (
                IsRepeated(
                    rows,
                    lines,
                    Key(new StateCode(ordinal), default, year.Value),
                    $"'{FaultList.Shown(quantity)}' in {year}"
                )
            )
                continue;
            if (counted is not null)
            {
                if (!double.IsInteger(total) || total < 0 || total > known)
                    rows.Fault(
                        $"total '{rows.Text(2)}' is no count of at most {known} known dyads; correct one of the two."
                    );
                else if (!double.IsNaN(greatest))
                    rows.Fault($"greatest '{rows.Text(3)}' stands beside a count of dyads, which has none; delete it.");
                else
                    dyads.Add((year, counted), (rows.Line, new((int)total, known, missing)));
            }
            else if (double.IsNaN(total))
                rows.Fault("total is empty; write the sum over the states that are known, 0 where none is.");
            else if (double.IsNaN(greatest) != (known == 0))
                rows.Fault(
                    $"greatest '{rows.Text(3)}' does not fit {known} known states; it is empty only where none is known."
                );
            else
                builder.SetSystem(quantity, year, new(total, greatest, known, missing));
        }
        if (_faults.Count == before)
            CountDyads(builder, dyads);
    }

    /// <summary>Puts the counts of dyads, which must stand together in a year and agree.</summary>
    private void CountDyads(
        WorldBuilder builder,
        Dictionary<(Year Year, DyadQuantity Quantity), (int Line, DyadCount Count)> dyads
    )
    {
        foreach (var year in dyads.GroupBy(d => d.Key.Year))
        {
            int line = year.Max(d => d.Value.Line);
            var absent = DyadQuantity.All.Where(quantity => !dyads.ContainsKey((year.Key, quantity))).ToList();
            if (absent.Count > 0)
            {
                Fault($"{year.Key} has counts of dyads, but no '{absent[0]}'; give all of them or none.");
                continue;
            }
            var relevant = dyads[(year.Key, DyadQuantity.Relevant)].Count;
            var allied = dyads[(year.Key, DyadQuantity.Allied)].Count;
            var pledged = dyads[(year.Key, DyadQuantity.Pledged)].Count;
            if (
                (allied.Known, allied.Missing) != (pledged.Known, pledged.Missing)
                || allied.Known + allied.Missing != relevant.Count
            )
                Fault(
                    $"in {year.Key} '{DyadQuantity.Allied}' and '{DyadQuantity.Pledged}' are not both counted among the {relevant.Count} of '{DyadQuantity.Relevant}' (known and missing); make them agree."
                );
            else if (allied.Count + pledged.Count > allied.Known)
                Fault(
                    $"in {year.Key} {allied.Count} allied and {pledged.Count} pledged dyads are more than the {allied.Known} known; correct them."
                );
            foreach (var ((_, quantity), (_, count)) in year)
                builder.SetDyads(quantity, year.Key, count);

            void Fault(string message) => _faults.Add(_files[CaseLayout.SystemYears.Name].Name, line, message);
        }
    }

    private void ReadDisputes(WorldBuilder builder, Identity identity)
    {
        var rows = Open(CaseLayout.Disputes);
        var lines = new Dictionary<ulong, int>();
        while (rows?.Next() == true)
        {
            if (
                !rows.TryWhole(0, 0, MostNumber, out int number)
                | !TryDirected(rows, 1, identity, out var dyad)
                | !rows.TryWhole(3, 1, LastYear, out int year)
                | !rows.TryWhole(4, 1, LastYear, out int first)
                | !rows.TryWhole(5, 1, 5, out int hostility)
                | !rows.TryFlagIfAny(6, out var revisionist)
                | !rows.TryFlagIfAny(7, out var originator)
            )
                continue;
            if (first > year)
                rows.Fault($"first_year {first} lies after year {year}; correct one of the two.");
            else if (!IsRepeated(rows, lines, Key(dyad, year, number), $"dispute {number} of {dyad} in {year}"))
                builder.Add(new DisputeYear(number, dyad, new(year), new(first), hostility, revisionist, originator));
        }
    }

    private void ReadWars(WorldBuilder builder, Identity identity)
    {
        var rows = Open(CaseLayout.Wars);
        var lines = new Dictionary<ulong, int>();
        while (rows?.Next() == true)
        {
            if (
                !rows.TryWhole(0, 0, MostNumber, out int number)
                | !TryDirected(rows, 1, identity, out var dyad)
                | !TrySpan(rows, 3, out var years)
                | !rows.TryFlagIfAny(5, out var initiated)
            )
                continue;
            if (
                !IsRepeated(
                    rows,
                    lines,
                    Key(dyad, years.First.Value, number),
                    $"war {number} of {dyad} from {years.First}"
                )
            )
                builder.Add(new War(number, dyad, years.First, years.Last, initiated));
        }
    }

    private void ReadRivalries(WorldBuilder builder, Identity identity)
    {
        var rows = Open(CaseLayout.Rivalries);
        var lines = new Dictionary<ulong, int>();
        while (rows?.Next() == true)
        {
            if (
                !TryDyad(rows, identity, out var one, out var other)
                | !TrySpan(rows, 2, out var years)
                | !rows.TryFlag(4, out bool positional)
                | !rows.TryFlag(5, out bool spatial)
                | !rows.TryFlag(6, out bool ideological)
                | !rows.TryFlag(7, out bool interventionary)
                | !rows.TryFlag(8, out bool principal)
            )
                continue;
            if (
                IsRepeated(
                    rows,
                    lines,
                    Key(one, other, years.First.Value),
                    $"rivalry of {one} and {other} from {years.First}"
                )
            )
                continue;
            var kinds =
                (positional ? RivalryKinds.Positional : RivalryKinds.None)
                | (spatial ? RivalryKinds.Spatial : RivalryKinds.None)
                | (ideological ? RivalryKinds.Ideological : RivalryKinds.None)
                | (interventionary ? RivalryKinds.Interventionary : RivalryKinds.None);
            builder.Add(new Rivalry(new(one, other), years.First, years.Last, kinds, principal));
        }
    }

    private void ReadArmsRaces(WorldBuilder builder, Identity identity)
    {
        var rows = Open(CaseLayout.ArmsRaces);
        var lines = new Dictionary<ulong, int>();
        while (rows?.Next() == true)
        {
            if (!TryDyad(rows, identity, out var one, out var other) | !TrySpan(rows, 2, out var years))
                continue;
            if (
                !IsRepeated(
                    rows,
                    lines,
                    Key(one, other, years.First.Value),
                    $"arms race of {one} and {other} from {years.First}"
                )
            )
                builder.Add(new ArmsRace(new(one, other), years.First, years.Last));
        }
    }

    private void ReadColonialRule(WorldBuilder builder, Identity identity)
    {
        var rows = Open(CaseLayout.ColonialRule);
        var lines = new Dictionary<ulong, int>();
        while (rows?.Next() == true)
        {
            if (
                !TryDirected(rows, 0, identity, out var pair)
                | !rows.TryWholeIfAny(2, 1, LastYear, out var first)
                | !rows.TryWhole(3, 1, LastYear, out int last)
            )
                continue;
            if (first > last)
                rows.Fault($"last_year {last} lies before first_year {first}; correct one of the two.");
            else if (
                !IsRepeated(rows, lines, Key(pair, last, 0), $"rule of {pair.Perceiver} over {pair.Rival} to {last}")
            )
                builder.Add(
                    new ColonialRule(pair.Perceiver, pair.Rival, first is { } f ? new Year(f) : null, new(last))
                );
        }
    }

    private void ReadConquests(WorldBuilder builder, Identity identity)
    {
        var rows = Open(CaseLayout.Conquests);
        var lines = new Dictionary<ulong, int>();
        while (rows?.Next() == true)
        {
            if (!TryDirected(rows, 0, identity, out var pair) | !rows.TryWhole(2, 1, LastYear, out int year))
                continue;
            if (!IsRepeated(rows, lines, Key(pair, year, 0), $"conquest by {pair.Perceiver} of {pair.Rival} in {year}"))
                builder.Add(new Conquest(pair.Perceiver, pair.Rival, new(year)));
        }
    }

    private List<(int Line, Variable Variable, StateCode State, YearSpan Years)> ReadGaps(
        WorldBuilder builder,
        Identity identity
    )
    {
        List<(int, Variable, StateCode, YearSpan)> gaps = [];
        var rows = Open(CaseLayout.Gaps);
        while (rows?.Next() == true)
        {
            if (
                !TryVariable(rows, 0, out var variable)
                | !TryState(rows, 1, identity, out var state)
                | !TrySpan(rows, 2, out var years)
                | !rows.TryText(4, out var reason)
            )
                continue;
            if (years.First < builder.Years.First || years.Last > builder.Years.Last)
            {
                rows.Fault($"the gap {years} reaches beyond the case's years {builder.Years}; shorten it.");
                continue;
            }
            gaps.Add((rows.Line, variable, state, years));
            for (var year = years.First; year <= years.Last; year = year.Plus(1))
                builder.ExplainGap(variable, state, year, reason);
        }
        return gaps;
    }

    /// <summary>A gap must not explain away a value that is there.</summary>
    private void CheckGaps(World world, List<(int Line, Variable Variable, StateCode State, YearSpan Years)> gaps)
    {
        foreach (var (line, variable, state, years) in gaps)
        {
            for (var year = years.First; year <= years.Last; year = year.Plus(1))
            {
                var slice = world.At(year);
                int index = slice.IndexOf(state);
                var column = slice.Column(variable);
                if (index < 0 || column.IsEmpty || double.IsNaN(column[index]))
                    continue;
                _faults.Add(
                    _files[CaseLayout.Gaps.Name].Name,
                    line,
                    $"{variable} of state {state} in {year} is called missing, but {CaseLayout.StateYears.Name} has a value; delete one."
                );
                break;
            }
        }
    }

    private void CoverEvents(WorldBuilder builder, CaseColumns columns)
    {
        foreach (var (table, list) in CaseLayout.Events)
        {
            if (columns.WholeFileOf(table.Name) is { } coverage)
                builder.Cover(list, coverage);
            else if (_files.TryGetValue(table.Name, out var file) && HasRows(file))
                columns.TellMissing(table.Name, CaseColumns.WholeFile);
        }
    }

    // A list that the archive lacked, or that may not be embedded, stands as its header alone: nothing is known of it.
    private static bool HasRows(SourceFile file) => CsvRows.Open(file, new FaultList()) is { } rows && rows.Next();

    private static ColumnCoverage CoverColumns(
        WorldBuilder builder,
        CsvRows rows,
        CaseColumns columns,
        string file,
        int keys,
        IReadOnlyList<(string Column, Variable Variable)> named
    )
    {
        var coverages = new Coverage?[named.Count];
        for (int i = 0; i < named.Count; i++)
        {
            coverages[i] = columns.Find(file, named[i].Column, named[i].Variable);
            if (coverages[i] is { } coverage)
                builder.Cover(named[i].Variable, coverage);
        }
        columns.CheckExtra(file, rows.Header);
        return new(columns, file, keys, coverages);
    }

    private CsvRows? Open(CaseTable table, IEnumerable<string>? variables = null) =>
        _files.TryGetValue(table.Name, out var file)
            ? CsvRows.Open(file, [.. table.Columns, .. variables ?? []], _faults)
            : null;

    private static bool TryState(CsvRows rows, int column, Identity identity, out StateCode state) =>
        TryState(rows, column, code => identity.Find(code) is not null, out state);

    private static bool TryState(CsvRows rows, int column, Predicate<StateCode> isHeld, out StateCode state)
    {
        state = default;
        if (!rows.TryWhole(column, 1, 9999, out int code))
            return false;
        state = new(code);
        if (isHeld(state))
            return true;
        rows.Fault(
            $"{rows.Header[column]} {code} is no state of {CaseLayout.States.Name}; add it there or delete the row."
        );
        return false;
    }

    private static bool TryDirected(CsvRows rows, int column, Identity identity, out DirectedDyad dyad)
    {
        bool good = TryState(rows, column, identity, out var one) & TryState(rows, column + 1, identity, out var other);
        dyad = new(one, other);
        if (good && one == other)
            rows.Fault($"{rows.Header[column]} and {rows.Header[column + 1]} are both {one}; name two states.");
        return good && one != other;
    }

    private static bool TryDyad(CsvRows rows, Identity identity, out StateCode one, out StateCode other)
    {
        bool good = TryState(rows, 0, identity, out one) & TryState(rows, 1, identity, out other);
        if (!good || one < other)
            return good;
        rows.Fault($"ccode1 {one} is not below ccode2 {other}; write the pair once, the lower code first.");
        return false;
    }

    private static bool TryYear(CsvRows rows, int column, YearSpan years, out Year year)
    {
        year = default;
        if (!rows.TryWhole(column, 1, LastYear, out int value))
            return false;
        year = new(value);
        if (years.Contains(year))
            return true;
        rows.Fault($"year {year} lies outside the case's years {years}; delete the row or extend 'years'.");
        return false;
    }

    private static bool TrySpan(CsvRows rows, int column, out YearSpan years)
    {
        years = default;
        if (!rows.TryWhole(column, 1, LastYear, out int first) | !rows.TryWhole(column + 1, 1, LastYear, out int last))
            return false;
        if (last < first)
        {
            rows.Fault($"last_year {last} lies before first_year {first}; correct one of the two.");
            return false;
        }
        years = new(first, last);
        return true;
    }

    private static bool TryVariable(CsvRows rows, int column, out Variable variable)
    {
        var name = rows.Text(column);
        var found = Variables.Find(name);
        variable = found!;
        if (found is { Level: VariableLevel.StateYear })
            return true;
        var known = Variables.All.Where(v => v.Level == VariableLevel.StateYear).Select(v => v.Id);
        rows.Fault(
            $"variable '{FaultList.Shown(name)}' is no variable of states; {NearMatches.Ask(name, known, "variables are")}"
        );
        return false;
    }

    private static bool TryMembership(CsvRows rows, int column, out List<YearSpan> membership)
    {
        membership = [];
        if (rows.IsEmpty(column))
        {
            rows.Fault("membership is empty; write first and last year, as 1860-1945|1952-2025.");
            return false;
        }
        foreach (var part in rows.Text(column).Split('|'))
        {
            if (!TrySpan(part, out var span) || membership.Count > 0 && span.First <= membership[^1].Last)
            {
                rows.Fault(
                    $"membership '{FaultList.Shown(rows.Text(column))}' is no list of spans in order and apart; write as 1860-1945|1952-2025."
                );
                return false;
            }
            membership.Add(span);
        }
        return true;
    }

    private static bool TryGleditschWard(CsvRows rows, int column, out List<(int, YearSpan)> numbers)
    {
        numbers = [];
        if (rows.IsEmpty(column))
            return true;
        foreach (var part in rows.Text(column).Split('|'))
        {
            var halves = part.Split(':');
            if (
                halves.Length != 2
                || !int.TryParse(halves[0], NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                || !TrySpan(halves[1], out var span)
            )
            {
                rows.Fault(
                    $"gleditsch_ward '{FaultList.Shown(rows.Text(column))}' is no list of numbers with spans; write as 740:1860-2025."
                );
                return false;
            }
            numbers.Add((number, span));
        }
        return true;
    }

    private static bool TrySpan(string text, out YearSpan span)
    {
        span = default;
        var halves = text.Split('-');
        if (
            halves.Length != 2
            || !int.TryParse(halves[0], NumberStyles.None, CultureInfo.InvariantCulture, out int first)
            || !int.TryParse(halves[1], NumberStyles.None, CultureInfo.InvariantCulture, out int last)
            || first < 1
            || last > LastYear
            || last < first
        )
            return false;
        span = new(first, last);
        return true;
    }

    private static bool IsMember(CsvRows rows, Identity identity, StateCode state, Year year)
    {
        if (identity.Find(state)!.IsMember(year))
            return true;
        rows.Fault(
            $"state {state} is no member of the state system in {year}; delete the row or mend {CaseLayout.States.Name}."
        );
        return false;
    }

    private static bool IsRepeated(CsvRows rows, Dictionary<ulong, int> lines, ulong key, string what)
    {
        if (lines.TryAdd(key, rows.Line))
            return false;
        rows.Fault($"{what} stands here again, first in line {lines[key]}; keep one row.");
        return true;
    }

    private static ulong Key(DirectedDyad dyad, int year, int number) =>
        (ulong)number << 42 | Key(dyad.Perceiver, dyad.Rival, year);

    /// <summary>One key of two codes and a year, each below 2^14.</summary>
    private static ulong Key(StateCode one, StateCode other, int year) =>
        (ulong)one.Number << 28 | (ulong)other.Number << 14 | (uint)year;

    /// <summary>Where the columns of a file come from, and which years they may speak about.</summary>
    private sealed class ColumnCoverage(CaseColumns columns, string file, int keys, Coverage?[] coverages)
    {
        /// <summary>Whether a value may stand in a column in a year; false, with a fault, where not.</summary>
        public bool Admits(CsvRows rows, int column, Year year)
        {
            var name = rows.Header[keys + column];
            if (coverages[column] is not { } coverage)
            {
                columns.TellMissing(file, name);
                return false;
            }
            if (coverage.Years.Contains(year))
                return true;
            rows.Fault(
                $"{name} has a value in {year}, outside the years {coverage.Years} that {CaseLayout.Sources.Name} gives for it; correct one of the two."
            );
            return false;
        }
    }
}
