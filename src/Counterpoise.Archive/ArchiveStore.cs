using System.Globalization;
using DuckDB.NET.Data;

namespace Counterpoise.Archive;

/// <summary>A data set that the archive holds.</summary>
/// <param name="DataSet">Short name.</param>
/// <param name="Version">Edition.</param>
/// <param name="Table">Table that holds its rows.</param>
/// <param name="File">Name of the file it came from, without the folder.</param>
/// <param name="Rows">Rows in the table.</param>
/// <param name="Coverage">Years that the edition speaks about.</param>
/// <param name="Sha256">SHA-256 of the file.</param>
/// <param name="Imported">When it was imported, in universal time.</param>
/// <param name="Citation">The work to cite, on one line.</param>
/// <param name="Licence">Terms of use, as far as known.</param>
public sealed record HeldDataSet(
    string DataSet,
    string Version,
    string Table,
    string File,
    int Rows,
    YearSpan Coverage,
    string Sha256,
    DateTimeOffset Imported,
    string Citation,
    string Licence
);

/// <summary>How a held data set is cited.</summary>
/// <param name="DataSet">Short name.</param>
/// <param name="Version">Edition.</param>
/// <param name="Text">The reference on one line.</param>
/// <param name="BibTeX">The reference as a BibTeX entry.</param>
public sealed record DataSetCitation(string DataSet, string Version, string Text, string BibTeX);

/// <summary>
/// The archive: one DuckDB file with a table for every data set and edition, and a table <c>datasets</c> that lists
/// them. Only <see cref="Add"/> writes; everything else opens the file for reading and closes it again.
/// </summary>
/// <remarks>Any DuckDB client reads the file. Missing values are NULL; column names are those of the sources.</remarks>
public sealed class ArchiveStore
{
    /// <summary>Layout of the tables. A file of a later one is refused, of an earlier one rebuilt by its user.</summary>
    public const int SchemaVersion = 1;

    private readonly TimeProvider _clock;

    private ArchiveStore(string path, TimeProvider clock) => (Path, _clock) = (path, clock);

    /// <summary>Path of the file.</summary>
    public string Path { get; }

    /// <summary>Whether the file exists. It is made by the first import.</summary>
    public bool Exists => File.Exists(Path);

    /// <summary>Where the archive lies unless the user says otherwise: in the user's folder for application data.</summary>
    public static string DefaultPath =>
        System.IO.Path.Combine(
            Environment.GetFolderPath(
                Environment.SpecialFolder.LocalApplicationData,
                Environment.SpecialFolderOption.DoNotVerify
            ),
            "counterpoise",
            "archive.duckdb"
        );

    /// <summary>Names an archive; nothing is read or written yet.</summary>
    /// <param name="path">The file; it need not exist.</param>
    /// <param name="clock">Dates the imports.</param>
    public static ArchiveStore Open(string path, TimeProvider clock) => new(path, clock);

    /// <summary>
    /// Adds files, each in one transaction: all of a data set or none of it. Folders and zip archives stand for the
    /// files in them, as <see cref="OfferedFile.Under"/> has it.
    /// </summary>
    /// <exception cref="FaultyInputException">The archive is locked, damaged, or of a later schema.</exception>
    public IReadOnlyList<AddOutcome> Add(IEnumerable<string> paths, CancellationToken cancellation = default)
    {
        List<AddOutcome> outcomes = [];
        foreach (var file in OfferedFile.Under(paths))
        {
            cancellation.ThrowIfCancellationRequested();
            outcomes.Add(AddFile(file));
        }
        return outcomes;
    }

    /// <summary>The data sets in the archive, by name, then edition. Empty where there is no archive.</summary>
    /// <exception cref="FaultyInputException">The archive is locked, damaged, or of another schema.</exception>
    public IReadOnlyList<HeldDataSet> List()
    {
        if (!Exists)
            return [];
        using var connection = Connect(forWriting: false, blankIsEmpty: true);
        return IsBlank(connection) ? [] : ListIn(connection);
    }

    /// <summary>How each held data set is cited, by name, then edition.</summary>
    /// <exception cref="FaultyInputException">The archive is locked, damaged, or of another schema.</exception>
    public IReadOnlyList<DataSetCitation> Cite() =>
        [
            .. List()
                .Select(held => new DataSetCitation(
                    held.DataSet,
                    held.Version,
                    held.Citation,
                    ImporterCatalogue.Find(held.DataSet) is { } importer
                        ? Citations.BibTeX(importer.DataSet, held.Version)
                        : ""
                )),
        ];

    /// <summary>Opens the file for reading.</summary>
    internal DuckDBConnection OpenForReading() => Connect(forWriting: false);

    internal static IReadOnlyList<HeldDataSet> ListIn(DuckDBConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT dataset, version, table_name, file, rows, first_year, last_year, sha256, imported, citation, "
            + "licence FROM datasets ORDER BY dataset, version";
        using var reader = command.ExecuteReader();
        List<HeldDataSet> held = [];
        while (reader.Read())
        {
            held.Add(
                new(
                    reader.GetString(0),
                    reader.GetString(1),
                    reader.GetString(2),
                    reader.GetString(3),
                    reader.GetInt32(4),
                    new YearSpan(reader.GetInt32(5), reader.GetInt32(6)),
                    reader.GetString(7),
                    new DateTimeOffset(DateTime.SpecifyKind(reader.GetDateTime(8), DateTimeKind.Utc)),
                    reader.GetString(9),
                    reader.GetString(10)
                )
            );
        }
        return held;
    }

    private AddOutcome AddFile(OfferedFile file)
    {
        HeldDataSet? held = null;
        return file.Read(sha256 => (held = List().FirstOrDefault(one => one.Sha256 == sha256)) is not null) switch
        {
            ReadOutcome.Held => new AddOutcome.AlreadyThere(file.Name, held!.DataSet, held.Version),
            ReadOutcome.Skipped skipped => new AddOutcome.Skipped(skipped.File, skipped.Reason),
            ReadOutcome.Refused refused => new AddOutcome.Refused(refused.File, refused.Faults, refused.FaultCount),
            ReadOutcome.Sound sound => new AddOutcome.Imported(
                sound.File,
                Write(sound.File, sound.Sha256, sound.DataSet, sound.Edition, sound.Batch)
            ),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private ImportReport Write(string file, string fingerprint, DataSet dataSet, Edition edition, Batch batch)
    {
        if (System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path)) is { } folder)
            Directory.CreateDirectory(folder);
        var table = dataSet.TableOf(edition);
        using var connection = Connect(forWriting: true);
        using var transaction = connection.BeginTransaction();
        bool replaced =
            Execute(connection, "DELETE FROM datasets WHERE dataset = $1 AND version = $2", dataSet.Id, edition.Version)
            > 0;
        Execute(connection, "DELETE FROM repairs WHERE dataset = $1 AND version = $2", dataSet.Id, edition.Version);
        Execute(connection, $"DROP TABLE IF EXISTS {Quote(table)}");
        Execute(
            connection,
            $"CREATE TABLE {Quote(table)} ("
                + string.Join(", ", batch.Fields.Select(f => $"{Quote(f.Column)} {TypeOf(f)}"))
                + ")"
        );
        Append(connection, table, batch);
        Execute(
            connection,
            "INSERT INTO datasets VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
            dataSet.Id,
            edition.Version,
            table,
            dataSet.Title,
            file,
            batch.Rows,
            edition.Coverage.First.Value,
            edition.Coverage.Last.Value,
            fingerprint,
            _clock.GetUtcNow().UtcDateTime,
            Citations.Text(dataSet, edition.Version),
            dataSet.Licence,
            dataSet.Retrospective,
            SchemaVersion
        );
        foreach (var quirk in batch.Quirks)
        {
            Execute(
                connection,
                "INSERT INTO repairs VALUES ($1, $2, $3, $4, $5)",
                dataSet.Id,
                edition.Version,
                quirk.Quirk.Name,
                quirk.Quirk.Repair,
                quirk.Count
            );
        }
        transaction.Commit();
        return new(dataSet.Id, edition.Version, table, batch.RowsRead, batch.Rows, batch.Quirks, replaced);
    }

    private static void Append(DuckDBConnection connection, string table, Batch batch)
    {
        using var appender = connection.CreateAppender(table);
        var fields = batch.Fields;
        for (int row = 0; row < batch.Rows; row++)
        {
            var target = appender.CreateRow();
            foreach (var field in fields)
            {
                if (field.Kind == FieldKind.Text)
                {
                    target.AppendValue(batch.Text(row, field.Column));
                    continue;
                }
                double number = batch.Number(row, field.Column);
                if (double.IsNaN(number))
                    target.AppendNullValue();
                else if (field.Kind == FieldKind.Integer)
                    target.AppendValue((int)number);
                else if (field.Kind == FieldKind.Day)
                    target.AppendValue((DateOnly?)DateOnly.FromDayNumber((int)number));
                else
                    target.AppendValue(number);
            }
            target.EndRow();
        }
    }

    private DuckDBConnection Connect(bool forWriting, bool blankIsEmpty = false)
    {
        if (!Exists && !forWriting)
            throw NoArchive();
        var connection = new DuckDBConnection(
            new DuckDBConnectionStringBuilder { DataSource = Path }.ConnectionString
                + (forWriting ? "" : ";ACCESS_MODE=READ_ONLY")
        );
        try
        {
            connection.Open();
            // A first import that was killed may leave a file without tables; it is an archive without data sets.
            if (IsBlank(connection))
            {
                if (blankIsEmpty)
                    return connection;
                if (!forWriting)
                    throw NoArchive();
                MakeSchema(connection);
            }
            CheckSchema(connection);
            return connection;
        }
        catch (DuckDBException e)
        {
            connection.Dispose();
            bool locked = e.Message.Contains("lock", StringComparison.OrdinalIgnoreCase);
            throw new FaultyInputException(
                Path,
                0,
                locked
                    ? "another process is writing to the archive; wait until it is done."
                    : $"the file is no archive that can be read ({e.Message.ReplaceLineEndings(" ")}); "
                        + "name another, or remove it and add the data again.",
                "the archive is unchanged"
            );
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private FaultyInputException NoArchive() =>
        new(Path, 0, "there is no archive here; make one with 'counterpoise data add FILE...'.", "nothing was read");

    private static bool IsBlank(DuckDBConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM information_schema.tables";
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture) == 0;
    }

    private static void MakeSchema(DuckDBConnection connection)
    {
        using var transaction = connection.BeginTransaction();
        Execute(connection, "CREATE TABLE archive (schema_version INTEGER)");
        Execute(connection, "INSERT INTO archive VALUES ($1)", SchemaVersion);
        Execute(
            connection,
            "CREATE TABLE datasets (dataset VARCHAR, version VARCHAR, table_name VARCHAR, title VARCHAR, file VARCHAR, "
                + "rows INTEGER, first_year INTEGER, last_year INTEGER, sha256 VARCHAR, imported TIMESTAMP, "
                + "citation VARCHAR, licence VARCHAR, retrospective BOOLEAN, schema INTEGER, "
                + "PRIMARY KEY (dataset, version))"
        );
        Execute(
            connection,
            "CREATE TABLE repairs (dataset VARCHAR, version VARCHAR, quirk VARCHAR, repair VARCHAR, count INTEGER)"
        );
        transaction.Commit();
    }

    private void CheckSchema(DuckDBConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT schema_version FROM archive";
        var found = Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
        if (found == SchemaVersion)
            return;
        var shown = found.ToString(CultureInfo.InvariantCulture);
        throw new FaultyInputException(
            Path,
            0,
            found > SchemaVersion
                ? $"the archive has schema {shown}, made by a newer version; use that version, or name another archive."
                : $"the archive has schema {shown}, which is out of date; remove it and add the data again.",
            "the archive is unchanged"
        );
    }

    private static int Execute(DuckDBConnection connection, string sql, params ReadOnlySpan<object> values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var value in values)
            command.Parameters.Add(new DuckDBParameter(value));
        return command.ExecuteNonQuery();
    }

    private static string TypeOf(Field field) =>
        field.Kind switch
        {
            FieldKind.Integer => "INTEGER",
            FieldKind.Real => "DOUBLE",
            FieldKind.Day => "DATE",
            _ => "VARCHAR",
        };

    private static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
