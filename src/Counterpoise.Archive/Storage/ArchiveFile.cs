using System.Globalization;
using DuckDB.NET.Data;

namespace Counterpoise.Archive.Storage;

/// <summary>
/// The file of an archive: opened for reading or for writing, made where it is not there, and told about where it cannot
/// be opened.
/// </summary>
/// <remarks>
/// DuckDB locks the file across processes: one writer and nobody else, or any number of readers. While DuckDB has the file
/// open nothing here opens it by other means: on POSIX systems closing any handle would drop the lock. The look at its first
/// bytes comes before, and once for each state of the file, so that several threads may open one instance of this for reading. Of two
/// instances for one file in a process the second one's look would drop the lock that the first one's connections hold against other
/// processes' writing; what they read would be whole nonetheless as long as nobody writes.
/// </remarks>
internal sealed class ArchiveFile(string path)
{
    private const int Attempts = 30;

    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(100);

    private readonly Lock _looking = new();

    // Length and time of the file when it was last seen to be a database.
    private (long Length, DateTime Written)? _seen;

    /// <summary>Path of the file.</summary>
    public string Path { get; } = path;

    /// <summary>Whether there is an archive. A file without a byte is what a full disk leaves; it is none.</summary>
    /// <exception cref="FaultyInputException">That cannot be told, or a link leads to what is not there.</exception>
    public bool Exists => IsThere();

    /// <summary>Whether a file is a DuckDB database, by its first bytes. False where it cannot be read.</summary>
    public static bool IsDatabase(string path)
    {
        try
        {
            return HasMagic(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>
    /// Opens the archive for reading; null where it has no tables, as after a first import that was killed.
    /// </summary>
    /// <param name="patience">Whether to wait up to three seconds for a writer; an import is told at once.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="FaultyInputException">There is none, or it cannot be opened or is of a later schema.</exception>
    public DuckDBConnection? OpenForReading(bool patience = true, CancellationToken cancellation = default)
    {
        var connection = OpenForReading(out var faults, patience, cancellation);
        return faults.Count == 0 ? connection : throw new FaultyInputException(faults, "the archive is unchanged");
    }

    /// <summary>Opens the archive for reading; null where it has no tables, or such as nobody could read.</summary>
    /// <param name="faults">What is wrong with the archive's own tables; empty where nothing is.</param>
    /// <param name="patience">Whether to wait up to three seconds for a writer.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="FaultyInputException">There is none, or it cannot be opened or is of a later schema.</exception>
    public DuckDBConnection? OpenForReading(
        out IReadOnlyList<Fault> faults,
        bool patience = true,
        CancellationToken cancellation = default
    )
    {
        faults = [];
        if (Directory.Exists(Path))
            throw ArchiveFaults.IsFolder(Path);
        if (!Exists)
            throw ArchiveFaults.NoArchive(Path);
        RefuseOtherFormats();
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
                faults = Faults(connection);
                if (faults.Count == 0)
                    return connection;
                connection.Dispose();
                return null;
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
        RefuseOtherFormats();
        for (int attempt = 1; ; attempt++)
        {
            cancellation.ThrowIfCancellationRequested();
            var connection = new DuckDBConnection(Source(Path));
            try
            {
                connection.Open();
                if (ArchiveSchema.IsBlank(connection))
                    ArchiveSchema.Make(connection);
                if (Faults(connection) is { Count: > 0 } faults)
                    throw new FaultyInputException(faults, "the archive is unchanged");
                if (ArchiveSchema.VersionOf(connection) < ArchiveStore.SchemaVersion)
                    ArchiveSchema.Migrate(connection, cancellation);
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

    private bool IsThere()
    {
        try
        {
            var file = new FileInfo(Path);
            if (file.LinkTarget is not null && file.ResolveLinkTarget(returnFinalTarget: true) is { } target)
            {
                if (!Stands(target.FullName))
                    throw ArchiveFaults.LinkToNowhere(Path, target.FullName);
                file = new FileInfo(target.FullName);
            }
            return Stands(file.FullName) && file is { Exists: true, Length: > 0 };
        }
        catch (UnauthorizedAccessException)
        {
            throw ArchiveFaults.Denied(Path);
        }
        catch (IOException e)
        {
            throw ArchiveFaults.NoPlace(Path, e);
        }
    }

    // What tells absent from denied: File.Exists is false for both.
    private static bool Stands(string path)
    {
        try
        {
            File.GetAttributes(path);
            return true;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    // DuckDB would look for an extension that reads a file of another format. A file that cannot be opened it tells of itself.
    private void RefuseOtherFormats()
    {
        lock (_looking)
        {
            bool isDatabase;
            (long, DateTime) state;
            try
            {
                var file = new FileInfo(Path);
                state = (file.Length, file.LastWriteTimeUtc);
                isDatabase = _seen == state || HasMagic(Path);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return;
            }
            if (!isDatabase)
                throw ArchiveFaults.NoDatabase(Path);
            _seen = state;
        }
    }

    private static bool HasMagic(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        Span<byte> head = stackalloc byte[12];
        return file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length
            && head[8..].SequenceEqual("DUCK"u8);
    }

    private IReadOnlyList<Fault> Faults(DuckDBConnection connection) =>
        RegistryLayout.IsForeign(connection)
            ? throw ArchiveFaults.Foreign(Path)
            : RegistryLayout.Faults(connection, Path);

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

    // The whole path: DuckDB takes what stands before a colon for the name of an extension. It is to fetch none.
    private static string Source(string path) =>
        new DuckDBConnectionStringBuilder
        {
            DataSource = System.IO.Path.GetFullPath(path),
            ["autoinstall_known_extensions"] = "false",
            ["autoload_known_extensions"] = "false",
        }.ConnectionString;
}
