using System.Text;

namespace Counterpoise.Figures;

/// <summary>Writes a file beside its place and renames it: a reader sees the old file or the new, never a part.</summary>
public static class AtomicFile
{
    /// <summary>Writes text as UTF-8 without a byte-order mark.</summary>
    /// <param name="path">The file; one that exists is replaced.</param>
    /// <param name="text">Its text; line ends are written as they are.</param>
    /// <exception cref="FaultyInputException">The file cannot be written there.</exception>
    public static void Write(string path, string text) =>
        Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    /// <summary>Writes whatever the caller puts into a stream. Nothing is left behind if it throws.</summary>
    /// <param name="path">The file; one that exists is replaced.</param>
    /// <param name="content">Writes the content; need not close the stream.</param>
    /// <exception cref="FaultyInputException">The file cannot be written there.</exception>
    public static void Write(string path, Action<Stream> content) => Rename([(Filled(path, content), path)]);

    /// <summary>Writes several texts, all or none.</summary>
    /// <param name="files">Paths with their texts; files that exist are replaced.</param>
    /// <exception cref="FaultyInputException">One cannot be written there; then none is.</exception>
    public static void Write(IReadOnlyList<(string Path, string Text)> files)
    {
        List<(string Beside, string Path)> filled = [];
        try
        {
            foreach (var (path, text) in files)
                filled.Add((Filled(path, stream => stream.Write(Encoding.UTF8.GetBytes(text))), path));
        }
        catch
        {
            foreach (var (beside, _) in filled)
                File.Delete(beside);
            throw;
        }
        Rename(filled);
    }

    /// <summary>Checks, before any work, that a file can be written.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FaultyInputException">It cannot.</exception>
    public static void Check(string path) => File.Delete(Filled(path, _ => { }));

    private static void Rename(List<(string Beside, string Path)> filled)
    {
        for (int f = 0; f < filled.Count; f++)
        {
            try
            {
                File.Move(filled[f].Beside, filled[f].Path, overwrite: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                foreach (var (beside, _) in filled.Skip(f))
                    File.Delete(beside);
                throw Fault(filled[f].Path, $"cannot be written ({e.Message.TrimEnd('.')}); write elsewhere");
            }
        }
    }

    // The content in a file beside the place, of which the name is given.
    private static string Filled(string path, Action<Stream> content)
    {
        if (path.Length == 0)
            throw Fault(path, "no file is named; give one, as --out brief.html");
        if (Directory.Exists(path) || Path.GetFileName(path).Length == 0)
            throw Fault(path, "is a folder; name a file in it");
        var folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? "";
        if (!Directory.Exists(folder))
            throw Fault(path, "its folder does not exist; make it first, or write elsewhere");

        var beside = Path.Combine(folder, $".{Path.GetFileName(path)}.{Path.GetRandomFileName()}.part");
        try
        {
            using (var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                content(stream);
                stream.Flush(flushToDisk: true);
            }
            return beside;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            File.Delete(beside);
            throw Fault(path, $"cannot be written ({e.Message.TrimEnd('.')}); write elsewhere");
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }

    private static FaultyInputException Fault(string path, string message) =>
        new(path.Length == 0 ? "--out" : path, 0, message, "nothing was written");
}
