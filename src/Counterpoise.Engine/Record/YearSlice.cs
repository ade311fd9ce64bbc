namespace Counterpoise.Record;

/// <summary>
/// One year of the record, dense: a column for each state variable, a matrix for each variable of pairs. Immutable.
/// </summary>
/// <remarks>Rows and columns follow <see cref="States"/>. NaN marks absence; what is absent is never zero.</remarks>
public sealed class YearSlice
{
    private readonly StateCode[] _states;
    private readonly double[]?[] _columns;
    private readonly float[]?[] _matrices;
    private readonly Dictionary<string, SystemFigure> _system;
    private readonly Dictionary<DyadQuantity, DyadCount> _dyads;

    internal YearSlice(
        Year year,
        StateCode[] states,
        double[]?[] columns,
        float[]?[] matrices,
        Dictionary<string, SystemFigure> system,
        Dictionary<DyadQuantity, DyadCount> dyads,
        bool holdsWholeSystem
    )
    {
        Year = year;
        _states = states;
        _columns = columns;
        _matrices = matrices;
        _system = system;
        _dyads = dyads;
        HoldsWholeSystem = holdsWholeSystem;
    }

    /// <summary>The year.</summary>
    public Year Year { get; }

    /// <summary>
    /// Whether every member of the system is here. A case holds a few states and carries the system's totals.
    /// </summary>
    public bool HoldsWholeSystem { get; }

    /// <summary>Members of the system in this year that the record holds, by rising code. Shape [states].</summary>
    public ReadOnlySpan<StateCode> States => _states;

    /// <summary>Number of states.</summary>
    public int Count => _states.Length;

    /// <summary>Yearly figures of the whole system, by variable id or by the name of a derived quantity.</summary>
    public IReadOnlyDictionary<string, SystemFigure> System => _system;

    /// <summary>Counts over the pairs of the whole system. Empty where every member is here and pairs can be counted.</summary>
    public IReadOnlyDictionary<DyadQuantity, DyadCount> Dyads => _dyads;

    /// <summary>Position of a state; negative where it is no member this year or not held.</summary>
    public int IndexOf(StateCode state)
    {
        var index = Array.BinarySearch(_states, state);
        return index < 0 ? -1 : index;
    }

    /// <summary>Values of a state variable. Shape [states], or empty where no data set of the record carries it.</summary>
    /// <exception cref="ArgumentException">The variable belongs to pairs.</exception>
    public ReadOnlySpan<double> Column(Variable variable) =>
        variable.Level == VariableLevel.StateYear
            ? _columns[variable.Ordinal]
            : throw new ArgumentException(
                $"'{variable}' belongs to pairs of states; read its matrix.",
                nameof(variable)
            );

    /// <summary>
    /// Values of a variable of pairs, row by row: the value from the first state toward the second stands at
    /// first * Count + second. Shape [states, states], or empty where no data set of the record carries it.
    /// </summary>
    /// <exception cref="ArgumentException">The variable belongs to single states.</exception>
    public ReadOnlySpan<float> Matrix(Variable variable) =>
        variable.Level != VariableLevel.StateYear
            ? _matrices[variable.Ordinal]
            : throw new ArgumentException($"'{variable}' belongs to states; read its column.", nameof(variable));

    internal double[]? ColumnOrNone(Variable variable) => _columns[variable.Ordinal];

    internal float[]? MatrixOrNone(Variable variable) => _matrices[variable.Ordinal];

    /// <summary>Which states have a value of a state variable.</summary>
    public PresenceMask Presence(Variable variable) => PresenceMask.Of(Column(variable), Count);

    /// <summary>
    /// The obligations of one state toward another; none where the record holds no treaty, or does not state what one binds to
    /// (<see cref="StatesObligations"/>).
    /// </summary>
    public Obligations Obligations(StateCode from, StateCode toward)
    {
        var flags = OwedBy(from, toward);
        return float.IsNaN(flags) ? Record.Obligations.None : (Obligations)(int)flags;
    }

    /// <summary>Whether the record says what one state owes another, were it nothing.</summary>
    public bool StatesObligations(StateCode from, StateCode toward) => !float.IsNaN(OwedBy(from, toward));

    private float OwedBy(StateCode from, StateCode toward)
    {
        var matrix = Matrix(Variables.Obligations);
        int row = IndexOf(from);
        int column = IndexOf(toward);
        return matrix.IsEmpty || row < 0 || column < 0 ? float.NaN : matrix[row * Count + column];
    }
}
