using System.Globalization;
using System.Text;

namespace Counterpoise.Files;

/// <summary>
/// Reads the rows of a comma-separated file in place, without a string for each field. A row is a line; quotes are
/// allowed around a field, doubled within it. Faulty rows are told and passed over.
/// </summary>
internal sealed class CsvRows
{
    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly FaultList _faults;
    private readonly (int Start, int Length, bool Quoted)[] _fields;
    private int _at;

    private CsvRows(string file, ReadOnlyMemory<byte> bytes, FaultList faults, int columns)
    {
        (File, _bytes, _faults) = (file, bytes, faults);
        _fields = new (int, int, bool)[columns];
    }

    /// <summary>Name of the file.</summary>
    public string File { get; }

    /// <summary>Line of the current row, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Names of the columns.</summary>
    public IReadOnlyList<string> Header { get; private set; } = [];

    /// <summary>Opens a file at its header; null, with a fault, where it is no UTF-8 or has no header.</summary>
    public static CsvRows? Open(SourceFile file, FaultList faults)
    {
        if (file.Utf8(SourceFile.GreatestCsv, faults) is not { } bytes)
            return null;
        var span = bytes.Span;
        int end = span.IndexOf((byte)'\n');
        var first = end < 0 ? span : span[..end];
        if (first.TrimEnd((byte)'\r').Contains((byte)'\r'))
        {
            faults.Add(file.Name, 1, "lines end in a bare carriage return; save the file with line feeds.");
            return null;
        }
        var rows = new CsvRows(file.Name, bytes, faults, first.Count((byte)',') + 1);
        if (first.Trim((byte)'\r').IsEmpty || !rows.Next())
        {
            if (faults.Count == 0 || first.Trim((byte)'\r').IsEmpty)
                faults.Add(file.Name, 1, "the file has no header; write the case's record anew with 'cases freeze'.");
            return null;
        }
        rows.Header = [.. Enumerable.Range(0, rows._fields.Length).Select(rows.Text)];
        return rows;
    }

    /// <summary>Opens a file that must have exactly these columns; null, with a fault, where it has others.</summary>
    public static CsvRows? Open(SourceFile file, IReadOnlyList<string> columns, FaultList faults)
    {
        if (Open(file, faults) is not { } rows)
            return null;
        if (rows.Header.SequenceEqual(columns, StringComparer.Ordinal))
            return rows;
        var missing = columns.Except(rows.Header, StringComparer.Ordinal).ToList();
        var unknown = rows.Header.Except(columns, StringComparer.Ordinal).ToList();
        var detail = (missing.Count, unknown.Count) switch
        {
            (0, 0) => "in another order or twice",
            (0, _) => $"unknown: {FaultList.Shown(string.Join(", ", unknown))}",
            (_, 0) => $"missing: {string.Join(", ", missing)}",
            _ => $"missing: {string.Join(", ", missing)}; unknown: {FaultList.Shown(string.Join(", ", unknown))}",
        };
        rows.Fault($"the header is not that of {file.ShortName} ({detail}); write '{string.Join(',', columns)}'.");
        return null;
    }

    /// <summary>Goes to the next row that is whole; false at the end.</summary>
    public bool Next()
    {
        while (_at < _bytes.Length)
        {
            var rest = _bytes.Span[_at..];
            int end = rest.IndexOf((byte)'\n');
            int length = end < 0 ? rest.Length : end;
            int start = _at;
            _at += end < 0 ? rest.Length : end + 1;
            Line++;
            if (length > 0 && rest[length - 1] == '\r')
                length--;
            if (TrySplit(start, length))
                return true;
        }
        return false;
    }

    /// <summary>Adds a fault at the current row.</summary>
    public void Fault(string message) => _faults.Add(File, Line, message);

    /// <summary>Whether a field is empty, which means missing.</summary>
    public bool IsEmpty(int column) => _fields[column].Length == 0;

    /// <summary>A field as text; empty where missing.</summary>
    public string Text(int column)
    {
        var text = Encoding.UTF8.GetString(Bytes(column));
        return _fields[column].Quoted ? text.Replace("\"\"", "\"", StringComparison.Ordinal) : text;
    }

    /// <summary>A field as text that must not be empty; false, with a fault, where it is.</summary>
    public bool TryText(int column, out string text)
    {
        text = Text(column);
        if (!string.IsNullOrWhiteSpace(text))
            return true;
        Fault($"{Header[column]} is empty; every row needs one.");
        return false;
    }

    /// <summary>A field as a whole number; false, with a fault, where it is none or out of range.</summary>
    public bool TryWhole(int column, int least, int greatest, out int value)
    {
        if (
            int.TryParse(Bytes(column), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value)
            && value >= least
            && value <= greatest
        )
            return true;
        Fault($"{Header[column]} '{Shown(column)}' is no whole number from {least} to {greatest}; correct it.");
        return false;
    }

    /// <summary>A field as a whole number or missing; false, with a fault, where it is neither.</summary>
    public bool TryWholeIfAny(int column, int least, int greatest, out int? value)
    {
        value = null;
        if (IsEmpty(column))
            return true;
        bool good = TryWhole(column, least, greatest, out int whole);
        value = good ? whole : null;
        return good;
    }

    /// <summary>A field as a finite number, NaN where missing; false, with a fault, where it is neither.</summary>
    public bool TryNumberIfAny(int column, double least, double greatest, out double value)
    {
        value = double.NaN;
        if (IsEmpty(column))
            return true;
        if (
            double.TryParse(Bytes(column), NumberStyles.Float, CultureInfo.InvariantCulture, out double read)
            && double.IsFinite(read)
        )
        {
            if (read >= least && read <= greatest)
            {
                value = read;
                return true;
            }
            var (low, high) = (
                least.ToString(CultureInfo.InvariantCulture),
                greatest.ToString(CultureInfo.InvariantCulture)
            );
            Fault($"{Header[column]} {Shown(column)} lies outside its range {low}..{high}; correct it.");
            return false;
        }
        Fault($"{Header[column]} '{Shown(column)}' is no number; write digits with a point, or nothing where missing.");
        return false;
    }

    /// <summary>A field of 1, 0 or nothing; false, with a fault, where it is something else.</summary>
    public bool TryFlagIfAny(int column, out bool? value)
    {
        var bytes = Bytes(column);
        value =
            bytes is [(byte)'1'] ? true
            : bytes is [(byte)'0'] ? false
            : null;
        if (value is not null || bytes.IsEmpty)
            return true;
        Fault($"{Header[column]} '{Shown(column)}' is no flag; write 1, 0 or nothing where it is not coded.");
        return false;
    }

    /// <summary>A field of 1 or 0; false, with a fault, where it is something else.</summary>
    public bool TryFlag(int column, out bool value)
    {
        bool good = TryFlagIfAny(column, out var flag);
        value = flag ?? false;
        if (good && flag is null)
            Fault($"{Header[column]} is empty; write 1 or 0.");
        return flag is not null;
    }

    private string Shown(int column) => FaultList.Shown(Text(column));

    private ReadOnlySpan<byte> Bytes(int column) => _bytes.Span.Slice(_fields[column].Start, _fields[column].Length);

    private bool TrySplit(int start, int length)
    {
        var row = _bytes.Span.Slice(start, length);
        int count = 0;
        int at = 0;
        while (true)
        {
            int end;
            (int, int, bool) field;
            if (at < row.Length && row[at] == '"')
            {
                int close = ClosingQuote(row, at + 1);
                if (close < 0)
                {
                    Fault("a quotation mark is not closed on its line; close it, or double it within quotes.");
                    return false;
                }
                field = (start + at + 1, close - at - 1, true);
                end = close + 1;
                if (end < row.Length && row[end] != ',')
                {
                    Fault("text follows a closing quotation mark; put a comma there, or double the mark.");
                    return false;
                }
            }
            else
            {
                int comma = row[at..].IndexOf((byte)',');
                end = comma < 0 ? row.Length : at + comma;
                if (row[at..end].Contains((byte)'"'))
                {
                    Fault("a quotation mark stands within a field; put the field in quotes and double the mark.");
                    return false;
                }
                field = (start + at, end - at, false);
            }
            if (count < _fields.Length)
                _fields[count] = field;
            count++;
            if (end >= row.Length)
                break;
            at = end + 1;
        }
        if (count == _fields.Length)
            return true;
        Fault($"the row has {count} fields where the header has {_fields.Length}; check its commas.");
        return false;
    }

    private static int ClosingQuote(ReadOnlySpan<byte> row, int at)
    {
        while (at < row.Length)
        {
            int next = row[at..].IndexOf((byte)'"');
            if (next < 0)
                return -1;
            at += next;
            if (at + 1 >= row.Length || row[at + 1] != '"')
                return at;
            at += 2;
        }
        return -1;
    }
}
