namespace Counterpoise.Archive.Formats;

/// <summary>The files of a folder, in an order that is the same on every machine.</summary>
internal static class OfferedFolder
{
    /// <summary>Files in a folder, archives opened, then those of its sub-folders.</summary>
    public static IEnumerable<OfferedFile> Files(string folder)
    {
        FileSystemInfo[] entries;
        OfferedFile? unreadable = null;
        try
        {
            entries = [.. new DirectoryInfo(folder).EnumerateFileSystemInfos().Where(IsOffered)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            entries = [];
            var name = Shown.Text(Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)), int.MaxValue);
            unreadable = OfferedFile.Settled(name, known => OfferedFile.Unreadable(known, folder, e));
        }
        if (unreadable is not null)
            yield return unreadable;
        var ordered = entries.OrderBy(entry => entry.Name, StringComparer.Ordinal).ToArray();
        foreach (var file in ordered.OfType<FileInfo>())
        {
            foreach (var offered in OfferedFile.OfPath(file.FullName).Found().Unpacked())
                yield return offered;
        }
        foreach (var below in ordered.OfType<DirectoryInfo>())
        {
            foreach (var offered in Files(below.FullName))
                yield return offered.Within(Shown.Text(below.Name, int.MaxValue));
        }
    }

    // A link to a folder may lead back to where it lies.
    private static bool IsOffered(FileSystemInfo entry) =>
        !entry.Name.StartsWith('.')
        && !entry.Attributes.HasFlag(FileAttributes.Hidden)
        && !(entry is DirectoryInfo && entry.LinkTarget is not null);
}
