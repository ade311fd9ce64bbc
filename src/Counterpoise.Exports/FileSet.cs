using System.Security.Cryptography;
using System.Text;

namespace Counterpoise.Exports;

/// <summary>
/// Files that appear together: each is written beside its place, and all are renamed once the last is on the disk. Until then the old
/// files stay as they are. A process that is killed leaves parts whose names begin with a point and end in <c>.part</c>; only one that is
/// killed between two renamings leaves old files beside new ones, which their hashes in the manifest tell.
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
        var folders = targets.Where(Directory.Exists).ToList();
        if (folders.Count > 0)
        {
            throw new FaultyInputException(
                [
                    .. folders.Select(folder => new Fault(
                        folder,
                        0,
                        "is a folder where a file is to go; write elsewhere."
                    )),
                ],
                "nothing was written"
            );
        }
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
        var part = Beside(target, "part");
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
            throw Fault(
                target,
                $"cannot be written ({e.Message.TrimEnd('.')}); free some space there, or write elsewhere"
            );
        }
    }

    /// <summary>Puts every file in its place, or none.</summary>
    /// <exception cref="FaultyInputException">One cannot be put there.</exception>
    public void Commit()
    {
        List<(string Target, string? Old)> moved = [];
        foreach (var (target, part) in _parts)
        {
            try
            {
                string? old = File.Exists(target) ? Beside(target, "old") : null;
                if (old is not null)
                    File.Move(target, old);
                moved.Add((target, old));
                File.Move(part, target);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Restore(moved);
                throw Fault(target, $"cannot be replaced ({e.Message.TrimEnd('.')}); write elsewhere");
            }
        }
        _done = true;
        foreach (var (_, old) in moved)
        {
            if (old is not null)
                File.Delete(old);
        }
    }

    /// <summary>Clears away what was not put in its place.</summary>
    public void Dispose()
    {
        if (_done)
            return;
        foreach (var (_, part) in _parts)
            File.Delete(part);
    }

    private static void Restore(List<(string Target, string? Old)> moved)
    {
        foreach (var (target, old) in moved)
        {
            File.Delete(target);
            if (old is not null)
                File.Move(old, target);
        }
    }

    private static string FolderOf(string path) => Path.GetDirectoryName(Path.GetFullPath(path)) ?? "";

    private static string Beside(string target, string ending) =>
        Path.Combine(FolderOf(target), $".{Path.GetFileName(target)}.{Path.GetRandomFileName()}.{ending}");

    private static FaultyInputException Fault(string place, string message) =>
        new(place, 0, message + ".", "nothing was written");
}
