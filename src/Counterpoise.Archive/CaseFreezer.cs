using System.Globalization;
using System.Text;
using Counterpoise.Files;
using Counterpoise.Measures;
using Counterpoise.Record;

namespace Counterpoise.Archive;

/// <summary>
/// Writes the figures of a case: what the whole record holds of a few states, so that the case can be read without the
/// archive. The same record and arguments give the same bytes.
/// </summary>
/// <remarks>
/// Series whose terms forbid redistribution stay out: every data set that says so of itself, such as the distance between
/// territories (CShapes, non-commercial), and Polity's score (non-commercial) also where another data set carries it.
/// Other authors' threat environments stay out too: no theory reads them, and they are compared over the whole system.
/// </remarks>
public static class CaseFreezer
{
    private static readonly Variable[] NotEmbedded =
    [
        Variables.Polity2,
        Variables.ExtendedUds,
        Variables.TerritorialThreat,
        Variables.PublishedLeedsSavun,
    ];

    /// <summary>Writes the files of a case.</summary>
    /// <param name="world">
    /// The record of the whole system, over the years of the case at least. With the year before, the political relevance
    /// of the first year is read there, as that of every other year is.
    /// </param>
    /// <param name="states">States of the case; the predecessors whose memory they carry are added.</param>
    /// <param name="years">Years of the slices.</param>
    /// <param name="derived">
    /// Yearly figures of the whole system besides those of the slice, such as the total of a measure; null for none.
    /// </param>
    /// <returns>Content by file name: UTF-8, LF, comma, invariant.</returns>
    /// <exception cref="ArgumentException">
    /// The record does not hold the whole system, not all the years, or not a state of the case.
    /// </exception>
    public static IReadOnlyDictionary<string, byte[]> Freeze(
        World world,
        IReadOnlyCollection<StateCode> states,
        YearSpan years,
        Func<YearSlice, IEnumerable<(string Quantity, SystemFigure Figure)>>? derived = null
    )
    {
        if (!world.Years.Contains(years.First) || !world.Years.Contains(years.Last))
            throw new ArgumentException($"The record covers {world.Years}, not {years}.", nameof(years));
        if (!world.At(years.First).HoldsWholeSystem)
            throw new ArgumentException("A case is frozen from the whole system.", nameof(world));
        if (states.FirstOrDefault(s => world.Identity.Find(s) is null) is { Number: > 0 } stranger)
            throw new ArgumentException($"The record has no state {stranger}.", nameof(states));
        var held = WithPredecessors(world.Identity, states);
        var slices = world.Slices.Where(s => years.Contains(s.Year)).ToArray();
        var stateVariables = Variables
            .All.Where(v => v.Level == VariableLevel.StateYear && IsCarried(world, v))
            .ToArray();
        return new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            [CaseLayout.States.Name] = States(world.Identity, held),
            [CaseLayout.Successions.Name] = Successions(world.Identity, held),
            [CaseLayout.StateYears.Name] = StateYears(slices, held, stateVariables),
            [CaseLayout.DyadYears.Name] = DyadYears(world, slices, held),
            [CaseLayout.SystemYears.Name] = SystemYears(world, slices, derived),
            [CaseLayout.Disputes.Name] = Disputes(world, WhoseEvents(EventList.Disputes)),
            [CaseLayout.Wars.Name] = Wars(world, WhoseEvents(EventList.Wars)),
            [CaseLayout.Rivalries.Name] = Rivalries(world, WhoseEvents(EventList.Rivalries)),
            [CaseLayout.ArmsRaces.Name] = ArmsRaces(world, WhoseEvents(EventList.ArmsRaces)),
            [CaseLayout.ColonialRule.Name] = ColonialRule(world, WhoseEvents(EventList.ColonialRule)),
            [CaseLayout.Conquests.Name] = Conquests(world, WhoseEvents(EventList.Conquests)),
            [CaseLayout.Sources.Name] = Columns(world, stateVariables),
            [CaseLayout.Gaps.Name] = Gaps(world, slices, held, stateVariables),
        };

        // A list that may not be embedded is written without rows, as a variable is without its column.
        SortedSet<StateCode> WhoseEvents(EventList list) => MayEmbed(world.CoverageOf(list)) is null ? [] : held;
    }

    private static bool IsCarried(World world, Variable variable) =>
        !NotEmbedded.Contains(variable) && MayEmbed(world.CoverageOf(variable)) is not null;

    private static Coverage? MayEmbed(Coverage? coverage) =>
        coverage?.Source.Parts.Any(part => ImporterCatalogue.Find(part.DataSet)?.DataSet.Restrictive == true) == true
            ? null
            : coverage;

    private static SortedSet<StateCode> WithPredecessors(Identity identity, IEnumerable<StateCode> states)
    {
        var held = new SortedSet<StateCode>(states);
        for (int before = -1; before != held.Count; )
        {
            before = held.Count;
            foreach (var succession in identity.Successions)
            {
                if (held.Contains(succession.Successor))
                    held.Add(succession.Predecessor);
            }
        }
        return held;
    }

    private static byte[] States(Identity identity, SortedSet<StateCode> held)
    {
        var table = new CsvTable(CaseLayout.States.Columns);
        foreach (var code in held)
        {
            var state = identity.Find(code)!;
            table.Row(
                Show(code.Number),
                state.Abbreviation,
                state.Name,
                state.Iso3 ?? "",
                string.Join('|', state.Aliases),
                string.Join('|', state.Membership),
                string.Join('|', state.GleditschWard.Select(spell => $"{Show(spell.Code)}:{spell.Years}"))
            );
        }
        return table.Bytes();
    }

    private static byte[] Successions(Identity identity, SortedSet<StateCode> held)
    {
        var table = new CsvTable(CaseLayout.Successions.Columns);
        foreach (
            var succession in identity
                .Successions.Where(s => held.Contains(s.Predecessor) && held.Contains(s.Successor))
                .OrderBy(s => s.Predecessor)
                .ThenBy(s => s.Successor)
                .ThenBy(s => s.From)
        )
        {
            table.Row(
                Show(succession.Predecessor.Number),
                Show(succession.Successor.Number),
                Show(succession.From.Value)
            );
        }
        return table.Bytes();
    }

    private static byte[] StateYears(YearSlice[] slices, SortedSet<StateCode> held, Variable[] variables)
    {
        var table = new CsvTable([.. CaseLayout.StateYears.Columns, .. variables.Select(v => v.Id)]);
        foreach (var code in held)
        {
            foreach (var slice in slices)
            {
                int index = slice.IndexOf(code);
                if (index < 0)
                    continue;
                var cells = new string[variables.Length + 2];
                cells[0] = Show(code.Number);
                cells[1] = Show(slice.Year.Value);
                for (int v = 0; v < variables.Length; v++)
                {
                    var column = slice.Column(variables[v]);
                    cells[v + 2] = column.IsEmpty ? "" : Show(column[index]);
                }
                table.Row(cells);
            }
        }
        return table.Bytes();
    }

    private static byte[] DyadYears(World world, YearSlice[] slices, SortedSet<StateCode> held)
    {
        var columns = CaseLayout.DyadColumns.Where(c => IsCarried(world, c.Variable)).ToArray();
        var table = new CsvTable([.. CaseLayout.DyadYears.Columns, .. columns.Select(c => c.Name)]);
        var codes = held.ToArray();
        for (int a = 0; a < codes.Length; a++)
        {
            for (int b = a + 1; b < codes.Length; b++)
            {
                foreach (var slice in slices)
                {
                    int one = slice.IndexOf(codes[a]);
                    int other = slice.IndexOf(codes[b]);
                    if (one < 0 || other < 0)
                        continue;
                    bool tells = false;
                    var cells = new string[columns.Length + 3];
                    cells[0] = Show(codes[a].Number);
                    cells[1] = Show(codes[b].Number);
                    cells[2] = Show(slice.Year.Value);
                    for (int c = 0; c < columns.Length; c++)
                    {
                        var (_, variable, backward) = columns[c];
                        var matrix = slice.Matrix(variable);
                        float value =
                            matrix.IsEmpty ? float.NaN
                            : backward ? matrix[other * slice.Count + one]
                            : matrix[one * slice.Count + other];
                        cells[c + 3] = Show(value);
                        // Zero is worth a row only where a missing row would not mean zero.
                        tells |= !float.IsNaN(value) && (!variable.AbsentMeansZero || value != 0);
                    }
                    if (tells)
                        table.Row(cells);
                }
            }
        }
        return table.Bytes();
    }

    private static byte[] SystemYears(
        World world,
        YearSlice[] slices,
        Func<YearSlice, IEnumerable<(string Quantity, SystemFigure Figure)>>? derived
    )
    {
        var table = new CsvTable(CaseLayout.SystemYears.Columns);
        foreach (var slice in slices)
        {
            var figures = slice.System.ToDictionary(f => f.Key, f => Cells(f.Value), StringComparer.Ordinal);
            foreach (var (quantity, figure) in derived?.Invoke(slice) ?? [])
                figures[quantity] = Cells(figure);
            if (
                IsCarried(world, Variables.Obligations)
                && TreatyBaseRate.Of(world, slice.Year) is Reading<TreatyBaseRate>.Known(var rate, _)
            )
            {
                figures[DyadQuantity.Relevant.Id] = Cells(rate.Relevant);
                figures[DyadQuantity.Allied.Id] = Cells(rate.Allied);
                figures[DyadQuantity.Pledged.Id] = Cells(rate.Pledged);
            }
            foreach (var (quantity, cells) in figures.OrderBy(f => f.Key, StringComparer.Ordinal))
                table.Row([Show(slice.Year.Value), quantity, .. cells]);
        }
        return table.Bytes();
    }

    private static string[] Cells(SystemFigure figure) =>
        [Show(figure.Total), Show(figure.Greatest), Show(figure.Known), Show(figure.Missing)];

    // What is counted has no greatest.
    private static string[] Cells(DyadCount count) => [Show(count.Count), "", Show(count.Known), Show(count.Missing)];

    private static byte[] Disputes(World world, SortedSet<StateCode> held)
    {
        var table = new CsvTable(CaseLayout.Disputes.Columns);
        foreach (
            var dispute in world
                .Disputes.Where(d => Holds(held, d.Dyad))
                .OrderBy(d => d.Number)
                .ThenBy(d => d.Dyad.Perceiver)
                .ThenBy(d => d.Dyad.Rival)
                .ThenBy(d => d.Year)
        )
        {
            table.Row(
                Show(dispute.Number),
                Show(dispute.Dyad.Perceiver.Number),
                Show(dispute.Dyad.Rival.Number),
                Show(dispute.Year.Value),
                Show(dispute.First.Value),
                Show(dispute.Hostility),
                Show(dispute.Revisionist),
                Show(dispute.Originator)
            );
        }
        return table.Bytes();
    }

    private static byte[] Wars(World world, SortedSet<StateCode> held)
    {
        var table = new CsvTable(CaseLayout.Wars.Columns);
        foreach (
            var war in world
                .Wars.Where(w => Holds(held, w.Dyad))
                .OrderBy(w => w.Number)
                .ThenBy(w => w.Dyad.Perceiver)
                .ThenBy(w => w.Dyad.Rival)
                .ThenBy(w => w.First)
        )
        {
            table.Row(
                Show(war.Number),
                Show(war.Dyad.Perceiver.Number),
                Show(war.Dyad.Rival.Number),
                Show(war.First.Value),
                Show(war.Last.Value),
                Show(war.RivalInitiated)
            );
        }
        return table.Bytes();
    }

    private static byte[] Rivalries(World world, SortedSet<StateCode> held)
    {
        var table = new CsvTable(CaseLayout.Rivalries.Columns);
        foreach (
            var rivalry in world
                .Rivalries.Where(r => Holds(held, r.Dyad.Forward))
                .OrderBy(r => r.Dyad.A)
                .ThenBy(r => r.Dyad.B)
                .ThenBy(r => r.First)
        )
        {
            table.Row(
                Show(rivalry.Dyad.A.Number),
                Show(rivalry.Dyad.B.Number),
                Show(rivalry.First.Value),
                Show(rivalry.Last.Value),
                Show(rivalry.Kinds.HasFlag(RivalryKinds.Positional)),
                Show(rivalry.Kinds.HasFlag(RivalryKinds.Spatial)),
                Show(rivalry.Kinds.HasFlag(RivalryKinds.Ideological)),
                Show(rivalry.Kinds.HasFlag(RivalryKinds.Interventionary)),
                Show(rivalry.Principal)
            );
        }
        return table.Bytes();
    }

    private static byte[] ArmsRaces(World world, SortedSet<StateCode> held)
    {
        var table = new CsvTable(CaseLayout.ArmsRaces.Columns);
        foreach (
            var race in world
                .ArmsRaces.Where(r => Holds(held, r.Dyad.Forward))
                .OrderBy(r => r.Dyad.A)
                .ThenBy(r => r.Dyad.B)
                .ThenBy(r => r.First)
        )
        {
            table.Row(
                Show(race.Dyad.A.Number),
                Show(race.Dyad.B.Number),
                Show(race.First.Value),
                Show(race.Last.Value)
            );
        }
        return table.Bytes();
    }

    private static byte[] Conquests(World world, SortedSet<StateCode> held)
    {
        var table = new CsvTable(CaseLayout.Conquests.Columns);
        foreach (
            var conquest in world
                .Conquests.Where(c => Holds(held, new DirectedDyad(c.Conqueror, c.Conquered)))
                .OrderBy(c => c.Conqueror)
                .ThenBy(c => c.Conquered)
                .ThenBy(c => c.Year)
        )
            table.Row(Show(conquest.Conqueror.Number), Show(conquest.Conquered.Number), Show(conquest.Year.Value));
        return table.Bytes();
    }

    private static byte[] ColonialRule(World world, SortedSet<StateCode> held)
    {
        var table = new CsvTable(CaseLayout.ColonialRule.Columns);
        foreach (
            var rule in world
                .ColonialRule.Where(r => Holds(held, new DirectedDyad(r.Ruler, r.Ruled)))
                .OrderBy(r => r.Ruler)
                .ThenBy(r => r.Ruled)
                .ThenBy(r => r.Last)
        )
        {
            table.Row(
                Show(rule.Ruler.Number),
                Show(rule.Ruled.Number),
                rule.First is { } first ? Show(first.Value) : "",
                Show(rule.Last.Value)
            );
        }
        return table.Bytes();
    }

    private static byte[] Columns(World world, Variable[] stateVariables)
    {
        var table = new CsvTable(CaseLayout.Sources.Columns);
        foreach (var variable in stateVariables)
            Describe(CaseLayout.StateYears.Name, variable.Id, variable);
        foreach (var (name, variable, _) in CaseLayout.DyadColumns.Where(c => IsCarried(world, c.Variable)))
            Describe(CaseLayout.DyadYears.Name, name, variable);
        foreach (var (events, list) in CaseLayout.Events)
        {
            if (MayEmbed(world.CoverageOf(list)) is { } coverage)
                Row(events.Name, "*", "", "", coverage, list is EventList.Rivalries or EventList.ArmsRaces);
        }
        return table.Bytes();

        void Describe(string file, string column, Variable variable) =>
            Row(file, column, variable.Id, variable.Unit, world.CoverageOf(variable)!, variable.Retrospective);

        void Row(string file, string column, string variable, string unit, Coverage coverage, bool retrospective) =>
            table.Row(
                file,
                column,
                variable,
                unit,
                coverage.Source.DataSet,
                coverage.Source.Version,
                coverage.Licence,
                Show(coverage.Years.First.Value),
                Show(coverage.Years.Last.Value),
                Show(retrospective)
            );
    }

    private static byte[] Gaps(World world, YearSlice[] slices, SortedSet<StateCode> held, Variable[] variables)
    {
        var table = new CsvTable(CaseLayout.Gaps.Columns);
        foreach (var variable in variables)
        {
            foreach (var code in held)
            {
                (Year First, Year Last, string Reason)? run = null;
                foreach (var slice in slices)
                {
                    int index = slice.IndexOf(code);
                    var column = slice.Column(variable);
                    if (index < 0 || (!column.IsEmpty && !double.IsNaN(column[index])))
                        continue;
                    var reason = ReasonOf(world, variable, code, slice.Year);
                    if (run is { } open && open.Last.Plus(1) == slice.Year && open.Reason == reason)
                    {
                        run = open with { Last = slice.Year };
                        continue;
                    }
                    Close(run);
                    run = (slice.Year, slice.Year, reason);
                }
                Close(run);

                void Close((Year First, Year Last, string Reason)? gap)
                {
                    if (gap is var (first, last, reason))
                        table.Row(variable.Id, Show(code.Number), Show(first.Value), Show(last.Value), reason);
                }
            }
        }
        return table.Bytes();
    }

    // The reason without the year, which the run states.
    private static string ReasonOf(World world, Variable variable, StateCode state, Year year)
    {
        var coverage = world.CoverageOf(variable)!;
        if (!coverage.Years.Contains(year))
            return $"{coverage.Source.Short} covers {coverage.Years}";
        var reason = world.WhyMissing(variable, state, year);
        var dated = $" in {year}";
        return reason.EndsWith(dated, StringComparison.Ordinal) ? reason[..^dated.Length] : reason;
    }

    private static bool Holds(SortedSet<StateCode> held, DirectedDyad dyad) =>
        held.Contains(dyad.Perceiver) && held.Contains(dyad.Rival);

    private static string Show(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Show(double value) =>
        double.IsNaN(value) ? "" : value.ToString("R", CultureInfo.InvariantCulture);

    private static string Show(float value) =>
        float.IsNaN(value) ? "" : value.ToString("R", CultureInfo.InvariantCulture);

    private static string Show(bool value) => value ? "1" : "0";

    private static string Show(bool? value) => value is { } known ? Show(known) : "";

    /// <summary>A table in the making: comma, LF, quotes only where they are needed.</summary>
    private sealed class CsvTable
    {
        private readonly StringBuilder _text = new();
        private readonly int _width;

        public CsvTable(IReadOnlyList<string> headers)
        {
            _width = headers.Count;
            Row([.. headers]);
        }

        public void Row(params ReadOnlySpan<string> cells)
        {
            if (cells.Length != _width)
                throw new ArgumentException("A row has as many cells as the header.", nameof(cells));
            for (int i = 0; i < cells.Length; i++)
            {
                if (i > 0)
                    _text.Append(',');
                if (cells[i].AsSpan().IndexOfAny(',', '"', '\n') < 0)
                    _text.Append(cells[i]);
                else
                    _text.Append('"').Append(cells[i].Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
            }
            _text.Append('\n');
        }

        public byte[] Bytes() => Encoding.UTF8.GetBytes(_text.ToString());
    }
}
