using System.Globalization;
using Counterpoise.Archive.Formats;

namespace Counterpoise.Archive;

/// <summary>Turns the file of one data set into typed rows. One importer a data set.</summary>
public abstract class Importer
{
    /// <summary>What the data set is.</summary>
    public abstract DataSet DataSet { get; }

    /// <summary>Mends the known peculiarities that concern whole rows, and refuses what contradicts itself.</summary>
    protected virtual void Amend(Batch batch) { }

    /// <summary>Which edition the rows belong to, judged by their content; null where none fits.</summary>
    protected virtual Edition? Identify(Batch batch) => DataSet.Editions.Count == 1 ? DataSet.Editions[0] : null;

    /// <summary>Greatest whole number in a column, or zero where there is none; tells editions apart.</summary>
    protected static int Latest(Batch batch, string column)
    {
        int latest = 0;
        for (int row = 0; row < batch.Rows; row++)
        {
            var value = batch.Number(row, column);
            if (value > latest)
                latest = (int)value;
        }
        return latest;
    }

    /// <summary>Reads a table that has one of the layouts.</summary>
    /// <param name="file">Name of the file, for faults.</param>
    /// <param name="table">The table.</param>
    /// <param name="layout">The layout.</param>
    /// <param name="order">For each column of the layout, where it stands in the table, from 0.</param>
    internal (Batch Batch, Edition? Edition) Read(
        string file,
        SourceTable table,
        Layout layout,
        IReadOnlyList<int> order
    )
    {
        var fields = DataSet
            .Fields.Where(f => f.IsDerived || layout.Headers.Contains(f.Header, StringComparer.Ordinal))
            .ToArray();
        var batch = new Batch(file, fields, DataSet.Quirks);
        var places = layout.Headers.Index().ToDictionary(h => h.Item, h => order[h.Index], StringComparer.Ordinal);
        var positions = fields.Select(f => f.IsDerived ? -1 : places[f.Header]).ToArray();
        var parser = new RowParser(fields, positions, layout.Headers.Count, MostRows, batch);
        table.Read(parser.Take, batch.RefuseAtLine);
        Amend(batch);
        batch.RefuseRepeated(DataSet.Key);
        return (batch, batch.FaultCount > 0 ? null : Judge(batch));
    }

    // A file much longer than the longest edition is no copy of it, and must not fill the memory.
    private int MostRows => 1_000 + (2 * DataSet.Editions.Max(edition => edition.Rows ?? 2_000_000));

    private Edition? Judge(Batch batch)
    {
        var edition = Identify(batch);
        if (edition is null)
            batch.RefuseAtLine(0, DataSet.FitsNoEdition());
        else if (edition.Rows is { } rows && batch.RowsRead != rows)
            batch.RefuseAtLine(0, DataSet.IsNotWhole(edition, batch.RowsRead));
        return edition;
    }

    /// <summary>Turns records into typed rows; every fault of a record is told, and a faulty record is not kept.</summary>
    private sealed class RowParser(Field[] fields, int[] positions, int width, int mostRows, Batch batch)
    {
        private readonly double[] _numbers = new double[fields.Length];
        private readonly string?[] _texts = new string?[fields.Length];
        private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _pool = new Dictionary<
            string,
            string
        >(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

        public bool Take(int line, SourceRow row)
        {
            if (batch.RowsRead == mostRows)
            {
                batch.RefuseAtLine(line, "here are more rows than twice those of any edition; get the file again.");
                return false;
            }
            batch.RowsRead++;
            if (row.Width != width)
            {
                var found = row.Width.ToString(CultureInfo.InvariantCulture);
                var due = width.ToString(CultureInfo.InvariantCulture);
                batch.RefuseAtLine(
                    line,
                    row.Width == 1 && row.Cell(0).IsEmpty
                        ? $"the line is empty where {due} fields belong; remove it."
                        : $"{found} fields where the header has {due}; the line is cut short or split by a stray "
                            + "delimiter; mend or remove it."
                );
                return true;
            }
            bool sound = true;
            for (int i = 0; i < fields.Length; i++)
                sound &= Parse(i, fields[i].IsDerived ? [] : row.Cell(positions[i]), line);
            if (sound)
                batch.AddRow(line, _numbers, _texts);
            return true;
        }

        private bool Parse(int i, ReadOnlySpan<char> text, int line)
        {
            var field = fields[i];
            if (field.IsDerived)
            {
                (_numbers[i], _texts[i]) = (double.NaN, null);
                return true;
            }
            if (field.Kind != FieldKind.Text)
                text = text.Trim();
            if (text.IsEmpty)
            {
                (_numbers[i], _texts[i]) = (double.NaN, null);
                return !field.Required || Refuse(line, field, text, "needs a value in every row");
            }
            if (field.MissingCodes.Count > 0)
            {
                foreach (var (code, quirk) in field.MissingCodes)
                {
                    if (!text.SequenceEqual(code))
                        continue;
                    (_numbers[i], _texts[i]) = (double.NaN, null);
                    batch.CountAtLine(quirk, line);
                    return true;
                }
            }
            switch (field.Kind)
            {
                case FieldKind.Text:
                    if (text.ContainsAny('\0', SourceTable.NoCharacter))
                        return Refuse(line, field, text, "is text");
                    if (!_pool.TryGetValue(text, out var pooled))
                        _pool[text] = pooled = text.ToString();
                    _texts[i] = pooled;
                    return true;
                case FieldKind.Day:
                    if (
                        !DateOnly.TryParseExact(
                            text,
                            "yyyy-MM-dd",
                            CultureInfo.InvariantCulture,
                            DateTimeStyles.None,
                            out var day
                        )
                    )
                        return Refuse(line, field, text, "is a day, written year-month-day as 1910-08-22");
                    _numbers[i] = day.DayNumber;
                    return true;
                case FieldKind.Integer:
                    // R writes round numbers as 2e+05.
                    if (
                        !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double integer)
                        || !double.IsInteger(integer)
                    )
                        return Refuse(line, field, text, "is a whole number");
                    _numbers[i] = integer;
                    break;
                default:
                    if (
                        !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double real)
                        || !double.IsFinite(real)
                    )
                        return Refuse(line, field, text, "is a finite number");
                    _numbers[i] = real;
                    break;
            }
            return (_numbers[i] >= field.Least && _numbers[i] <= field.Greatest)
                || Refuse(line, field, text, $"lies in {field.Range}");
        }

        private bool Refuse(int line, Field field, ReadOnlySpan<char> text, string rule)
        {
            if (text.Contains(SourceTable.NoCharacter))
            {
                batch.RefuseAtLine(
                    line,
                    $"{field.Header} '{Shown.Text(text)}': the file's bytes are no UTF-8 here; save it as UTF-8."
                );
            }
            else if (text.Contains('\0'))
            {
                batch.RefuseAtLine(
                    line,
                    $"{field.Header} '{Shown.Text(text)}': text has no NUL bytes; get the file again."
                );
            }
            else
            {
                batch.RefuseAtLine(
                    line,
                    $"{field.Header} '{Shown.Text(text)}': {field.Header} {rule}; correct it at its source."
                );
            }
            return false;
        }
    }
}
