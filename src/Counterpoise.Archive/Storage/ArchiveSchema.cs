using System.Globalization;
using System.Reflection;
using Counterpoise.Archive.Readings;
using DuckDB.NET.Data;

namespace Counterpoise.Archive.Storage;

/// <summary>The tables of the archive besides those of the data sets, and what to do with those of an earlier schema.</summary>
internal static class ArchiveSchema
{
    /// <summary>Tables that every archive has.</summary>
    public static IReadOnlyList<string> Tables { get; } = ["archive", "datasets", "repairs"];

    /// <summary>Version of this program, for the registry.</summary>
    public static string Program { get; } =
        typeof(ArchiveSchema).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
        ?? "";

    // What each column of the registry holds. The first fourteen are those of schema 1.
    private static readonly (string Name, string Type, string Meaning)[] Registry =
    [
        ("dataset", "VARCHAR", "short name of the data set"),
        ("version", "VARCHAR", "edition, as its authors number it"),
        ("table_name", "VARCHAR", "table that holds its rows"),
        ("title", "VARCHAR", "title as a reader knows it"),
        ("file", "VARCHAR", "name of the file it came from"),
        ("rows", "INTEGER", "rows in the table"),
        ("first_year", "INTEGER", "first year that the edition speaks about"),
        ("last_year", "INTEGER", "last year that the edition speaks about"),
        ("sha256", "VARCHAR", "SHA-256 of the file"),
        ("imported", "TIMESTAMP", "when it was imported, universal time"),
        ("citation", "VARCHAR", "the work to cite"),
        ("licence", "VARCHAR", "terms of use, as far as known"),
        ("retrospective", "BOOLEAN", "whether it was coded with knowledge of what followed"),
        ("schema", "INTEGER", "schema of the archive when it was imported"),
        ("rows_read", "INTEGER", "rows in the file, header apart; empty where schema 1 did not say"),
        ("content_sha256", "VARCHAR", "SHA-256 of the columns and rows, in the order of the file"),
        ("program", "VARCHAR", "version of the program that imported it; empty where schema 1 did not say"),
        ("entry_sha256", "VARCHAR", "SHA-256 of the other columns of this row and of the repairs of the data set"),
    ];

    private static readonly (string Name, string Type, string Meaning)[] Repairs =
    [
        ("dataset", "VARCHAR", "short name of the data set"),
        ("version", "VARCHAR", "edition"),
        ("quirk", "VARCHAR", "what is peculiar"),
        ("repair", "VARCHAR", "what the import did about it"),
        ("count", "INTEGER", "how often"),
        ("lines", "INTEGER[]", "lines of the file, the header being line 1; empty where schema 1 did not say"),
    ];

    /// <summary>Names and types of the columns of <c>datasets</c> under a schema.</summary>
    public static IReadOnlyList<(string Name, string Type)> RegistryOf(int version) =>
        [.. Registry[..WidthOf(version)].Select(column => (column.Name, column.Type))];

    /// <summary>Names and types of the columns of <c>repairs</c> under a schema.</summary>
    public static IReadOnlyList<(string Name, string Type)> RepairsOf(int version) =>
        [.. Repairs[..(version == 1 ? 5 : 6)].Select(column => (column.Name, column.Type))];

    /// <summary>Names of the tables where an import makes them: views and other schemas are not of the archive.</summary>
    public static IReadOnlySet<string> BaseTables(DuckDBConnection connection) =>
        connection
            .Texts(
                "SELECT table_name FROM information_schema.tables WHERE table_catalog = current_database() "
                    + "AND table_schema = 'main' AND table_type = 'BASE TABLE'"
            )
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether the file has no tables at all.</summary>
    public static bool IsBlank(DuckDBConnection connection) =>
        Number(connection, "SELECT count(*) FROM information_schema.tables") == 0;

    /// <summary>The schema that the file says it has.</summary>
    public static int VersionOf(DuckDBConnection connection) =>
        (int)Number(connection, "SELECT max(schema_version) FROM archive");

    /// <summary>Makes the tables in a blank file.</summary>
    public static void Make(DuckDBConnection connection)
    {
        using var transaction = connection.BeginTransaction();
        connection.Execute("CREATE TABLE archive (schema_version INTEGER)");
        connection.Execute("INSERT INTO archive VALUES ($1)", ArchiveStore.SchemaVersion);
        connection.Execute($"CREATE TABLE datasets ({Columns(Registry)}, PRIMARY KEY (dataset, version))");
        connection.Execute($"CREATE TABLE repairs ({Columns(Repairs)})");
        Comment(connection);
        transaction.Commit();
    }

    /// <summary>
    /// Brings an archive of an earlier schema up to date, in one transaction. The content of its tables and what the registry
    /// says of them is fingerprinted as it stands; what the earlier schema did not keep stays empty.
    /// </summary>
    public static void Migrate(DuckDBConnection connection, CancellationToken cancellation)
    {
        int version = VersionOf(connection);
        using var transaction = connection.BeginTransaction();
        foreach (var (name, type, _) in Registry[WidthOf(version)..])
            connection.Execute($"ALTER TABLE datasets ADD COLUMN {name} {type}");
        if (version == 1)
        {
            foreach (var (name, type, _) in Repairs[5..])
                connection.Execute($"ALTER TABLE repairs ADD COLUMN {name} {type}");
            FingerprintTables(connection, cancellation);
        }
        foreach (var held in ArchiveStore.ListIn(connection))
            RegistryEntry.Seal(connection, held.DataSet, held.Version);
        Comment(connection);
        connection.Execute("UPDATE archive SET schema_version = $1", ArchiveStore.SchemaVersion);
        transaction.Commit();
    }

    private static void FingerprintTables(DuckDBConnection connection, CancellationToken cancellation)
    {
        // A registered table that is missing is told by a verification; it must not shut the archive to every import.
        var tables = BaseTables(connection);
        foreach (var held in ArchiveStore.ListIn(connection).Where(held => tables.Contains(held.Table)))
        {
            var (_, fingerprint) = TableContent.Of(connection, held.Table, cancellation);
            if (fingerprint is not null)
            {
                connection.Execute(
                    "UPDATE datasets SET content_sha256 = $1 WHERE dataset = $2 AND version = $3",
                    fingerprint,
                    held.DataSet,
                    held.Version
                );
            }
            if (ImporterCatalogue.Find(held.DataSet) is { } importer)
                Comment(connection, held.Table, importer.DataSet, held.Version);
        }
    }

    private static int WidthOf(int version) =>
        version switch
        {
            1 => 14,
            2 => 17,
            _ => Registry.Length,
        };

    /// <summary>Says in the file itself what a table and its columns hold, as far as it has them.</summary>
    public static void Comment(DuckDBConnection connection, string table, DataSet dataSet, string version)
    {
        Comment(connection, "TABLE", Quote(table), $"{dataSet.Title}, version {version}. {dataSet.CoverageRule}");
        var held = ColumnsOf(connection, table);
        foreach (var field in dataSet.Fields.Where(field => held.Contains(field.Column)))
            Comment(connection, "COLUMN", $"{Quote(table)}.{Quote(field.Column)}", Meaning(dataSet.Id, field));
    }

    /// <summary>Type of a field's column.</summary>
    public static string TypeOf(Field field) =>
        field.Kind switch
        {
            FieldKind.Integer => "INTEGER",
            FieldKind.Real => "DOUBLE",
            FieldKind.Day => "DATE",
            _ => "VARCHAR",
        };

    /// <summary>What a column holds, by the type of its values; null where no import makes such a column.</summary>
    public static FieldKind? KindOf(Type type) =>
        type == typeof(int) ? FieldKind.Integer
        : type == typeof(double) ? FieldKind.Real
        : type == typeof(string) ? FieldKind.Text
        : type == typeof(DateOnly) ? FieldKind.Day
        : null;

    /// <summary>A name as SQL takes it, whatever stands in it.</summary>
    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>Runs a statement.</summary>
    public static int Execute(this DuckDBConnection connection, string sql, params ReadOnlySpan<object> values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var value in values)
            command.Parameters.Add(new DuckDBParameter(value));
        return command.ExecuteNonQuery();
    }

    /// <summary>Asks for one number.</summary>
    public static long Number(this DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    /// <summary>Asks for a list of texts.</summary>
    public static IReadOnlyList<string> Texts(this DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        List<string> texts = [];
        while (reader.Read())
            texts.Add(reader.GetString(0));
        return texts;
    }

    private static HashSet<string> ColumnsOf(DuckDBConnection connection, string table) =>
        connection
            .Texts($"SELECT column_name FROM duckdb_columns() WHERE table_name = {Literal(table)}")
            .ToHashSet(StringComparer.Ordinal);

    private static string Columns((string Name, string Type, string Meaning)[] columns) =>
        string.Join(", ", columns.Select(c => $"{c.Name} {c.Type}"));

    private static void Comment(DuckDBConnection connection)
    {
        Comment(connection, "TABLE", "archive", "The schema of this file, in one row.");
        Comment(connection, "TABLE", "datasets", "What the archive holds: a row for every data set and edition.");
        Comment(connection, "TABLE", "repairs", "What each import met and mended: a row for every known peculiarity.");
        foreach (var (name, _, meaning) in Registry)
            Comment(connection, "COLUMN", $"datasets.{name}", meaning);
        foreach (var (name, _, meaning) in Repairs)
            Comment(connection, "COLUMN", $"repairs.{name}", meaning);
    }

    private static void Comment(DuckDBConnection connection, string kind, string name, string text) =>
        connection.Execute($"COMMENT ON {kind} {name} IS {Literal(text)}");

    private static string Meaning(string dataSet, Field field)
    {
        var measured = DataSetUses.VariableOf(dataSet, field.Column) is { } variable
            ? $"{variable.Meaning} ({variable.Unit}); "
            : "";
        var kind = field.Kind switch
        {
            FieldKind.Integer when field is { Least: int.MinValue, Greatest: int.MaxValue } => "whole number",
            FieldKind.Integer => $"whole number, {field.Range}",
            FieldKind.Real => $"number, {field.Range}",
            FieldKind.Day => "day",
            _ => "text",
        };
        var required = field.Required ? "in every row" : "empty where missing";
        var renamed = string.Equals(field.Header, field.Column, StringComparison.Ordinal)
            ? ""
            : $"; in the file: {field.Header}";
        var codes =
            field.MissingCodes.Count == 0 ? "" : $"; missing in the file: {string.Join(", ", field.MissingCodes.Keys)}";
        return $"{measured}{kind}; {required}{renamed}{codes}";
    }

    private static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
