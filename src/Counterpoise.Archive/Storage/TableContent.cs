using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using DuckDB.NET.Data;

namespace Counterpoise.Archive.Storage;

/// <summary>
/// Fingerprint of a table's content: SHA-256 over the columns and then the rows in the order of the file. Computed from
/// what is to be written before it is written, and from what the table gives when it is verified, so that the two agree
/// only if the table is what was imported.
/// </summary>
/// <remarks>
/// Each column: a letter for what it holds (i, r, t, d), its name, a zero byte. Each value: a byte 0 where it is missing;
/// else a byte 1 and, little-endian, an integer in 4 bytes, a real number in 8, a day as days since 0001-01-01 in 4, a text
/// as the length of its UTF-8 in 4 and the UTF-8. The hash does not depend on the program that keeps the table.
/// </remarks>
internal sealed class TableContent : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _buffer = new byte[1 << 16];
    private int _used;

    /// <summary>Begins with the columns.</summary>
    public TableContent(IEnumerable<(string Name, FieldKind Kind)> columns)
    {
        foreach (var (name, kind) in columns)
        {
            Room(1)[0] = (byte)LetterOf(kind);
            Bytes(Encoding.UTF8.GetBytes(name));
            Room(1)[0] = 0;
        }
    }

    /// <summary>Adds a missing value.</summary>
    public void Missing() => Room(1)[0] = 0;

    /// <summary>Adds a whole number.</summary>
    public void Integer(int value)
    {
        var room = Room(5);
        room[0] = 1;
        BinaryPrimitives.WriteInt32LittleEndian(room[1..], value);
    }

    /// <summary>Adds a number. Zero has one sign.</summary>
    public void Real(double value)
    {
        var room = Room(9);
        room[0] = 1;
        BinaryPrimitives.WriteDoubleLittleEndian(room[1..], value == 0 ? 0 : value);
    }

    /// <summary>Adds a day.</summary>
    public void Day(DateOnly value) => Integer(value.DayNumber);

    /// <summary>Adds a text.</summary>
    public void Text(string value)
    {
        Integer(Encoding.UTF8.GetByteCount(value));
        if (value.Length <= 4096)
        {
            var room = Room(Encoding.UTF8.GetMaxByteCount(value.Length), reserve: false);
            _used += Encoding.UTF8.GetBytes(value, room);
        }
        else
        {
            Bytes(Encoding.UTF8.GetBytes(value));
        }
    }

    /// <summary>The fingerprint of what was added, in lower-case hexadecimal.</summary>
    public string Finish()
    {
        Flush();
        return Convert.ToHexStringLower(_hash.GetHashAndReset());
    }

    /// <summary>The fingerprint of rows that were read from a file, as their table will have it.</summary>
    public static string Of(Batch batch, CancellationToken cancellation)
    {
        var fields = batch.Fields;
        using var content = new TableContent(fields.Select(f => (f.Column, f.Kind)));
        for (int row = 0; row < batch.Rows; row++)
        {
            if (row % 65_536 == 0)
                cancellation.ThrowIfCancellationRequested();
            for (int i = 0; i < fields.Count; i++)
                content.Add(batch, row, i, fields[i].Kind);
        }
        return content.Finish();
    }

    /// <summary>Reads a table through.</summary>
    /// <returns>Its rows and fingerprint; no fingerprint where it has columns of a type that no import makes.</returns>
    public static (long Rows, string? Sha256) Of(
        DuckDBConnection connection,
        string table,
        CancellationToken cancellation
    )
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM main.{ArchiveSchema.Quote(table)}";
        // Rows arrive as they are found, not after the whole table is laid out in memory.
        command.UseStreamingMode = true;
        using var reader = command.ExecuteReader();
        var kinds = new FieldKind[reader.FieldCount];
        for (int i = 0; i < kinds.Length; i++)
        {
            if (ArchiveSchema.KindOf(reader.GetFieldType(i)) is not { } kind)
                return (Count(reader, cancellation), null);
            kinds[i] = kind;
        }
        using var content = new TableContent(kinds.Select((kind, i) => (reader.GetName(i), kind)));
        long rows = 0;
        while (reader.Read())
        {
            if (rows++ % 65_536 == 0)
                cancellation.ThrowIfCancellationRequested();
            for (int i = 0; i < kinds.Length; i++)
                content.Add(reader, i, kinds[i]);
        }
        return (rows, content.Finish());
    }

    /// <inheritdoc />
    public void Dispose() => _hash.Dispose();

    private static long Count(DuckDBDataReader reader, CancellationToken cancellation)
    {
        long rows = 0;
        while (reader.Read())
        {
            if (rows++ % 65_536 == 0)
                cancellation.ThrowIfCancellationRequested();
        }
        return rows;
    }

    private static char LetterOf(FieldKind kind) =>
        kind switch
        {
            FieldKind.Integer => 'i',
            FieldKind.Real => 'r',
            FieldKind.Text => 't',
            FieldKind.Day => 'd',
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind."),
        };

    private void Add(DuckDBDataReader reader, int column, FieldKind kind)
    {
        if (reader.IsDBNull(column))
            Missing();
        else if (kind == FieldKind.Integer)
            Integer(reader.GetInt32(column));
        else if (kind == FieldKind.Real)
            Real(reader.GetDouble(column));
        else if (kind == FieldKind.Day)
            Day(reader.GetFieldValue<DateOnly>(column));
        else
            Text(reader.GetString(column));
    }

    private void Add(Batch batch, int row, int column, FieldKind kind)
    {
        if (kind == FieldKind.Text)
        {
            if (batch.Text(row, column) is { } text)
                Text(text);
            else
                Missing();
            return;
        }
        double number = batch.Number(row, column);
        if (double.IsNaN(number))
            Missing();
        else if (kind == FieldKind.Real)
            Real(number);
        else
            Integer((int)number);
    }

    private void Bytes(ReadOnlySpan<byte> bytes)
    {
        Flush();
        _hash.AppendData(bytes);
    }

    private Span<byte> Room(int length, bool reserve = true)
    {
        if (_used + length > _buffer.Length)
            Flush();
        var room = _buffer.AsSpan(_used, length);
        if (reserve)
            _used += length;
        return room;
    }

    private void Flush()
    {
        _hash.AppendData(_buffer.AsSpan(0, _used));
        _used = 0;
    }
}
