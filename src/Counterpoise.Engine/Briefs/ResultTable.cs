namespace Counterpoise.Briefs;

/// <summary>A table of results. CSV and JSON hold all of it; readers see the columns and rows meant for them.</summary>
public sealed record ResultTable : Block
{
    /// <summary>Makes a table.</summary>
    /// <param name="columns">Columns in the order of the contract; ids must differ.</param>
    /// <param name="rows">Rows, each with one cell a column, of the column's kind.</param>
    /// <exception cref="ArgumentException">Ids repeat, or a row does not fit the columns.</exception>
    public ResultTable(IReadOnlyList<Column> columns, IReadOnlyList<IReadOnlyList<Cell>> rows)
    {
        if (columns.Count == 0)
            throw new ArgumentException("A table has at least one column.", nameof(columns));
        if (
            columns.GroupBy(column => column.Id, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice
        )
            throw new ArgumentException($"Column '{twice.Key}' occurs twice.", nameof(columns));
        for (var r = 0; r < rows.Count; r++)
        {
            if (rows[r].Count != columns.Count)
            {
                throw new ArgumentException(
                    $"Row {r} has {rows[r].Count} cells where the table has {columns.Count} columns.",
                    nameof(rows)
                );
            }
            for (var c = 0; c < columns.Count; c++)
            {
                if (!columns[c].Admits(rows[r][c]))
                {
                    throw new ArgumentException(
                        $"Row {r} gives column '{columns[c].Id}' ({columns[c].Kind}) {rows[r][c].GetType().Name}.",
                        nameof(rows)
                    );
                }
            }
        }
        Columns = columns;
        Rows = rows;
    }

    /// <summary>Columns in the order of the contract.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>Rows, each with one cell a column.</summary>
    public IReadOnlyList<IReadOnlyList<Cell>> Rows { get; }

    /// <summary>What the table shows; may be empty.</summary>
    public string Caption { get; init; } = "";

    /// <summary>How many rows readers see at most; null for all. CSV and JSON hold all.</summary>
    public int? RowsInText { get; init; }

    /// <summary>Lines beneath the table.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The rows that readers see.</summary>
    public IReadOnlyList<IReadOnlyList<Cell>> RowsShown =>
        RowsInText is { } limit && limit < Rows.Count ? [.. Rows.Take(limit)] : Rows;

    /// <summary>How many rows readers do not see.</summary>
    public int RowsLeftOut => Rows.Count - RowsShown.Count;

    /// <summary>Positions of the columns that readers see.</summary>
    public IReadOnlyList<int> ColumnsShown =>
        [.. Enumerable.Range(0, Columns.Count).Where(c => Columns[c].ShownInText)];

    /// <summary>Why cells that readers see have no value: each reason once, in reading order.</summary>
    public IReadOnlyList<string> ReasonsShown =>
        [
            .. RowsShown
                .SelectMany(row => ColumnsShown.Select(c => row[c]))
                .OfType<Cell.Missing>()
                .Select(missing => missing.Reason)
                .Distinct(StringComparer.Ordinal),
        ];
}
