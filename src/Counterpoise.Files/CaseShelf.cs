namespace Counterpoise.Files;

/// <summary>Where the files of one case lie: a folder, or within the program.</summary>
/// <param name="Origin">The place, as faults name it.</param>
/// <param name="Find">Reads a file by its name; null where it is missing, or, with a fault, where it may not be read.</param>
internal sealed record CaseShelf(string Origin, Func<string, int, FaultList, SourceFile?> Find)
{
    /// <summary>A folder of the disk. A link may not lead out of it.</summary>
    public static CaseShelf OfFolder(string folder) =>
        new(folder, (name, greatest, faults) => Read(folder, name, greatest, faults));

    private static SourceFile? Read(string folder, string name, int greatest, FaultList faults)
    {
        var path = Path.Combine(folder, name);
        var file = new FileInfo(path);
        if (file.LinkTarget is not null)
        {
            if (LeadsOut(file, folder))
            {
                faults.Add(
                    path,
                    0,
                    "the file is a link that leads out of the case's folder; put the file itself there."
                );
                return null;
            }
        }
        else if (!file.Exists && !Directory.Exists(path))
            return null;
        return SourceFile.TryRead(path, greatest, faults);
    }

    /// <summary>Whether a link ends anywhere but at a file of the same folder.</summary>
    private static bool LeadsOut(FileInfo link, string folder)
    {
        try
        {
            return link.ResolveLinkTarget(returnFinalTarget: true) is not FileInfo { Exists: true } target
                || !string.Equals(
                    Path.TrimEndingDirectorySeparator(Path.GetFullPath(target.DirectoryName!)),
                    Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)),
                    StringComparison.Ordinal
                );
        }
        catch (IOException)
        {
            // Links that run in a circle end nowhere.
            return true;
        }
    }
}
