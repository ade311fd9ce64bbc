using Counterpoise.Archive.Readings;
using Counterpoise.Archive.Storage;
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
    public const int SchemaVersion = 3;

    private readonly ArchiveFile _file;
    private readonly TimeProvider _clock;

    private ArchiveStore(string path, TimeProvider clock) => (_file, _clock) = (new ArchiveFile(path), clock);

    /// <summary>Path of the file.</summary>
    public string Path => _file.Path;

    /// <summary>Whether the file exists. It is made by the first import.</summary>
    /// <exception cref="FaultyInputException">
    /// That cannot be told, as a folder on the way may not be entered, or the path is a link that leads nowhere.
    /// </exception>
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
    /// Adds files, each in one transaction: all of a data set or none of it. Folders and zip archives stand for the files
    /// in them, as <see cref="OfferedFile.Under"/> has it. The next file is read while one is written; outcomes come in the order of the files.
    /// A file whose rows are held changes nothing. Of two files with other rows of one edition the second is refused, so that a
    /// repetition leaves the archive as it is.
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
        var files = OfferedFile.Under(paths).ToList();
        var held = Held(patience: false, cancellation);
        var before = held.DistinctBy(h => h.Sha256).ToDictionary(h => h.Sha256, StringComparer.Ordinal);
        var ofThisRun = new Dictionary<string, (string File, string Content)>(StringComparer.Ordinal);
        List<AddOutcome> outcomes = [];
        ArchiveWriter? writer = null;
        try
        {
            foreach (var read in ReadAhead.Of(files.Select(Read)))
            {
                AddOutcome outcome = read switch
                {
                    ReadOutcome.Sound sound => Import(sound, TableContent.Of(sound.Batch, cancellation)),
                    ReadOutcome.Held(var file, var sha256) => Contradiction(
                        file,
                        before[sha256].Choice,
                        before[sha256].ContentSha256 ?? sha256
                    ) ?? new AddOutcome.AlreadyThere(file, before[sha256].DataSet, before[sha256].Version),
                    ReadOutcome.Skipped(var file, var reason) => new AddOutcome.Skipped(file, reason),
                    ReadOutcome.Refused(var file, var faults, var count) => new AddOutcome.Refused(file, faults, count),
                    _ => throw new System.Diagnostics.UnreachableException(),
                };
                outcomes.Add(outcome);
                onProgress(new AddProgress(outcomes.Count, files.Count, outcome));
            }
        }
        finally
        {
            writer?.Dispose();
        }
        return outcomes;

        ReadOutcome Read(OfferedFile file)
        {
            cancellation.ThrowIfCancellationRequested();
            return file.Read(before.ContainsKey);
        }

        AddOutcome? Contradiction(string file, string choice, string content) =>
            ofThisRun.TryAdd(choice, (file, content)) || ofThisRun[choice].Content == content
                ? null
                : new AddOutcome.Refused(
                    file,
                    [
                        new Fault(
                            file,
                            0,
                            $"{choice} came from {ofThisRun[choice].File} in this run, and this file holds other rows of it; "
                                + "an archive holds one copy of an edition; add one of the two."
                        ),
                    ],
                    1
                );

        AddOutcome Import(ReadOutcome.Sound read, string content)
        {
            if (Contradiction(read.File, $"{read.DataSet.Id}={read.Edition.Version}", content) is { } refused)
                return refused;
            // Asked before the file is opened for writing, so that nothing new changes no byte of it.
            if (writer is null && Among(held, read, content) is { } there)
                return there;
            writer ??= new ArchiveWriter(_file, _clock, cancellation);
            // The same rows may have come in this run, or from another process before this one could write.
            if (Among(writer.Held, read, content) is { } come)
                return come;
            return new AddOutcome.Imported(
                read.File,
                writer.Write(read.File, read.Sha256, read.DataSet, read.Edition, read.Batch, content, cancellation)
            );
        }
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

    /// <summary>How the held data sets among some sources are cited, by name, then edition.</summary>
    /// <exception cref="FaultyInputException">The archive is locked, damaged, or of a later schema.</exception>
    public IReadOnlyList<DataSetCitation> Cite(IReadOnlyList<Source> sources)
    {
        var wanted = sources.SelectMany(source => source.Parts).ToHashSet();
        return Citations.Of([.. List().Where(one => wanted.Contains(new Source(one.DataSet, one.Version)))]);
    }

    /// <summary>How the known data sets among some sources are cited, whether an archive holds them or not.</summary>
    public static IReadOnlyList<DataSetCitation> CiteKnown(IReadOnlyList<Source> sources) => Citations.Known(sources);

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

    /// <summary>Whether a file is a DuckDB database, as an archive is, by its first bytes; false where it cannot be read.</summary>
    public static bool IsDatabase(string path) => ArchiveFile.IsDatabase(path);

    internal static IReadOnlyList<HeldDataSet> ListIn(DuckDBConnection connection)
    {
        bool current = HasColumn(connection, "datasets", "content_sha256");
        bool hasEntries = HasColumn(connection, "datasets", "entry_sha256");
        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT dataset, version, table_name, file, rows, first_year, last_year, sha256, imported, citation, licence, "
            + (current ? "rows_read, content_sha256, program" : "NULL::INTEGER, NULL::VARCHAR, NULL::VARCHAR")
            + (hasEntries ? ", entry_sha256" : ", NULL::VARCHAR")
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
                    EntrySha256 = reader.IsDBNull(14) ? null : reader.GetString(14),
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

    // The same file, or the same rows from another.
    private static AddOutcome.AlreadyThere? Among(
        IReadOnlyList<HeldDataSet> held,
        ReadOutcome.Sound read,
        string content
    )
    {
        if (held.FirstOrDefault(one => one.Sha256 == read.Sha256) is { } same)
            return new AddOutcome.AlreadyThere(read.File, same.DataSet, same.Version);
        var edition = held.FirstOrDefault(one =>
            one.DataSet == read.DataSet.Id && one.Version == read.Edition.Version && one.ContentSha256 == content
        );
        return edition is null
            ? null
            : new AddOutcome.AlreadyThere(read.File, edition.DataSet, edition.Version) { OtherFile = edition.File };
    }
}
