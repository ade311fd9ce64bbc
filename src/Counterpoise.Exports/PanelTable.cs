using System.Buffers.Text;
using System.Numerics;
using System.Security.Cryptography;
using Counterpoise.Panels;
using ParquetSharp;
using Encoding = System.Text.Encoding;

namespace Counterpoise.Exports;

/// <summary>Columns of a panel in memory, NaN for what is missing.</summary>
public sealed class PanelTable
{
    private readonly Dictionary<string, double[]> _columns;

    private PanelTable(int rows, IReadOnlyList<string> names, Dictionary<string, double[]> columns) =>
        (Rows, Names, _columns) = (rows, names, columns);

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Every column of the panel, read or not, in its order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Where each row stands in its file; empty where the rows' own numbers tell. Shape [rows] or [0].</summary>
    public ReadOnlyMemory<int> Places { get; private init; }

    /// <summary>What a place is: a row, or a line.</summary>
    public string PlaceWord => Places.IsEmpty ? "row" : "line";

    /// <summary>SHA-256 of the bytes that were read, in hexadecimal; empty for a panel of the record.</summary>
    public string Sha256 { get; private init; } = "";

    /// <summary>A column that was asked for; null where there is none. Shape [rows].</summary>
    public ReadOnlyMemory<double>? Column(string name) =>
        _columns.TryGetValue(name, out var values) ? values : (ReadOnlyMemory<double>?)null;

    /// <summary>Takes columns out of a panel of the record, in the order of its rows.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="wantedOf">Of its columns, those to take; those that it does not have are passed over.</param>
    /// <param name="threads">Most threads, at least one.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static PanelTable Of(
        IPanel panel,
        Func<IReadOnlyList<string>, IReadOnlyCollection<string>> wantedOf,
        int threads,
        CancellationToken cancellation
    )
    {
        string[] names = [.. panel.Layout.Columns.Select(column => column.Name)];
        var wanted = wantedOf(names);
        int[] taken = [.. Enumerable.Range(0, names.Length).Where(c => wanted.Contains(names[c]))];
        var years = panel.Layout.Years;
        var parts = new double[years.Count][][];
        Parallel.For(
            0,
            years.Count,
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation },
            () => new PanelBatch(names.Length),
            (y, _, batch) =>
            {
                panel.Fill(years.First.Plus(y), batch);
                parts[y] = [.. taken.Select(c => batch.Column(c).ToArray())];
                if (taken.Length == 0)
                    parts[y] = [new double[batch.Rows]];
                return batch;
            },
            _ => { }
        );
        int rows = parts.Sum(part => part[0].Length);
        var columns = new Dictionary<string, double[]>(StringComparer.Ordinal);
        for (int t = 0; t < taken.Length; t++)
        {
            var whole = columns[names[taken[t]]] = new double[rows];
            int start = 0;
            foreach (var part in parts)
            {
                part[t].CopyTo(whole, start);
                start += part[t].Length;
            }
        }
        return new(rows, names, columns);
    }

    /// <summary>Reads columns of an exported panel.</summary>
    /// <param name="path">A file whose name ends in .csv or .parquet.</param>
    /// <param name="shown">How faults name it.</param>
    /// <param name="wantedOf">Of its columns, those to take; those that it does not have are passed over.</param>
    /// <exception cref="FaultyInputException">It cannot be read, or a value is no number; faults are told together.</exception>
    public static PanelTable Read(
        string path,
        string shown,
        Func<IReadOnlyList<string>, IReadOnlyCollection<string>> wantedOf
    )
    {
        if (Directory.Exists(path))
            throw Fault(shown, 0, "this is a folder; name a .csv or .parquet file.");
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Fault(shown, 0, "there is no such file; export the panel there first.");
        }
        catch (UnauthorizedAccessException)
        {
            throw Fault(shown, 0, "the file may not be read; change its permissions.");
        }
        catch (IOException e)
        {
            // The system names the file by its whole path.
            var reason = e.Message.Replace(Path.GetFullPath(path), shown, StringComparison.Ordinal).TrimEnd('.');
            throw Fault(shown, 0, $"the file cannot be read ({reason}); check the disk.");
        }
        if (!Path.GetExtension(path).Equals(".parquet", StringComparison.OrdinalIgnoreCase))
            return ReadCsv(bytes, shown, wantedOf);
        try
        {
            return ReadParquet(bytes, shown, wantedOf);
        }
        catch (ParquetException)
        {
            throw Fault(shown, 0, "the file is no Parquet, or only a part of one; export the panel again.");
        }
    }

    private static PanelTable ReadParquet(
        byte[] bytes,
        string shown,
        Func<IReadOnlyList<string>, IReadOnlyCollection<string>> wantedOf
    )
    {
        using var stream = new MemoryStream(bytes, writable: false);
        using var file = new ParquetFileReader(stream);
        var schema = file.FileMetaData.Schema;
        string[] names = [.. Enumerable.Range(0, schema.NumColumns).Select(c => schema.Column(c).Name)];
        var wanted = wantedOf(names);
        int rows = checked((int)file.FileMetaData.NumRows);
        var columns = new Dictionary<string, double[]>(StringComparer.Ordinal);
        List<Fault> faults = [];
        for (int c = 0; c < names.Length; c++)
        {
            if (!wanted.Contains(names[c]))
                continue;
            var whole = new double[rows];
            int start = 0;
            for (int g = 0; g < file.FileMetaData.NumRowGroups; g++)
            {
                using var group = file.RowGroup(g);
                int length = checked((int)group.MetaData.NumRows);
                using var reader = group.Column(c).LogicalReader();
                var into = whole.AsSpan(start, length);
                bool read =
                    Took<double>(reader, into)
                    || Took<float>(reader, into)
                    || Took<int>(reader, into)
                    || Took<short>(reader, into)
                    || Took<sbyte>(reader, into)
                    || Took<long>(reader, into)
                    || Took<byte>(reader, into)
                    || Took<ushort>(reader, into)
                    || Took<uint>(reader, into)
                    || Took<ulong>(reader, into)
                    || Took<decimal>(reader, into)
                    || Took<bool>(reader, flag => flag ? 1 : 0, into);
                if (!read)
                {
                    faults.Add(new(shown, 0, $"{names[c]}: the column holds no numbers; leave it out of the model."));
                    break;
                }
                start += length;
            }
            columns[names[c]] = whole;
        }
        return faults.Count == 0
            ? new(rows, names, columns) { Sha256 = HashOf(bytes) }
            : throw new FaultyInputException(faults, "nothing was estimated");
    }

    private static bool Took<T>(LogicalColumnReader reader, Span<double> into)
        where T : struct, INumberBase<T> => Took<T>(reader, double.CreateChecked, into);

    // Reads a column of one type, of which values may be missing; false where it is of another.
    private static bool Took<T>(LogicalColumnReader reader, Func<T, double> number, Span<double> into)
        where T : struct
    {
        switch (reader)
        {
            case LogicalColumnReader<T> plain:
                var values = plain.ReadAll(into.Length);
                for (int i = 0; i < values.Length; i++)
                    into[i] = number(values[i]);
                return true;
            case LogicalColumnReader<T?> some:
                var held = some.ReadAll(into.Length);
                for (int i = 0; i < held.Length; i++)
                    into[i] = held[i] is { } value ? number(value) : double.NaN;
                return true;
            default:
                return false;
        }
    }

    private static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static PanelTable ReadCsv(
        byte[] bytes,
        string shown,
        Func<IReadOnlyList<string>, IReadOnlyCollection<string>> wantedOf
    )
    {
        var rest = bytes.AsSpan();
        if (rest is [0xff, 0xfe, ..] or [0xfe, 0xff, ..] or [_, 0, ..] or [0, _, ..])
            throw Fault(shown, 1, "the text is UTF-16; save the file as UTF-8.");
        if (rest.StartsWith(Encoding.UTF8.Preamble))
            rest = rest[Encoding.UTF8.Preamble.Length..];
        var ends = new List<(int Start, int Length)>();
        int next = Split(rest, ends);
        string[] names = [.. ends.Select(Text(rest[..Math.Min(next, rest.Length)]))];
        if (names.Length == 1 && names[0].AsSpan().IndexOfAny(';', '\t') is >= 0 and int separator)
        {
            var mark = names[0][separator] == ';' ? "semicolons" : "tabs";
            throw Fault(shown, 1, $"the fields are parted by {mark}; part them by commas, with points in decimals.");
        }
        if (names.Length == 0 || names.Distinct(StringComparer.Ordinal).Count() != names.Length)
            throw Fault(shown, 1, "the header is empty or names a column twice; give every column a name of its own.");
        var wanted = wantedOf(names);
        int[] taken = [.. Enumerable.Range(0, names.Length).Where(c => wanted.Contains(names[c]))];
        var columns = taken.Select(_ => new List<double>()).ToArray();
        List<Fault> faults = [];
        List<int> lines = [];
        // A field in quotes may hold line ends: lines are counted, not rows.
        int following = 1 + rest[..next].Count((byte)'\n');
        for (rest = rest[next..]; rest.Length > 0 && faults.Count < MostFaults; rest = rest[next..])
        {
            int line = following;
            ends.Clear();
            next = Split(rest, ends);
            following += rest[..next].Count((byte)'\n');
            if (ends is [(_, 0)] && names.Length > 1)
                continue;
            if (ends.Count != names.Length)
            {
                faults.Add(
                    new(
                        shown,
                        line,
                        $"the row has {ends.Count} fields and the header {names.Length}; export the panel again."
                    )
                );
                continue;
            }
            lines.Add(line);
            for (int t = 0; t < taken.Length; t++)
            {
                var (start, length) = ends[taken[t]];
                var field = rest.Slice(start, length);
                double value = double.NaN;
                if (
                    !field.IsEmpty
                    && !field.SequenceEqual("NA"u8)
                    && (
                        !Utf8Parser.TryParse(field, out value, out int used)
                        || used != field.Length
                        || !double.IsFinite(value)
                    )
                )
                {
                    faults.Add(
                        new(
                            shown,
                            line,
                            $"{names[taken[t]]} '{Encoding.UTF8.GetString(field[..Math.Min(field.Length, 40)])}': a column of a model "
                                + "holds finite numbers, and nothing where they are missing; mend the value."
                        )
                    );
                    value = double.NaN;
                }
                columns[t].Add(value);
            }
        }
        if (faults.Count >= MostFaults)
        {
            faults.Add(
                new(shown, 0, $"reading stopped after {faults.Count} faults; mend these first, there may be more.")
            );
        }
        if (faults.Count > 0)
            throw new FaultyInputException(faults, "nothing was estimated");
        var held = new Dictionary<string, double[]>(StringComparer.Ordinal);
        for (int t = 0; t < taken.Length; t++)
            held[names[taken[t]]] = [.. columns[t]];
        return new(lines.Count, names, held) { Places = (int[])[.. lines], Sha256 = HashOf(bytes) };
    }

    private const int MostFaults = 1000;

    private static Func<(int Start, int Length), string> Text(ReadOnlySpan<byte> line)
    {
        var text = line.ToArray();
        return field => Encoding.UTF8.GetString(text.AsSpan(field.Start, field.Length)).Trim('"');
    }

    // Places of the fields of one line; gives where the next begins.
    private static int Split(ReadOnlySpan<byte> text, List<(int Start, int Length)> fields)
    {
        int start = 0;
        bool quoted = false;
        for (int i = 0; ; i++)
        {
            bool over = i == text.Length;
            if (!over && text[i] == '"')
                quoted = !quoted;
            if (!over && (quoted || text[i] is not ((byte)',' or (byte)'\n')))
                continue;
            int end = !over && text[i] == '\n' && i > start && text[i - 1] == '\r' ? i - 1 : i;
            bool framed = end - start >= 2 && text[start] == '"' && text[end - 1] == '"';
            fields.Add(framed ? (start + 1, end - start - 2) : (start, end - start));
            if (over)
                return i;
            if (text[i] == '\n')
                return i + 1;
            start = i + 1;
        }
    }

    private static FaultyInputException Fault(string file, int line, string message) =>
        new(file, line, message, "nothing was estimated");
}
