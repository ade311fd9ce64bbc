using System.Text.RegularExpressions;
using DuckDB.NET.Data;

namespace Counterpoise.Archive.Storage;

/// <summary>What is told where the file of an archive cannot be opened, read or written: place, rule and repair.</summary>
internal static partial class ArchiveFaults
{
    /// <summary>Whether another process, or another part of this one, has the file open in a way that shuts this one out.</summary>
    public static bool IsBusy(DuckDBException e) =>
        Says(e, "could not set lock", "used by another process", "different configuration");

    /// <summary>Whether those who have the file open only read it.</summary>
    public static bool IsBusyWithReaders(DuckDBException e) => IsBusy(e) && Says(e, "read-only mode");

    /// <summary>There is no file.</summary>
    public static FaultyInputException NoArchive(string path) =>
        new(path, 0, "there is no archive here; make one with 'counterpoise data add FILE...'.", "nothing was read");

    /// <summary>Whether there is a file cannot be told: a folder on the way may not be entered.</summary>
    public static FaultyInputException Denied(string path) =>
        new(
            path,
            0,
            "a folder on the way there may not be entered; ask for the right to, or name an archive elsewhere with --archive.",
            "nothing was read or written"
        );

    /// <summary>The place cannot be looked at for another reason.</summary>
    public static FaultyInputException NoPlace(string path, IOException e) =>
        new(
            path,
            0,
            $"this is no place for a file ({OneLine(e)}); name another with --archive.",
            "nothing was read or written"
        );

    /// <summary>The path is a link to what is not there.</summary>
    public static FaultyInputException LinkToNowhere(string path, string target) =>
        new(
            path,
            0,
            $"this link leads to {target}, where nothing is; put the archive back there, or remove the link.",
            "nothing was read or written"
        );

    /// <summary>The file is of another format.</summary>
    public static FaultyInputException NoDatabase(string path) =>
        new(
            path,
            0,
            "the file is no archive that can be read (it is no DuckDB database); name another with --archive.",
            "nothing was read or written"
        );

    /// <summary>The database holds none of an archive's tables.</summary>
    public static FaultyInputException Foreign(string path) =>
        new(
            path,
            0,
            "the file is no archive that can be read (it is a database of something else); name another with --archive.",
            "nothing was read or written"
        );

    /// <summary>The path names a folder.</summary>
    public static FaultyInputException IsFolder(string path) =>
        new(path, 0, "this is a folder, and an archive is a file; name a file in it.", "nothing was read or written");

    /// <summary>The archive was made by a later program.</summary>
    public static FaultyInputException LaterSchema(string path, int schema) =>
        new(
            path,
            0,
            FormattableString.Invariant(
                $"the archive has schema {schema}, made by a newer version; use that version, or name another archive."
            ),
            "the archive is unchanged"
        );

    /// <summary>A log lies where its archive should be.</summary>
    public static FaultyInputException LogWithoutArchive(string path) =>
        new(
            path + ".wal",
            0,
            "this log belongs to an archive that is not beside it; put the archive back, or remove the log.",
            "no archive was made"
        );

    /// <summary>The archive cannot be read.</summary>
    public static FaultyInputException OfReading(string path, DuckDBException e) =>
        new(
            path,
            0,
            IsBusy(e) ? $"{Process(e)} is writing to the archive; wait until it is done, then ask again."
                : Says(e, "permission denied")
                    ? "the file may not be read; ask for the right to, or name another archive."
                : NotAnArchive(e),
            "the archive is unchanged"
        );

    /// <summary>The archive cannot be written.</summary>
    /// <param name="path">The archive.</param>
    /// <param name="e">Why.</param>
    /// <param name="consequence">What stands in the archive now.</param>
    public static FaultyInputException OfWriting(string path, Exception e, string consequence) =>
        new(
            path,
            0,
            IsFull(e)
                    ? "the disk is full; free some space there, or name an archive elsewhere with --archive, and run the "
                        + "command again."
                : e is DuckDBException readers && IsBusyWithReaders(readers)
                    ? $"{Process(readers)} has the archive open for reading; close it, then run the command again."
                : e is DuckDBException busy && IsBusy(busy)
                    ? $"{Process(busy)} is writing to the archive; wait until it is done, then run the command again."
                : e is UnauthorizedAccessException || Says(e, "permission denied", "read-only file system")
                    ? "the file or its folder may not be written; ask for the right to, or name an archive elsewhere with "
                        + "--archive."
                : Says(e, "transactioncontext", "could not write", "failed to commit")
                    ? $"the archive cannot be written ({OneLine(e)}); mend the disk, or name an archive elsewhere with --archive."
                : e is DuckDBException file ? NotAnArchive(file)
                : $"no archive can be made here ({OneLine(e)}); name another place with --archive.",
            consequence
        );

    private static string NotAnArchive(DuckDBException e) =>
        $"the file is no archive that can be read ({OneLine(e)}); name another, or remove it and add the data again.";

    /// <summary>A message of the system or of DuckDB as part of a sentence.</summary>
    public static string OneLine(Exception e) =>
        e.Message.ReplaceLineEndings(" ").Replace("DuckDBOpen failed: ", "", StringComparison.Ordinal).Trim();

    private static bool IsFull(Exception e) =>
        Says(e, "no space left", "not enough space", "disk is full", "quota exceeded", "file too large");

    private static string Process(DuckDBException e) =>
        Pid().Match(e.Message) is { Success: true } found
            ? $"another process ({found.Groups["pid"].Value})"
            : "another process";

    private static bool Says(Exception e, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (e.Message.Contains(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }

    [GeneratedRegex(@"\(PID (?<pid>\d+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pid();
}
