namespace Counterpoise.Panels;

/// <summary>
/// The rows of one year, column by column. A buffer that is filled again and again, so that memory does not grow with the
/// span; for one thread at a time.
/// </summary>
public sealed class PanelBatch
{
    private readonly bool[] _covered;
    private double[] _values = [];
    private int _capacity;

    /// <summary>Makes an empty buffer.</summary>
    /// <param name="columns">Number of columns.</param>
    public PanelBatch(int columns) => _covered = new bool[columns];

    /// <summary>The year.</summary>
    public Year Year { get; private set; }

    /// <summary>Number of rows.</summary>
    public int Rows { get; private set; }

    /// <summary>Number of columns.</summary>
    public int Columns => _covered.Length;

    /// <summary>Values of a column; NaN marks absence. Shape [rows].</summary>
    public ReadOnlySpan<double> Column(int index) => Writable(index);

    /// <summary>
    /// Whether the data sets of a column speak about the year. Where they do, an absent value is one that they do not give.
    /// </summary>
    public bool IsCovered(int column) => _covered[column];

    /// <summary>Begins a year: every column covered, its values not yet set.</summary>
    /// <param name="year">The year.</param>
    /// <param name="rows">Number of rows.</param>
    public void Begin(Year year, int rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        (Year, Rows) = (year, rows);
        if (rows > _capacity)
        {
            // Years come with ever more rows: a quarter to spare, so that not every one of them needs a new buffer.
            _capacity = Math.Max(rows, _capacity + _capacity / 4);
            _values = new double[(long)_capacity * Columns];
        }
        Array.Fill(_covered, true);
    }

    /// <summary>Values of a column, to be set. Shape [rows].</summary>
    public Span<double> Writable(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Columns, nameof(index));
        return _values.AsSpan(index * _capacity, Rows);
    }

    /// <summary>Marks a column as one that no data set of the record speaks about in the year, and empties it.</summary>
    public void SetUncovered(int column)
    {
        Writable(column).Fill(double.NaN);
        _covered[column] = false;
    }
}
