using System.Globalization;
using DuckDB.NET.Data;

namespace Counterpoise.Archive.Storage;

/// <summary>
/// The file of an archive: opened for reading or for writing, made where it is not there, and told about where it cannot
/// be opened.
/// </summary>
/// <remarks>
/// DuckDB locks the file across processes: one writer and nobody else, or any number of readers. While DuckDB has the file
/// open nothing here opens it by other means: on POSIX systems closing any handle would drop the lock.
/// </remarks>
internal sealed class ArchiveFile(string path)
{
    private const int Attempts = 30;

    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(100);

    /// <summary>Path of the file.</summary>
    public string Path { get; } = path;

    /// <summary>Whether there is an archive. A file without a byte is what a full disk leaves; it is none.</summary>
    public bool Exists => new FileInfo(Path) is { Exists: true, Length: > 0 };

    /// <summary>
    /// Opens the archive for reading; null where it has no tables, as after a first import that was killed.
    /// </summary>
    /// <param name="patience">Whether to wait up to three seconds for a writer; an import is told at once.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="FaultyInputException">There is none, or it cannot be opened or is of a later schema.</exception>
    public DuckDBConnection? OpenForReading(bool patience = true, CancellationToken cancellation = default)
    {
        if (Directory.Exists(Path))
            throw ArchiveFaults.IsFolder(Path);
        if (!Exists)
            throw ArchiveFaults.NoArchive(Path);
        for (int attempt = patience ? 1 : Attempts; ; attempt++)
        {
            cancellation.ThrowIfCancellationRequested();
            var connection = new DuckDBConnection(Source(Path) + ";ACCESS_MODE=READ_ONLY");
            try
            {
                connection.Open();
                if (ArchiveSchema.IsBlank(connection))
                {
                    connection.Dispose();
                    return null;
                }
                RefuseLater(connection);
                return connection;
            }
            catch (DuckDBException e) when (ArchiveFaults.IsBusy(e) && attempt < Attempts)
            {
                connection.Dispose();
                cancellation.WaitHandle.WaitOne(BetweenAttempts);
            }
            catch (DuckDBException e)
            {
                connection.Dispose();
                throw ArchiveFaults.OfReading(Path, e);
            }
            catch
            {
                connection.Dispose();
                throw;
            }
        }
    }

    /// <summary>
    /// Opens the archive for writing, made first where it is not there, and brought up to date where it is of an earlier
    /// schema. Another writer is told at once; readers, who soon are done, are waited for up to three seconds.
    /// </summary>
    /// <exception cref="FaultyInputException">It cannot be opened or written, or is of a later schema.</exception>
    public DuckDBConnection OpenForWriting(CancellationToken cancellation)
    {
        if (Directory.Exists(Path))
            throw ArchiveFaults.IsFolder(Path);
        if (!Exists)
            Make();
        for (int attempt = 1; ; attempt++)
        {
            cancellation.ThrowIfCancellationRequested();
            var connection = new DuckDBConnection(Source(Path));
            try
            {
                connection.Open();
                if (ArchiveSchema.IsBlank(connection))
                    ArchiveSchema.Make(connection);
                RefuseLater(connection);
                if (ArchiveSchema.VersionOf(connection) < ArchiveStore.SchemaVersion)
                    ArchiveSchema.MigrateFrom1(connection, cancellation);
                RemoveLeftOvers();
                return connection;
            }
            catch (DuckDBException e) when (ArchiveFaults.IsBusyWithReaders(e) && attempt < Attempts)
            {
                connection.Dispose();
                cancellation.WaitHandle.WaitOne(BetweenAttempts);
            }
            catch (Exception e) when (e is DuckDBException or IOException or UnauthorizedAccessException)
            {
                connection.Dispose();
                throw ArchiveFaults.OfWriting(Path, e, "the archive is unchanged");
            }
            catch
            {
                connection.Dispose();
                throw;
            }
        }
    }

    // Made under another name and then named, so that no half-made file ever bears the name of an archive.
    private void Make()
    {
        if (File.Exists(Path + ".wal"))
            throw ArchiveFaults.LogWithoutArchive(Path);
        var draft = $"{Path}.new-{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}";
        try
        {
            if (System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path)) is { } folder)
                Directory.CreateDirectory(folder);
            File.Delete(Path);
            Discard(draft);
            using (var connection = new DuckDBConnection(Source(draft)))
            {
                connection.Open();
                ArchiveSchema.Make(connection);
            }
            // What closing could not write into the file stays in its log: the disk is full.
            if (File.Exists(draft + ".wal"))
                throw new IOException("no space left for it");
            File.Move(draft, Path, overwrite: false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DuckDBException)
        {
            Discard(draft);
            // Another process made it first: its file is the archive.
            if (!Exists)
                throw ArchiveFaults.OfWriting(Path, e, "no archive was made");
        }
    }

    private void RefuseLater(DuckDBConnection connection)
    {
        int found = ArchiveSchema.VersionOf(connection);
        if (found > ArchiveStore.SchemaVersion)
            throw ArchiveFaults.LaterSchema(Path, found);
    }

    // Drafts and spilled intermediate results of processes that were killed. Called only while no other process can have the
    // archive open; one that is making a draft at this moment finds the archive made.
    private void RemoveLeftOvers()
    {
        var full = System.IO.Path.GetFullPath(Path);
        foreach (
            var draft in Directory.GetFiles(
                System.IO.Path.GetDirectoryName(full)!,
                System.IO.Path.GetFileName(full) + ".new-*"
            )
        )
            File.Delete(draft);
        if (!Directory.Exists(full + ".tmp"))
            return;
        foreach (var spilled in Directory.GetFiles(full + ".tmp", "duckdb_temp*"))
            File.Delete(spilled);
        if (!Directory.EnumerateFileSystemEntries(full + ".tmp").Any())
            Directory.Delete(full + ".tmp");
    }

    private static void Discard(string draft)
    {
        foreach (var file in (ReadOnlySpan<string>)[draft, draft + ".wal"])
        {
            if (File.Exists(file))
                File.Delete(file);
        }
    }

    private static string Source(string path) =>
        new DuckDBConnectionStringBuilder { DataSource = path }.ConnectionString;
}
