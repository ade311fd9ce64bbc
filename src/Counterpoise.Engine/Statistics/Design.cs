namespace Counterpoise.Statistics;

/// <summary>A dense design matrix, column by column, each column with its name. Immutable.</summary>
public sealed class Design
{
    /// <summary>Name of the constant column.</summary>
    public const string Intercept = "(intercept)";

    private readonly IReadOnlyList<ReadOnlyMemory<double>> _columns;

    /// <summary>Makes a design of columns that the caller no longer changes.</summary>
    /// <param name="names">A name a column; they differ.</param>
    /// <param name="columns">Columns of one length. Shape [columns][rows].</param>
    /// <exception cref="ArgumentException">Names and columns differ in number, names repeat, or lengths differ.</exception>
    public Design(IReadOnlyList<string> names, IReadOnlyList<ReadOnlyMemory<double>> columns)
    {
        if (names.Count != columns.Count || names.Distinct(StringComparer.Ordinal).Count() != names.Count)
            throw new ArgumentException("Every column has a name of its own.", nameof(names));
        if (columns.Any(column => column.Length != columns[0].Length))
            throw new ArgumentException("The columns differ in length.", nameof(columns));
        (Names, _columns) = (names, columns);
        Rows = columns.Count == 0 ? 0 : columns[0].Length;
    }

    /// <summary>Names of the columns.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Number of columns.</summary>
    public int Columns => _columns.Count;

    /// <summary>Whether the first column is the constant one.</summary>
    public bool HasIntercept => Columns > 0 && Names[0] == Intercept;

    /// <summary>A column. Shape [rows].</summary>
    public ReadOnlySpan<double> Column(int index) => _columns[index].Span;

    /// <summary>A column. Shape [rows].</summary>
    public ReadOnlyMemory<double> Memory(int index) => _columns[index];

    /// <summary>The same columns behind a constant one, named <see cref="Intercept"/>.</summary>
    public Design WithIntercept()
    {
        var ones = new double[Rows];
        Array.Fill(ones, 1.0);
        return new([Intercept, .. Names], [ones, .. _columns]);
    }

    /// <summary>The rows of which the flag is set.</summary>
    /// <param name="kept">A flag a row.</param>
    public Design Where(ReadOnlySpan<bool> kept)
    {
        int count = kept.Count(true);
        var columns = new ReadOnlyMemory<double>[Columns];
        for (int j = 0; j < Columns; j++)
            columns[j] = Kept(Column(j), kept, count);
        return new(Names, columns);
    }

    internal static double[] Kept(ReadOnlySpan<double> values, ReadOnlySpan<bool> kept, int count)
    {
        var some = new double[count];
        int next = 0;
        for (int i = 0; i < values.Length; i++)
        {
            if (kept[i])
                some[next++] = values[i];
        }
        return some;
    }
}
