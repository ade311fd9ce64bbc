using System.Numerics.Tensors;

namespace Counterpoise.Record;

/// <summary>
/// The one door into the record: the archive and the case files both put their readings here. Not safe for
/// several threads.
/// </summary>
/// <remarks>
/// Readings of states that are no members in the year, and of years outside the span, are passed over: membership
/// decides, not the data set. The caller sets the coverage of every variable that it fills. In a record of the whole
/// system <see cref="Variables.Trade"/> is summed from the imports, whatever was put, and covered as they are.
/// </remarks>
public sealed class WorldBuilder
{
    private readonly Identity _identity;
    private readonly YearSpan _years;
    private readonly bool _holdsWholeSystem;
    private readonly StateCode[][] _states;
    private readonly Dictionary<StateCode, int>[] _index;
    private readonly double[]?[][] _columns;
    private readonly float[]?[][] _matrices;
    private readonly Dictionary<string, SystemFigure>[] _system;
    private readonly Dictionary<DyadQuantity, DyadCount>[] _dyads;
    private readonly Dictionary<Variable, Coverage> _coverage = [];
    private readonly Dictionary<EventList, Coverage> _eventCoverage = [];
    private readonly Dictionary<(Variable, StateCode, Year), string> _gaps = [];
    private readonly Dictionary<(Variable, Year), int> _beyond = [];
    private readonly List<DisputeYear> _disputes = [];
    private readonly List<War> _wars = [];
    private readonly List<Rivalry> _rivalries = [];
    private readonly List<ColonialRule> _colonialRule = [];
    private readonly HashSet<(Variable, int Year)> _whole = [];
    private readonly List<(Variable Variable, StateCode From, StateCode Toward, Year Year)> _unknown = [];
    private readonly List<ArmsRace> _armsRaces = [];
    private readonly List<Conquest> _conquests = [];
    private readonly List<EvidenceItem> _evidence = [];
    private readonly List<TreatyMembership> _treaties = [];
    private Coverage? _treatyCoverage;

    /// <summary>Opens an empty record.</summary>
    /// <param name="identity">The states, with their years of membership.</param>
    /// <param name="years">Years to hold slices for.</param>
    /// <param name="holdsWholeSystem">
    /// Whether <paramref name="identity"/> lists every member; if not, system figures must be given.
    /// </param>
    public WorldBuilder(Identity identity, YearSpan years, bool holdsWholeSystem)
    {
        _identity = identity;
        _years = years;
        _holdsWholeSystem = holdsWholeSystem;
        int count = years.Count;
        _states = new StateCode[count][];
        _index = new Dictionary<StateCode, int>[count];
        _columns = new double[]?[count][];
        _matrices = new float[]?[count][];
        _system = new Dictionary<string, SystemFigure>[count];
        _dyads = new Dictionary<DyadQuantity, DyadCount>[count];
        for (int y = 0; y < count; y++)
        {
            var year = years.First.Plus(y);
            _states[y] = [.. identity.States.Where(s => s.IsMember(year)).Select(s => s.Code)];
            _index[y] = [];
            for (int i = 0; i < _states[y].Length; i++)
                _index[y].Add(_states[y][i], i);
            _columns[y] = new double[]?[Variables.All.Count];
            _matrices[y] = new float[]?[Variables.All.Count];
            _system[y] = new(StringComparer.Ordinal);
            _dyads[y] = [];
        }
    }

    /// <summary>
    /// Opens a record that tells what another does up to a year, and leaves the years from then on to be filled: coverage, gaps, events
    /// and evidence are the other's, and so is every figure of the years before.
    /// </summary>
    /// <param name="world">The other record.</param>
    /// <param name="identity">The states; before the year the same members as the other's.</param>
    /// <param name="from">First year that is left open.</param>
    /// <exception cref="ArgumentException">The states of a year before differ.</exception>
    public static WorldBuilder Until(World world, Identity identity, Year from)
    {
        ArgumentNullException.ThrowIfNull(world);
        var builder = new WorldBuilder(identity, world.Years, world.At(world.Years.First).HoldsWholeSystem);
        foreach (var (variable, coverage) in world.CoverageByVariable)
            builder.Cover(variable, coverage);
        foreach (var (list, coverage) in world.CoverageByList)
            builder.Cover(list, coverage);
        foreach (var (gap, reason) in world.Gaps)
            builder._gaps[gap] = reason;
        foreach (var (key, count) in world.Beyond)
            builder._beyond[key] = count;
        builder._disputes.AddRange(world.Disputes);
        builder._wars.AddRange(world.Wars);
        builder._rivalries.AddRange(world.Rivalries);
        builder._colonialRule.AddRange(world.ColonialRule);
        builder._armsRaces.AddRange(world.ArmsRaces);
        builder._conquests.AddRange(world.Conquests);
        builder._evidence.AddRange(world.Evidence);
        builder._treaties.AddRange(world.Treaties.Memberships);
        builder._treatyCoverage = world.Treaties.Coverage;
        foreach (var slice in world.Slices.Where(slice => slice.Year < from))
            builder.Share(slice);
        return builder;
    }

    // A slice never changes, so that its arrays may serve two records; totals that are summed anew get an array of their own.
    private void Share(YearSlice slice)
    {
        int y = slice.Year.Since(_years.First);
        if (!slice.States.SequenceEqual(_states[y]))
            throw new ArgumentException(
                $"The states of {slice.Year} are others than those of the record.",
                nameof(slice)
            );
        foreach (var variable in Variables.All)
        {
            bool summed = _holdsWholeSystem && variable == Variables.Trade;
            if (variable.Level == VariableLevel.StateYear && !summed)
                _columns[y][variable.Ordinal] = slice.ColumnOrNone(variable);
            else if (variable.Level != VariableLevel.StateYear)
                _matrices[y][variable.Ordinal] = slice.MatrixOrNone(variable);
            _whole.Add((variable, y));
        }
        _system[y] = new(slice.System, StringComparer.Ordinal);
        _dyads[y] = new(slice.Dyads);
    }

    /// <summary>Years that the record will hold.</summary>
    public YearSpan Years => _years;

    /// <summary>States which data set a variable comes from and which years that covers.</summary>
    public void Cover(Variable variable, Coverage coverage) => _coverage[variable] = coverage;

    /// <summary>Which data set a variable comes from, as far as was stated; null where it was not.</summary>
    public Coverage? CoverageOf(Variable variable) => _coverage.GetValueOrDefault(variable);

    /// <summary>States which data set a list of events comes from and which years that covers.</summary>
    public void Cover(EventList list, Coverage coverage) => _eventCoverage[list] = coverage;

    /// <summary>Which data set a list of events comes from, as far as was stated; null where it was not.</summary>
    public Coverage? CoverageOf(EventList list) => _eventCoverage.GetValueOrDefault(list);

    /// <summary>States which data set the treaties come from and which years that covers.</summary>
    public void CoverTreaties(Coverage coverage) => _treatyCoverage = coverage;

    /// <summary>
    /// States how many members outside a record that does not hold the whole system had a condition (a variable of 0 or 1) in a year.
    /// </summary>
    public void CountBeyond(Variable variable, Year year, int states) => _beyond[(variable, year)] = states;

    /// <summary>Puts a state's value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value lies outside the variable's range.</exception>
    public void Set(Variable variable, StateCode state, Year year, double value)
    {
        CheckRange(variable, value);
        if (!_years.Contains(year))
            return;
        int y = year.Since(_years.First);
        if (_index[y].TryGetValue(state, out int i))
            Column(variable, y)[i] = value;
    }

    /// <summary>
    /// Puts a pair's value. For a variable of unordered pairs both directions are set; otherwise only the one given.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value lies outside the variable's range.</exception>
    public void Set(Variable variable, StateCode from, StateCode toward, Year year, double value)
    {
        CheckRange(variable, value);
        if (!_years.Contains(year) || from == toward)
            return;
        int y = year.Since(_years.First);
        if (!_index[y].TryGetValue(from, out int i) || !_index[y].TryGetValue(toward, out int j))
            return;
        var matrix = Matrix(variable, y);
        int n = _states[y].Length;
        matrix[i * n + j] = (float)value;
        if (variable.Level == VariableLevel.DyadYear)
            matrix[j * n + i] = (float)value;
    }

    /// <summary>
    /// States that a pair's value is unknown where a missing row would mean zero. It stands against any value that was put.
    /// </summary>
    public void SetUnknown(Variable variable, StateCode from, StateCode toward, Year year)
    {
        if (_years.Contains(year))
            _unknown.Add((variable, from, toward, year));
    }

    /// <summary>Puts a variable of states for a whole year. The builder keeps the array.</summary>
    /// <param name="variable">A variable of states.</param>
    /// <param name="year">A year of the span.</param>
    /// <param name="values">
    /// Values by rising code of the members, NaN where unknown, also where a missing row would mean zero. Shape [states].
    /// </param>
    /// <exception cref="ArgumentException">The shape is not that of the year, or the variable belongs to pairs.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value lies outside the variable's range.</exception>
    public void Fill(Variable variable, Year year, double[] values)
    {
        int y = year.Since(_years.First);
        if (variable.Level != VariableLevel.StateYear || values.Length != _states[y].Length)
            throw new ArgumentException($"'{variable}' has no column of {values.Length} in {year}.", nameof(values));
        foreach (var value in values)
        {
            if (!double.IsNaN(value))
                CheckRange(variable, value);
        }
        _columns[y][variable.Ordinal] = values;
        _whole.Add((variable, y));
    }

    /// <summary>Puts a variable of pairs for a whole year. The builder keeps the array.</summary>
    /// <param name="variable">A variable of pairs.</param>
    /// <param name="year">A year of the span.</param>
    /// <param name="values">
    /// Values row by row, NaN where unknown, also where a missing row would mean zero. Shape [states, states].
    /// </param>
    /// <exception cref="ArgumentException">The shape is not that of the year, or the variable belongs to states.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value lies outside the variable's range.</exception>
    public void Fill(Variable variable, Year year, float[] values)
    {
        int y = year.Since(_years.First);
        if (variable.Level == VariableLevel.StateYear || values.Length != _states[y].Length * _states[y].Length)
            throw new ArgumentException($"'{variable}' has no matrix of {values.Length} in {year}.", nameof(values));
        double least = TensorPrimitives.MinNumber<float>(values);
        double greatest = TensorPrimitives.MaxNumber<float>(values);
        if (!double.IsNaN(least))
        {
            CheckRange(variable, least);
            CheckRange(variable, greatest);
        }
        _matrices[y][variable.Ordinal] = values;
        _whole.Add((variable, y));
    }

    /// <summary>Records why a state's value is missing.</summary>
    public void ExplainGap(Variable variable, StateCode state, Year year, string reason) =>
        _gaps[(variable, state, year)] = reason;

    /// <summary>Puts a yearly figure of the whole system, for a record that holds only some states.</summary>
    public void SetSystem(string quantity, Year year, SystemFigure figure)
    {
        if (_years.Contains(year))
            _system[year.Since(_years.First)][quantity] = figure;
    }

    /// <summary>Puts a yearly count of pairs of the whole system, for a record that holds only some states.</summary>
    /// <exception cref="ArgumentException">The record holds the whole system, whose pairs are counted.</exception>
    public void SetDyads(DyadQuantity quantity, Year year, DyadCount count)
    {
        if (_holdsWholeSystem)
            throw new ArgumentException("A record of the whole system counts its own pairs.", nameof(quantity));
        if (_years.Contains(year))
            _dyads[year.Since(_years.First)][quantity] = count;
    }

    /// <summary>Adds a year of a dispute.</summary>
    public void Add(DisputeYear dispute) => _disputes.Add(dispute);

    /// <summary>Adds a war.</summary>
    public void Add(War war) => _wars.Add(war);

    /// <summary>Adds a rivalry.</summary>
    public void Add(Rivalry rivalry) => _rivalries.Add(rivalry);

    /// <summary>Adds a spell of colonial rule.</summary>
    public void Add(ColonialRule rule) => _colonialRule.Add(rule);

    /// <summary>Adds an arms race.</summary>
    public void Add(ArmsRace race) => _armsRaces.Add(race);

    /// <summary>Adds a conquest.</summary>
    public void Add(Conquest conquest) => _conquests.Add(conquest);

    /// <summary>Adds a spell of a state's being bound by a treaty.</summary>
    public void Add(TreatyMembership membership) => _treaties.Add(membership);

    /// <summary>Adds an evidence item.</summary>
    public void Add(EvidenceItem item) => _evidence.Add(item);

    /// <summary>Closes the record. The builder must not be used afterwards.</summary>
    public World Build()
    {
        var slices = new YearSlice[_years.Count];
        // A total of trade is a sum of imports, and speaks where they do.
        if (_holdsWholeSystem && _coverage.TryGetValue(Variables.Imports, out var trade))
            _coverage[Variables.Trade] = trade;
        for (int y = 0; y < slices.Length; y++)
        {
            FillImpliedZeros(y);
            ForgetUnknown(y);
            if (_holdsWholeSystem)
            {
                TotalTrade(y);
                SumSystem(y);
            }
            slices[y] = new(
                _years.First.Plus(y),
                _states[y],
                _columns[y],
                _matrices[y],
                _system[y],
                _dyads[y],
                _holdsWholeSystem
            );
        }
        var ends = new Dictionary<(int, DirectedDyad), Year>();
        foreach (var dispute in _disputes)
        {
            var key = (dispute.Number, dispute.Dyad);
            if (!ends.TryGetValue(key, out var end) || end < dispute.Year)
                ends[key] = dispute.Year;
        }
        return new(_identity, _years, slices, _coverage, _eventCoverage, _gaps)
        {
            Disputes =
            [
                .. _disputes
                    // A record that was cut short keeps what was known of those that ran at its end.
                    .Select(d => d.RunsOn || d.Year == ends[(d.Number, d.Dyad)] ? d : d with { RunsOn = true })
                    .OrderBy(d => d.Year)
                    .ThenBy(d => d.Number)
                    .ThenBy(d => d.Dyad.Perceiver)
                    .ThenBy(d => d.Dyad.Rival),
            ],
            Wars =
            [
                .. _wars
                    .OrderBy(w => w.First)
                    .ThenBy(w => w.Number)
                    .ThenBy(w => w.Dyad.Perceiver)
                    .ThenBy(w => w.Dyad.Rival)
                    .ThenBy(w => w.Last),
            ],
            Rivalries = [.. _rivalries.OrderBy(r => r.First).ThenBy(r => r.Dyad.A).ThenBy(r => r.Dyad.B)],
            ColonialRule = [.. _colonialRule.OrderBy(c => c.Last).ThenBy(c => c.Ruler).ThenBy(c => c.Ruled)],
            ArmsRaces = [.. _armsRaces.OrderBy(r => r.First).ThenBy(r => r.Dyad.A).ThenBy(r => r.Dyad.B)],
            Conquests = [.. _conquests.OrderBy(c => c.Year).ThenBy(c => c.Conqueror).ThenBy(c => c.Conquered)],
            Treaties = new(_treatyCoverage, _treaties),
            Beyond = _beyond,
            Evidence = [.. _evidence.OrderBy(e => e.Date).ThenBy(e => e.Id, StringComparer.Ordinal)],
        };
    }

    private static void CheckRange(Variable variable, double value)
    {
        if (!(value >= variable.Least && value <= variable.Greatest))
        {
            throw new ArgumentOutOfRangeException(
                nameof(value),
                value,
                $"'{variable}' lies in {variable.Least}..{variable.Greatest}."
            );
        }
    }

    private double[] Column(Variable variable, int y)
    {
        if (_columns[y][variable.Ordinal] is not { } column)
        {
            _columns[y][variable.Ordinal] = column = new double[_states[y].Length];
            Array.Fill(column, double.NaN);
        }
        return column;
    }

    private float[] Matrix(Variable variable, int y)
    {
        if (_matrices[y][variable.Ordinal] is not { } matrix)
        {
            _matrices[y][variable.Ordinal] = matrix = new float[_states[y].Length * _states[y].Length];
            Array.Fill(matrix, float.NaN);
        }
        return matrix;
    }

    private void FillImpliedZeros(int y)
    {
        foreach (var (variable, coverage) in _coverage)
        {
            if (
                !variable.AbsentMeansZero
                || !coverage.Years.Contains(_years.First.Plus(y))
                || _whole.Contains((variable, y))
            )
                continue;
            if (variable.Level == VariableLevel.StateYear)
            {
                foreach (ref var value in Column(variable, y).AsSpan())
                    value = double.IsNaN(value) ? 0 : value;
            }
            else
            {
                foreach (ref var value in Matrix(variable, y).AsSpan())
                    value = float.IsNaN(value) ? 0 : value;
            }
        }
    }

    private void ForgetUnknown(int y)
    {
        foreach (var (variable, from, toward, year) in _unknown)
        {
            if (
                year.Since(_years.First) == y
                && _index[y].TryGetValue(from, out int i)
                && _index[y].TryGetValue(toward, out int j)
            )
                Matrix(variable, y)[i * _states[y].Length + j] = float.NaN;
        }
    }

    // A case is given the totals, for it holds only some of the partners.
    private void TotalTrade(int y)
    {
        if (_matrices[y][Variables.Imports.Ordinal] is not { } imports)
            return;
        int n = _states[y].Length;
        var totals = Column(Variables.Trade, y);
        for (int i = 0; i < n; i++)
        {
            double total = double.NaN;
            for (int j = 0; j < n; j++)
            {
                Include(imports[i * n + j]);
                Include(imports[j * n + i]);
            }
            totals[i] = total;

            void Include(float flow)
            {
                if (!float.IsNaN(flow))
                    total = double.IsNaN(total) ? flow : total + flow;
            }
        }
    }

    private void SumSystem(int y)
    {
        foreach (var variable in Variables.All.Where(v => v.HasSystemTotal))
        {
            if (_columns[y][variable.Ordinal] is { } column)
                _system[y][variable.Id] = SystemFigure.Of(column);
        }
    }
}
