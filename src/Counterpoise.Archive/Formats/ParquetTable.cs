using System.Globalization;
using DuckDB.NET.Data;

namespace Counterpoise.Archive.Formats;

/// <summary>A table in a Parquet file, read by DuckDB. The place of a row is its number, from 1.</summary>
internal sealed class ParquetTable : SourceTable
{
    private const string NoGuesses =
        "binary_as_string = true, hive_partitioning = false, union_by_name = false, filename = false";

    private static readonly System.Buffers.SearchValues<char> Patterns = System.Buffers.SearchValues.Create("*?[]{}");

    private readonly DuckDBConnection _connection;
    private readonly string _name;
    private readonly string _path;
    private readonly string? _copy;
    private readonly IReadOnlyList<string> _expressions;

    private ParquetTable(DuckDBConnection connection, string name, string path, string? copy)
    {
        _connection = connection;
        _name = name;
        _path = path;
        _copy = copy;
        using var command = connection.CreateCommand();
        command.CommandText = $"DESCRIBE SELECT * FROM {From}";
        using var reader = command.ExecuteReader();
        List<string> headers = [];
        List<string> expressions = [];
        while (reader.Read())
        {
            headers.Add(reader.GetString(0));
            expressions.Add(Expression(reader.GetString(0), reader.GetString(1)));
        }
        Headers = headers;
        _expressions = expressions;
    }

    /// <inheritdoc />
    public override IReadOnlyList<string> Headers { get; }

    private string From => $"read_parquet('{Escaped(_path)}', {NoGuesses})";

    /// <summary>Opens a Parquet file.</summary>
    /// <param name="name">Name of the file, for messages.</param>
    /// <param name="path">Where it lies as it is; null where it is packed or held in memory.</param>
    /// <param name="open">Its bytes. DuckDB reads files only, so these are copied to a temporary one of a name of its own.</param>
    /// <exception cref="InvalidDataException">The bytes are not as the format says.</exception>
    public static ParquetTable Open(string name, string? path, Func<Stream> open)
    {
        // DuckDB would take the file's name for a pattern.
        bool direct = path is not null && !path.AsSpan().ContainsAny(Patterns);
        var copy = direct ? null : Copy(open);
        DuckDBConnection? connection = null;
        try
        {
            connection = new DuckDBConnection(
                "DataSource=:memory:;threads=1;memory_limit=1GiB;temp_directory=;"
                    + "autoinstall_known_extensions=false;autoload_known_extensions=false"
            );
            connection.Open();
            Confine(connection, copy ?? Path.GetFullPath(path!));
            return new(connection, name, copy ?? Path.GetFullPath(path!), copy);
        }
        catch (DuckDBException e)
        {
            connection?.Dispose();
            var message = Message(e, copy ?? Path.GetFullPath(path!), name);
            if (copy is not null)
                File.Delete(copy);
            throw new InvalidDataException(message, e);
        }
        catch
        {
            connection?.Dispose();
            if (copy is not null)
                File.Delete(copy);
            throw;
        }
    }

    /// <inheritdoc />
    public override void Read(Func<int, SourceRow, bool> onRow, Action<int, string> onFault)
    {
        int place = 0;
        try
        {
            using var command = _connection.CreateCommand();
            command.CommandText = $"SELECT {string.Join(", ", _expressions)} FROM {From}";
            command.UseStreamingMode = true;
            using var reader = (DuckDBDataReader)command.ExecuteReader();
            var row = new Row(reader);
            while (reader.Read())
            {
                if (!onRow(++place, row))
                    return;
            }
        }
        catch (DuckDBException e)
        {
            onFault(place, $"the Parquet file is damaged ({Message(e, _path, _name)}); get it again.");
        }
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        base.Dispose();
        _connection.Dispose();
        if (_copy is not null)
            File.Delete(_copy);
    }

    // Nothing but the one file is read, nothing is fetched, and a day does not depend on where the machine stands.
    private static void Confine(DuckDBConnection connection, string path)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            $"SET TimeZone = 'UTC'; SET allowed_paths = ['{Escaped(path)}']; SET enable_external_access = false; "
            + "SET lock_configuration = true";
        command.ExecuteNonQuery();
    }

    private static string Copy(Func<Stream> open)
    {
        var path = Path.GetTempFileName();
        try
        {
            using var source = open();
            using var target = File.Create(path);
            source.CopyTo(target);
            return path;
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    private static string Escaped(string text) => text.Replace("'", "''", StringComparison.Ordinal);

    private static string Message(DuckDBException e, string path, string name)
    {
        var first = e.Message.AsSpan();
        int end = first.IndexOfAny('\r', '\n');
        if (end >= 0)
            first = first[..end];
        return Shown.Text(first.ToString().Replace(path, name, StringComparison.Ordinal), 200);
    }

    // Three kinds of cells come back: whole numbers, floating numbers, and text as importers expect it.
    private static string Expression(string column, string type)
    {
        var name = $"\"{column.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        return type switch
        {
            "BOOLEAN" or "TINYINT" or "SMALLINT" or "INTEGER" or "BIGINT" or "UTINYINT" or "USMALLINT" or "UINTEGER" =>
                $"CAST({name} AS BIGINT)",
            "FLOAT" or "DOUBLE" or "VARCHAR" => name,
            "TIMESTAMP" or "TIMESTAMP_S" or "TIMESTAMP_MS" or "TIMESTAMP_NS" or "TIMESTAMP WITH TIME ZONE" =>
                $"CASE WHEN CAST({name} AS TIMESTAMP) = date_trunc('day', CAST({name} AS TIMESTAMP)) "
                    + $"THEN CAST(CAST({name} AS DATE) AS VARCHAR) ELSE CAST({name} AS VARCHAR) END",
            // 1.50 is written as a number is.
            _ when type.StartsWith("DECIMAL", StringComparison.Ordinal) =>
                $"regexp_replace(CAST({name} AS VARCHAR), '(\\.[0-9]*[1-9])0+$|\\.0*$', '\\1')",
            _ => $"CAST({name} AS VARCHAR)",
        };
    }

    private sealed class Row(DuckDBDataReader reader) : SourceRow
    {
        private readonly Type[] _types = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetFieldType)];
        private readonly char[] _shown = new char[64];

        public override int Width => _types.Length;

        public override ReadOnlySpan<char> Cell(int column)
        {
            if (reader.IsDBNull(column))
                return [];
            var type = _types[column];
            return type == typeof(long) ? Written(reader.GetInt64(column))
                : type == typeof(double) ? Written(reader.GetDouble(column))
                : type == typeof(float) ? Written(reader.GetFloat(column))
                : reader.GetString(column);
        }

        private ReadOnlySpan<char> Written<T>(T value)
            where T : ISpanFormattable
        {
            value.TryFormat(_shown, out int length, default, CultureInfo.InvariantCulture);
            return _shown.AsSpan(0, length);
        }
    }
}
