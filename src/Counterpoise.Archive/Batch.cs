using System.Globalization;

namespace Counterpoise.Archive;

/// <summary>How often an importer met a known peculiarity.</summary>
/// <param name="Quirk">The peculiarity.</param>
/// <param name="Lines">Line of each occurrence, in order.</param>
public sealed record QuirkCount(Quirk Quirk, IReadOnlyList<int> Lines)
{
    /// <summary>What is peculiar.</summary>
    public string Name => Quirk.Name;

    /// <summary>Number of occurrences.</summary>
    public int Count => Lines.Count;
}

/// <summary>
/// The rows of one file on their way into the archive: typed, column by column, with the line each came from.
/// </summary>
public sealed class Batch
{
    /// <summary>Faults kept with their text; further ones are only counted.</summary>
    public const int FaultsKept = 10_000;

    private readonly string _file;
    private readonly Dictionary<string, int> _ordinals = new(StringComparer.Ordinal);
    private readonly List<double>?[] _numbers;
    private readonly List<string?>?[] _texts;
    private readonly List<int> _lines = [];
    private readonly Dictionary<Quirk, List<int>> _quirks = [];
    private readonly List<Fault> _faults = [];

    internal Batch(string file, IReadOnlyList<Field> fields, IReadOnlyList<Quirk> quirks)
    {
        _file = file;
        Fields = fields;
        _numbers = new List<double>?[fields.Count];
        _texts = new List<string?>?[fields.Count];
        for (int i = 0; i < fields.Count; i++)
        {
            _ordinals.Add(fields[i].Column, i);
            if (fields[i].Kind == FieldKind.Text)
                _texts[i] = [];
            else
                _numbers[i] = [];
        }
        foreach (var quirk in quirks)
            _quirks.Add(quirk, []);
    }

    /// <summary>The columns.</summary>
    public IReadOnlyList<Field> Fields { get; }

    /// <summary>Number of rows now held.</summary>
    public int Rows => _lines.Count;

    /// <summary>Number of rows read from the file, whether kept or not.</summary>
    public int RowsRead { get; internal set; }

    /// <summary>The faults, in order of line; at most <see cref="FaultsKept"/>.</summary>
    public IReadOnlyList<Fault> Faults => [.. _faults.OrderBy(f => f.Line)];

    /// <summary>Number of faults, all counted.</summary>
    public int FaultCount { get; private set; }

    /// <summary>How often each known peculiarity occurred.</summary>
    public IReadOnlyList<QuirkCount> Quirks => [.. _quirks.Select(q => new QuirkCount(q.Key, [.. q.Value.Order()]))];

    /// <summary>Line of the file from which a row came; in a file without lines the number of the row there, from 1.</summary>
    public int LineOf(int row) => _lines[row];

    /// <summary>Number in a row; NaN where missing. Days are counted from the first of January of year 1.</summary>
    public double Number(int row, string column) => _numbers[_ordinals[column]]![row];

    /// <summary>Text in a row; null where missing.</summary>
    public string? Text(int row, string column) => _texts[_ordinals[column]]![row];

    /// <summary>Number in a row; NaN where missing.</summary>
    /// <param name="row">Row.</param>
    /// <param name="field">Position of the column in <see cref="Fields"/>.</param>
    internal double Number(int row, int field) => _numbers[field]![row];

    /// <summary>Text in a row; null where missing.</summary>
    /// <param name="row">Row.</param>
    /// <param name="field">Position of the column in <see cref="Fields"/>.</param>
    internal string? Text(int row, int field) => _texts[field]![row];

    /// <summary>Replaces a number.</summary>
    public void Set(int row, string column, double value) => _numbers[_ordinals[column]]![row] = value;

    /// <summary>Replaces a text.</summary>
    public void Set(int row, string column, string? value) => _texts[_ordinals[column]]![row] = value;

    /// <summary>Counts an occurrence of a known peculiarity at a row.</summary>
    public void Count(Quirk quirk, int row) => CountAtLine(quirk, _lines[row]);

    /// <summary>Records a fault at a row.</summary>
    public void Refuse(int row, string message) => RefuseAtLine(_lines[row], message);

    /// <summary>
    /// Merges rows that share a key into the first of them, where the difference is the known peculiarity, and counts
    /// every row merged away.
    /// </summary>
    /// <param name="key">Columns that make up the key.</param>
    /// <param name="quirk">The peculiarity counted.</param>
    /// <param name="differs">Whether the two rows differ in the way the peculiarity says; otherwise both stay.</param>
    /// <param name="merge">Puts into the first row what is to be kept of the second.</param>
    public void MergeRepeated(
        IReadOnlyList<string> key,
        Quirk quirk,
        Func<int, int, bool> differs,
        Action<int, int> merge
    )
    {
        var first = new Dictionary<RowKey, int>();
        var dropped = new bool[Rows];
        var columns = key.Select(k => _ordinals[k]).ToArray();
        var pool = new Dictionary<string, long>(StringComparer.Ordinal);
        for (int row = 0; row < Rows; row++)
        {
            var rowKey = KeyOf(row, columns, pool);
            if (first.TryAdd(rowKey, row) || !differs(first[rowKey], row))
                continue;
            merge(first[rowKey], row);
            Count(quirk, row);
            dropped[row] = true;
        }
        Drop(dropped);
    }

    /// <summary>Counts every key that more than one row has, at the second of them; the rows stay.</summary>
    public void CountRepeated(IReadOnlyList<string> key, Quirk quirk)
    {
        var seen = new HashSet<RowKey>();
        var counted = new HashSet<RowKey>();
        var columns = key.Select(k => _ordinals[k]).ToArray();
        var pool = new Dictionary<string, long>(StringComparer.Ordinal);
        for (int row = 0; row < Rows; row++)
        {
            var rowKey = KeyOf(row, columns, pool);
            if (!seen.Add(rowKey) && counted.Add(rowKey))
                Count(quirk, row);
        }
    }

    internal void AddRow(int line, ReadOnlySpan<double> numbers, ReadOnlySpan<string?> texts)
    {
        _lines.Add(line);
        for (int i = 0; i < _numbers.Length; i++)
        {
            _numbers[i]?.Add(numbers[i]);
            _texts[i]?.Add(texts[i]);
        }
    }

    internal void CountAtLine(Quirk quirk, int line) => _quirks[quirk].Add(line);

    internal void RefuseAtLine(int line, string message)
    {
        FaultCount++;
        if (_faults.Count < FaultsKept)
            _faults.Add(new Fault(_file, line, Shown.Text(message, int.MaxValue)));
    }

    /// <summary>Refuses every row whose key another row already has.</summary>
    internal void RefuseRepeated(IReadOnlyList<string> key)
    {
        var first = new Dictionary<RowKey, int>(Rows);
        var columns = key.Select(k => _ordinals[k]).ToArray();
        var pool = new Dictionary<string, long>(StringComparer.Ordinal);
        for (int row = 0; row < Rows; row++)
        {
            var rowKey = KeyOf(row, columns, pool);
            if (first.TryAdd(rowKey, row))
                continue;
            var values = string.Join(", ", columns.Select(c => $"{Fields[c].Header} {Show(row, c)}"));
            Refuse(
                row,
                $"{values} stands already on line {LineOf(first[rowKey]).ToString(CultureInfo.InvariantCulture)}; "
                    + "a key occurs once; remove one of the two rows."
            );
        }
    }

    private void Drop(bool[] dropped)
    {
        Compact(_lines, dropped);
        foreach (var column in _numbers)
        {
            if (column is not null)
                Compact(column, dropped);
        }
        foreach (var column in _texts)
        {
            if (column is not null)
                Compact(column, dropped);
        }
    }

    private static void Compact<T>(List<T> column, bool[] dropped)
    {
        int kept = 0;
        for (int row = 0; row < dropped.Length; row++)
        {
            if (!dropped[row])
                column[kept++] = column[row];
        }
        column.RemoveRange(kept, column.Count - kept);
    }

    private string Show(int row, int column) =>
        _texts[column] is { } texts ? $"'{Shown.Text(texts[row])}'"
        : Fields[column].Kind == FieldKind.Day
            ? DateOnly.FromDayNumber((int)_numbers[column]![row]).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : _numbers[column]![row].ToString(CultureInfo.InvariantCulture);

    private RowKey KeyOf(int row, ReadOnlySpan<int> columns, Dictionary<string, long> pool)
    {
        Span<long> parts = stackalloc long[6];
        for (int i = 0; i < columns.Length; i++)
        {
            if (_texts[columns[i]] is { } texts)
            {
                var text = texts[row] ?? "";
                if (!pool.TryGetValue(text, out parts[i]))
                    pool.Add(text, parts[i] = pool.Count);
            }
            else
            {
                // Bits, not the value: NaN must equal itself here, and dyad indexes have fractions.
                parts[i] = BitConverter.DoubleToInt64Bits(_numbers[columns[i]]![row]);
            }
        }
        return new(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]);
    }

    private readonly record struct RowKey(long A, long B, long C, long D, long E, long F);
}
