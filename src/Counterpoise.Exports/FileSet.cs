using System.Security.Cryptography;
using System.Text;

namespace Counterpoise.Exports;

/// <summary>
/// Files that appear together: each is written beside its place, and all are renamed over the old ones once the last is on the disk.
/// Until then the old files stay as they are, and none is ever missing. A process that is killed leaves parts whose names begin with a
/// point and end in <c>.part</c>; one that is killed between two renamings leaves old files beside new ones, which their hashes in the
/// manifest, the last of them, tell.
/// </summary>
internal sealed class FileSet : IDisposable
{
    private readonly List<(string Target, string Part)> _parts = [];
    private readonly List<WrittenFile> _written = [];
    private bool _done;

    /// <summary>The files so far.</summary>
    public IReadOnlyList<WrittenFile> Written => _written;

    /// <summary>Refuses places that cannot be written, before anything is computed.</summary>
    /// <exception cref="FaultyInputException">Some cannot be; every one is named.</exception>
    public static void Check(string path, IEnumerable<string> targets)
    {
        if (path.Length == 0)
            throw Fault("--out", "no file is named; give one, as --out panel.csv");
        if (Directory.Exists(path) || Path.GetFileName(path).Length == 0)
            throw Fault(path, "is a folder; name a file in it");
        if (!Directory.Exists(FolderOf(path)))
            throw Fault(path, "its folder does not exist; make it first, or write elsewhere");
        Fault[] faults =
        [
            .. targets
                .Select(target => (target, Why: WhyNot(target)))
                .Where(one => one.Why is not null)
                .Select(one => new Fault(one.target, 0, $"{one.Why}.")),
        ];
        if (faults.Length > 0)
            throw new FaultyInputException(faults, "nothing was written");
    }

    /// <summary>Adds a file of text, in UTF-8 without a byte-order mark.</summary>
    public void Add(string target, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Add(
            target,
            stream =>
            {
                stream.Write(bytes);
                return Convert.ToHexStringLower(SHA256.HashData(bytes));
            }
        );
    }

    /// <summary>Adds a file.</summary>
    /// <param name="target">Its place.</param>
    /// <param name="content">Writes it into a stream that can be read back, and gives its SHA-256.</param>
    /// <exception cref="FaultyInputException">It cannot be written there.</exception>
    public void Add(string target, Func<FileStream, string> content)
    {
        var part = Part(target);
        try
        {
            using var stream = new FileStream(part, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 0);
            _parts.Add((target, part));
            var hash = content(stream);
            stream.Flush(flushToDisk: true);
            _written.Add(new(target, stream.Length, hash));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var reason = e.Message.Split(" : ")[0].Replace(part, target, StringComparison.Ordinal).TrimEnd('.');
            throw Fault(
                target,
                $"cannot be written ({reason}); free some space there if it is full, or write elsewhere"
            );
        }
    }

    /// <summary>Puts every file in its place.</summary>
    /// <exception cref="FaultyInputException">One cannot be put there; those before it are in theirs.</exception>
    public void Commit()
    {
        foreach (var (target, part) in _parts)
        {
            try
            {
                File.Move(part, target, overwrite: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                int done = _parts.FindIndex(one => one.Target == target);
                throw new FaultyInputException(
                    target,
                    0,
                    $"cannot be replaced ({e.Message.TrimEnd('.')}); write elsewhere.",
                    done == 0 ? "nothing was written" : $"{done} of {_parts.Count} files were replaced before it"
                );
            }
        }
        _done = true;
    }

    /// <summary>Clears away what was not put in its place.</summary>
    public void Dispose()
    {
        if (_done)
            return;
        foreach (var (_, part) in _parts)
            File.Delete(part);
    }

    private static string? WhyNot(string target) =>
        Directory.Exists(target) ? "is a folder where a file is to go; write elsewhere"
        : new FileInfo(target).LinkTarget is { } file ? $"is a link to {file}; name that file, or another"
        : null;

    private static string FolderOf(string path) => Path.GetDirectoryName(Path.GetFullPath(path)) ?? "";

    private static string Part(string target) =>
        Path.Combine(FolderOf(target), $".{Path.GetFileName(target)}.{Path.GetRandomFileName()}.part");

    private static FaultyInputException Fault(string place, string message) =>
        new(place, 0, message + ".", "nothing was written");
}
