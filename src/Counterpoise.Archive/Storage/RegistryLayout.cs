using DuckDB.NET.Data;

namespace Counterpoise.Archive.Storage;

/// <summary>
/// Holds the archive's own three tables against what an import makes: that they are there, with their columns, and without
/// values that nobody could read. Asked at every opening, so that what follows may trust them.
/// </summary>
internal static class RegistryLayout
{
    private const string Repair = "put back a copy of the archive, or remove it and add the files again.";

    // What an import of an earlier schema did not keep.
    private static readonly string[] MayBeMissing = ["rows_read", "content_sha256", "program", "lines"];

    /// <summary>Whether a database has none of the tables that every archive has: it is somebody else's.</summary>
    public static bool IsForeign(DuckDBConnection connection) =>
        !ArchiveSchema.Tables.Any(ArchiveSchema.BaseTables(connection).Contains);

    /// <summary>What is wrong with the tables; empty where they can be read.</summary>
    /// <exception cref="FaultyInputException">The archive is of a later schema.</exception>
    public static IReadOnlyList<Fault> Faults(DuckDBConnection connection, string path)
    {
        var present = ArchiveSchema.BaseTables(connection);
        List<string> told =
        [
            .. ArchiveSchema
                .Tables.Where(table => !present.Contains(table))
                .Select(table => $"table {table} is missing, and every archive has it; {Repair}"),
        ];
        if (present.Contains("archive"))
            told.AddRange(OfColumns(connection, "archive", [("schema_version", "INTEGER")]));
        if (told.Count == 0)
            told.AddRange(OfVersion(connection));
        if (told.Count == 0)
        {
            int version = ArchiveSchema.VersionOf(connection);
            if (version > ArchiveStore.SchemaVersion)
                throw ArchiveFaults.LaterSchema(path, version);
            told.AddRange(OfColumns(connection, "datasets", ArchiveSchema.RegistryOf(version)));
            told.AddRange(OfColumns(connection, "repairs", ArchiveSchema.RepairsOf(version)));
            if (told.Count == 0)
                told.AddRange(OfValues(connection, version));
        }
        return [.. told.Select(message => new Fault(path, 0, message))];
    }

    private static IEnumerable<string> OfVersion(DuckDBConnection connection)
    {
        var versions = connection.Texts(
            "SELECT coalesce(CAST(schema_version AS VARCHAR), 'no value') FROM archive ORDER BY 1"
        );
        if (versions is not [var one] || one == "no value" || one.StartsWith('-') || one == "0")
        {
            var found = versions.Count == 0 ? "no row" : string.Join(", ", versions.Take(3));
            yield return $"table archive has {found} where one schema from 1 belongs; {Repair}";
        }
    }

    private static IEnumerable<string> OfColumns(
        DuckDBConnection connection,
        string table,
        IReadOnlyList<(string Name, string Type)> due
    )
    {
        var found = connection
            .Texts(
                "SELECT column_name || ' ' || data_type FROM duckdb_columns() WHERE database_name = current_database() "
                    + $"AND schema_name = 'main' AND table_name = '{table}' ORDER BY column_index"
            )
            .Select(column => (Name: column[..column.IndexOf(' ', StringComparison.Ordinal)], Column: column))
            .ToList();
        bool same = true;
        foreach (var (name, type) in due)
        {
            var column = found.Find(one => one.Name == name).Column;
            if (column == $"{name} {type}")
                continue;
            same = false;
            yield return column is null
                ? $"table {table} lacks column {name}; {Repair}"
                : $"column {name} of table {table} is {column[(name.Length + 1)..]} where {type} belongs; {Repair}";
        }
        if (same && !found.Select(one => one.Name).SequenceEqual(due.Select(one => one.Name), StringComparer.Ordinal))
            yield return $"table {table} has columns of somebody else, or in another order; {Repair}";
    }

    private static IEnumerable<string> OfValues(DuckDBConnection connection, int version)
    {
        foreach (
            var (table, columns) in ((string, IReadOnlyList<(string Name, string Type)>)[])
                [("datasets", ArchiveSchema.RegistryOf(version)), ("repairs", ArchiveSchema.RepairsOf(version))]
        )
        {
            var required = columns.Select(column => column.Name).Except(MayBeMissing, StringComparer.Ordinal);
            foreach (var column in connection.Texts(Unfilled(table, required)))
                yield return $"column {column} of table {table} has rows without a value; {Repair}";
        }
        const string notToBeRead =
            "SELECT dataset || '=' || version FROM datasets WHERE rows < 0 OR rows_read < 0 OR first_year < 1 "
            + "OR last_year > 9999 OR first_year > last_year "
            + "OR imported NOT BETWEEN TIMESTAMP '0001-01-02' AND TIMESTAMP '9999-12-30' ORDER BY 1";
        foreach (
            var one in connection.Texts(
                version == 1 ? notToBeRead.Replace("OR rows_read < 0 ", "", StringComparison.Ordinal) : notToBeRead
            )
        )
            yield return $"{one} of table datasets has rows, years or a time that cannot be; {Repair}";
        const string repeated =
            "SELECT dataset || '=' || version FROM datasets GROUP BY dataset, version HAVING count(*) > 1 ORDER BY 1";
        foreach (var one in connection.Texts(repeated))
            yield return $"{one} stands in table datasets more than once; {Repair}";
        var counts = "SELECT DISTINCT dataset || '=' || version FROM repairs WHERE count < 0";
        if (version > 1)
            counts += " OR list_count(lines) <> len(lines)";
        foreach (var one in connection.Texts(counts + " ORDER BY 1"))
            yield return $"table repairs has counts or lines of {one} that cannot be; {Repair}";
    }

    private static string Unfilled(string table, IEnumerable<string> columns) =>
        string.Join(
            " UNION ALL ",
            columns.Select(column => $"SELECT '{column}' FROM {table} HAVING count(*) > count({column})")
        );
}
