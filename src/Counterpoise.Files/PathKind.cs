using System.Formats.Tar;

namespace Counterpoise.Files;

/// <summary>What lies at a path, links followed to their end.</summary>
public enum PathKind
{
    /// <summary>A file with content.</summary>
    File,

    /// <summary>A file without content.</summary>
    Empty,

    /// <summary>A link to what is not there, or around in a circle.</summary>
    DeadLink,

    /// <summary>A pipe, a socket or a device: what it gives ends when its writer wills, and can be read once.</summary>
    Endless,

    /// <summary>Nothing, or nothing that may be seen.</summary>
    Missing,
}

/// <summary>Tells what lies at a path without opening what would have to be waited for.</summary>
public static class PathKinds
{
    /// <summary>Judges a path.</summary>
    /// <exception cref="UnauthorizedAccessException">A link may not be read.</exception>
    public static PathKind Of(string path)
    {
        var file = new FileInfo(path);
        if (file.LinkTarget is not null)
        {
            if (Target(file) is not { } target)
                return PathKind.DeadLink;
            if (!File.Exists(target.FullName))
                return IsHandedOver(target.FullName) ? PathKind.Endless : PathKind.DeadLink;
            file = new FileInfo(target.FullName);
        }
        if (!file.Exists)
            return PathKind.Missing;
        return file.Length > 0 ? PathKind.File
            : IsRegular(file.FullName) ? PathKind.Empty
            : PathKind.Endless;
    }

    private static FileSystemInfo? Target(FileInfo link)
    {
        try
        {
            return link.ResolveLinkTarget(returnFinalTarget: true);
        }
        catch (IOException)
        {
            // More links in a row than a system follows.
            return null;
        }
    }

    // What a process was handed by its shell, as /dev/stdin, is a link to a name such as pipe:[1234], which lies in no folder.
    private static bool IsHandedOver(string target) => target.StartsWith("/proc/", StringComparison.Ordinal);

    // Pipes and devices state no length. What else they are only the writer of tar archives tells: it opens regular files alone.
    private static bool IsRegular(string path)
    {
        using var described = new MemoryStream();
        try
        {
            using (var tar = new TarWriter(described, TarEntryFormat.Pax, leaveOpen: true))
                tar.WriteEntry(path, "described");
        }
        catch (IOException)
        {
            // A socket has no place in a tar archive.
            return false;
        }
        described.Position = 0;
        using var reader = new TarReader(described);
        return reader.GetNextEntry() is { EntryType: TarEntryType.RegularFile };
    }
}
