using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Counterpoise.Files;
using Counterpoise.Record;

namespace Counterpoise.Archive.Readings;

/// <summary>
/// The record compiled: the dense arrays of every year in one file beside the archive, so that no table has to be read
/// again. The file is named by a fingerprint of all that it was made from, so that it is never out of date; a file that is
/// damaged is as good as none.
/// </summary>
internal sealed class CompiledRecord
{
    // Records compiled from other choices of data sets that stay beside the newest.
    private const int Kept = 3;

    private const string Extension = ".record";

    private const string Partial = ".partial";

    private const int KeyLength = 24;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    private readonly string _archive;

    private CompiledRecord(string archive, string fingerprint) =>
        (_archive, Path) = (archive, $"{archive}.{fingerprint}{Extension}");

    /// <summary>Path of the file.</summary>
    public string Path { get; }

    /// <summary>The compiled record of an archive.</summary>
    /// <param name="archive">Path of the archive.</param>
    /// <param name="content">All data that the record is made from, in a fixed order.</param>
    public static CompiledRecord Of(string archive, IEnumerable<string> content)
    {
        // The program's own part: how values are read, and the lists that are ours.
        var program = new[] { typeof(World), typeof(IdentityFile), typeof(CompiledRecord) }.Select(type =>
            type.Module.ModuleVersionId.ToString()
        );
        // A table that another program changed leaves no trace in the registry, but it does in the file.
        var file = new FileInfo(archive);
        var mark = string.Create(CultureInfo.InvariantCulture, $"{file.Length} {file.LastWriteTimeUtc.Ticks}");
        var order = BitConverter.IsLittleEndian ? "little-endian" : "big-endian";
        var text = string.Join('\n', [order, mark, .. program, .. content]);
        return new(archive, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..KeyLength]);
    }

    /// <summary>Reads a span of years; null where there is no such file or it is damaged.</summary>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public LoadedWorld? Read(YearSpan years, CancellationToken cancellation)
    {
        if (!File.Exists(Path))
            return null;
        try
        {
            using var file = File.OpenHandle(Path, options: FileOptions.RandomAccess);
            return CompiledFormat.Read(file, years, cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Writes the file beside its place and renames it; the oldest records of other choices go.</summary>
    /// <returns>Why the file could not be kept, in a sentence; null where it was.</returns>
    public string? Write(LoadedWorld whole)
    {
        // Two threads of a process may compile the same record at once; each writes a file of its own.
        var partial = string.Create(
            CultureInfo.InvariantCulture,
            $"{Path}.{Environment.CurrentManagedThreadId}.{Environment.ProcessId}{Partial}"
        );
        try
        {
            ClearAbandoned();
            try
            {
                using (var stream = new FileStream(partial, FileMode.Create, FileAccess.Write))
                    CompiledFormat.Write(stream, whole);
                File.Move(partial, Path, overwrite: true);
            }
            finally
            {
                File.Delete(partial);
            }
            Prune();
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"the compiled record could not be kept beside the archive ({e.Message}); "
                + "commands read the tables instead, which takes longer";
        }
    }

    // What a process that was killed left behind.
    private void ClearAbandoned()
    {
        var full = System.IO.Path.GetFullPath(Path);
        var folder = new DirectoryInfo(System.IO.Path.GetDirectoryName(full)!);
        foreach (var partial in folder.EnumerateFiles("*" + Partial))
        {
            if (
                partial.FullName.StartsWith(System.IO.Path.GetFullPath(_archive) + ".", StringComparison.Ordinal)
                && int.TryParse(
                    System.IO.Path.GetExtension(partial.Name[..^Partial.Length]).AsSpan(1),
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out int writer
                )
                && !IsRunning(writer)
            )
                partial.Delete();
        }
    }

    private static bool IsRunning(int process)
    {
        try
        {
            using var running = Process.GetProcessById(process);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private void Prune()
    {
        var full = System.IO.Path.GetFullPath(_archive);
        var older = new DirectoryInfo(System.IO.Path.GetDirectoryName(full)!)
            .GetFiles($"{System.IO.Path.GetFileName(full)}.*{Extension}")
            .Where(file => IsRecordOf(System.IO.Path.GetFileName(full), file.Name))
            .Where(file => file.FullName != System.IO.Path.GetFullPath(Path))
            .OrderByDescending(file => file.LastWriteTimeUtc)
            .ThenBy(file => file.Name, StringComparer.Ordinal);
        foreach (var old in older.Skip(Kept))
            old.Delete();
    }

    // The records of an archive a.duckdb begin as those of an archive a do; only the key between tells them apart.
    private static bool IsRecordOf(string archive, string name)
    {
        var key = name.AsSpan(archive.Length + 1);
        return key.Length == KeyLength + Extension.Length && !key[..KeyLength].ContainsAnyExcept(Digits);
    }
}
