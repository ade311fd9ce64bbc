using DuckDB.NET.Data;

namespace Counterpoise.Archive;

/// <summary>
/// The archive: one DuckDB file with a table for every data set and edition, and a table <c>datasets</c> that lists
/// them. Only <see cref="Add(IEnumerable{string}, CancellationToken)"/> and <see cref="Remove"/> write; everything else
/// opens the file for reading and closes it again.
/// </summary>
/// <remarks>
/// Any DuckDB client reads the file. Missing values are NULL; column names are those of the sources. One process writes at a
/// time: a second is told at once. Readers wait up to three seconds for a writer, then are told.
/// </remarks>
public sealed class ArchiveStore
{
    /// <summary>
    /// Layout of the tables. A file of a later one is refused; one of an earlier one is read, and brought up to date by the
    /// next import or removal.
    /// </summary>
    public const int SchemaVersion = 2;

    private readonly ArchiveFile _file;
    private readonly TimeProvider _clock;

    private ArchiveStore(string path, TimeProvider clock) => (_file, _clock) = (new ArchiveFile(path), clock);

    /// <summary>Path of the file.</summary>
    public string Path => _file.Path;

    /// <summary>Whether the file exists. It is made by the first import.</summary>
    public bool Exists => _file.Exists;

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
    /// Adds files, each in one transaction: all of a data set or none of it. Folders stand for the files in them.
    /// </summary>
    /// <exception cref="FaultyInputException">
    /// The archive is locked, damaged, of a later schema, or cannot be written. What was imported before stays.
    /// </exception>
    public IReadOnlyList<AddOutcome> Add(IEnumerable<string> paths, CancellationToken cancellation = default) =>
        Add(paths, _ => { }, cancellation);

    /// <summary>
    /// Adds files, each in one transaction: all of a data set or none of it. Folders stand for the files in them. The next
    /// file is read while one is written; outcomes come in the order of the files.
    /// </summary>
    /// <param name="paths">Files and folders.</param>
    /// <param name="onProgress">Called after every file.</param>
    /// <param name="cancellation">Stops the import; what was imported before stays.</param>
    /// <exception cref="FaultyInputException">
    /// The archive is locked, damaged, of a later schema, or cannot be written. What was imported before stays.
    /// </exception>
    public IReadOnlyList<AddOutcome> Add(
        IEnumerable<string> paths,
        Action<AddProgress> onProgress,
        CancellationToken cancellation
    )
    {
        var files = FilesOf(paths).ToList();
        var before = Held(patience: false, cancellation)
            .DistinctBy(h => h.Sha256)
            .ToDictionary(h => h.Sha256, StringComparer.Ordinal);
        List<AddOutcome> outcomes = [];
        ArchiveWriter? writer = null;
        try
        {
            foreach (var offered in ReadAhead.Of(files.Select(file => Offer(file, before, cancellation))))
            {
                var outcome = offered is Offered.Ready ready
                    ? Import(ready, writer ??= new ArchiveWriter(_file, _clock, cancellation), cancellation)
                    : ((Offered.Settled)offered).Outcome;
                outcomes.Add(outcome);
                onProgress(new AddProgress(outcomes.Count, files.Count, outcome));
            }
        }
        finally
        {
            writer?.Dispose();
        }
        return outcomes;
    }

    /// <summary>Removes data sets, all that are named or none; nothing else is touched.</summary>
    /// <param name="choices">Data sets, each in one edition or in all that are held.</param>
    /// <param name="cancellation">Stops the removal before it begins.</param>
    /// <returns>What was removed.</returns>
    /// <exception cref="FaultyInputException">One is not held, or the archive cannot be written; nothing was removed.</exception>
    public IReadOnlyList<HeldDataSet> Remove(
        IReadOnlyList<DataSetChoice> choices,
        CancellationToken cancellation = default
    )
    {
        const string nothing = "nothing was removed";
        // Asked before the file is opened for writing, so that a slip of the pen changes no byte of it.
        DataSetChoice.Among(Held(patience: false, cancellation), choices, nothing);
        using var writer = new ArchiveWriter(_file, _clock, cancellation);
        var leaving = DataSetChoice.Among(writer.Held, choices, nothing);
        writer.Remove(leaving);
        return leaving;
    }

    /// <summary>The data sets in the archive, by name, then edition. Empty where there is no archive.</summary>
    /// <exception cref="FaultyInputException">The archive is locked, damaged, or of a later schema.</exception>
    public IReadOnlyList<HeldDataSet> List() => Held(patience: true, CancellationToken.None);

    /// <summary>The data sets that are known but held in no edition, by name.</summary>
    /// <exception cref="FaultyInputException">The archive is locked, damaged, or of a later schema.</exception>
    public IReadOnlyList<MissingDataSet> Missing()
    {
        var held = List().Select(one => one.DataSet).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. ImporterCatalogue
                .All.Select(importer => importer.DataSet)
                .Where(known => !held.Contains(known.Id))
                .Select(known => new MissingDataSet(known, known.Editions[^1], DataSetUses.Of(known.Id))),
        ];
    }

    /// <summary>How each held data set is cited, by name, then edition.</summary>
    /// <exception cref="FaultyInputException">The archive is locked, damaged, or of a later schema.</exception>
    public IReadOnlyList<DataSetCitation> Cite() => Citations.Of(List());

    /// <summary>A BibTeX file of the works behind the held data sets: one entry a work, keys unique.</summary>
    /// <exception cref="FaultyInputException">The archive is locked, damaged, or of a later schema.</exception>
    public string BibTeX() => Citations.File(List());

    /// <summary>The import reports of held data sets, as they were written with them.</summary>
    /// <param name="choices">Data sets to tell of; empty for all.</param>
    /// <exception cref="FaultyInputException">
    /// The archive is locked, damaged, or of a later schema; or it does not hold what is asked for.
    /// </exception>
    public IReadOnlyList<StoredReport> Reports(IReadOnlyList<DataSetChoice> choices)
    {
        using var connection = Exists ? _file.OpenForReading() : null;
        var held = connection is null ? [] : ListIn(connection);
        var chosen = choices.Count == 0 ? held : DataSetChoice.Among(held, choices, "nothing was read");
        return connection is null ? [] : [.. chosen.Select(one => new StoredReport(one, RepairsOf(connection, one)))];
    }

    /// <summary>Holds the archive against its registry: reads every table through.</summary>
    /// <exception cref="FaultyInputException">There is no archive, or it cannot be opened.</exception>
    public ArchiveFindings Verify(CancellationToken cancellation = default) =>
        new ArchiveVerification(_file, cancellation).Run();

    /// <summary>Opens the file for reading.</summary>
    internal DuckDBConnection OpenForReading() => _file.OpenForReading() ?? throw ArchiveFaults.NoArchive(Path);

    internal static IReadOnlyList<HeldDataSet> ListIn(DuckDBConnection connection)
    {
        bool current = HasColumn(connection, "datasets", "content_sha256");
        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT dataset, version, table_name, file, rows, first_year, last_year, sha256, imported, citation, licence, "
            + (current ? "rows_read, content_sha256, program" : "NULL::INTEGER, NULL::VARCHAR, NULL::VARCHAR")
            + " FROM datasets ORDER BY dataset, version";
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
                {
                    RowsRead = reader.IsDBNull(11) ? null : reader.GetInt32(11),
                    ContentSha256 = reader.IsDBNull(12) ? null : reader.GetString(12),
                    Program = reader.IsDBNull(13) ? null : reader.GetString(13),
                }
            );
        }
        return held;
    }

    private static bool HasColumn(DuckDBConnection connection, string table, string column) =>
        connection.Number(
            $"SELECT count(*) FROM duckdb_columns() WHERE table_name = '{table}' AND column_name = '{column}'"
        ) > 0;

    private static List<StoredRepair> RepairsOf(DuckDBConnection connection, HeldDataSet held)
    {
        var lines = HasColumn(connection, "repairs", "lines") ? "lines" : "NULL::INTEGER[]";
        using var command = connection.CreateCommand();
        command.CommandText =
            $"SELECT quirk, repair, count, {lines} FROM repairs WHERE dataset = $1 AND version = $2 ORDER BY rowid";
        command.Parameters.Add(new DuckDBParameter(held.DataSet));
        command.Parameters.Add(new DuckDBParameter(held.Version));
        using var reader = command.ExecuteReader();
        List<StoredRepair> repairs = [];
        while (reader.Read())
        {
            repairs.Add(
                new(
                    reader.GetString(0),
                    reader.GetString(1),
                    reader.GetInt32(2),
                    reader.IsDBNull(3) ? null : reader.GetFieldValue<List<int>>(3)
                )
            );
        }
        return repairs;
    }

    private IReadOnlyList<HeldDataSet> Held(bool patience, CancellationToken cancellation)
    {
        if (!Exists && !Directory.Exists(Path))
            return [];
        using var connection = _file.OpenForReading(patience, cancellation);
        return connection is null ? [] : ListIn(connection);
    }

    private static IEnumerable<string> FilesOf(IEnumerable<string> paths) =>
        paths.SelectMany(path =>
            Directory.Exists(path) ? Directory.GetFiles(path).Order(StringComparer.Ordinal).AsEnumerable() : [path]
        );

    // What reading a file came to: an outcome, or rows that are ready to be written.
    private abstract record Offered
    {
        private Offered() { }

        public sealed record Settled(AddOutcome Outcome) : Offered;

        public sealed record Ready(string File, string Fingerprint, DataSet DataSet, Edition Edition, Batch Batch)
            : Offered;
    }

    private static Offered Offer(
        string path,
        IReadOnlyDictionary<string, HeldDataSet> before,
        CancellationToken cancellation
    )
    {
        cancellation.ThrowIfCancellationRequested();
        var name = System.IO.Path.GetFileName(path);
        if (!File.Exists(path))
            return Refuse(name, new Fault(path, 0, "there is no such file; check the path."));
        try
        {
            var (file, whyNot) = SourceFile.Open(path);
            if (file is null)
                return new Offered.Settled(new AddOutcome.Skipped(name, whyNot!));
            return Recognition.Of(file, ImporterCatalogue.All) switch
            {
                Recognition.Known(var importer, var layout) => Read(file, importer, layout, before),
                Recognition.Near(var message) => Refuse(name, new Fault(name, 1, message)),
                Recognition.Unknown(var reason) => new Offered.Settled(new AddOutcome.Skipped(name, reason)),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Refuse(name, new Fault(path, 0, $"the file cannot be read ({e.Message}); check its permissions."));
        }
    }

    private static Offered.Settled Refuse(string name, Fault fault) => new(new AddOutcome.Refused(name, [fault], 1));

    private static Offered Read(
        SourceFile file,
        Importer importer,
        Layout layout,
        IReadOnlyDictionary<string, HeldDataSet> before
    )
    {
        var fingerprint = file.Fingerprint();
        if (before.GetValueOrDefault(fingerprint) is { } held)
            return new Offered.Settled(new AddOutcome.AlreadyThere(file.Name, held.DataSet, held.Version));
        var (batch, edition) = importer.Read(file, layout);
        return batch.FaultCount > 0 || edition is null
            ? new Offered.Settled(new AddOutcome.Refused(file.Name, batch.Faults, batch.FaultCount))
            : new Offered.Ready(file.Name, fingerprint, importer.DataSet, edition, batch);
    }

    private static AddOutcome Import(Offered.Ready ready, ArchiveWriter writer, CancellationToken cancellation)
    {
        // The same file may have come twice in one run, or from another process before this one could write.
        if (writer.Held.FirstOrDefault(h => h.Sha256 == ready.Fingerprint) is { } held)
            return new AddOutcome.AlreadyThere(ready.File, held.DataSet, held.Version);
        return new AddOutcome.Imported(
            ready.File,
            writer.Write(ready.File, ready.Fingerprint, ready.DataSet, ready.Edition, ready.Batch, cancellation)
        );
    }
}
