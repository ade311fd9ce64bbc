using System.IO.Compression;

namespace Counterpoise.Archive.Formats;

/// <summary>The entries of a zip archive. They are read where they are: nothing is written under their names.</summary>
internal static class ZipEntries
{
    // A distributor's archive holds a few dozen; each is opened anew, so their number must not be the packer's choice.
    private const int Most = 1_000;

    /// <summary>Entries of a zip archive in the order in which it lists them; a file that is none stands for itself.</summary>
    public static IEnumerable<OfferedFile> Of(OfferedFile file)
    {
        try
        {
            if (!file.HasBytes)
                return [file];
            using (var stream = file.OpenBytes())
            {
                var start = new byte[4];
                int read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
                if (FileFormat.Of(start.AsSpan(0, read)).Kind != FormatKind.Zip)
                    return [file];
            }
            using var archive = new ZipArchive(file.OpenBytes(), ZipArchiveMode.Read);
            if (Workbook(archive) is { } workbook)
                return
                [
                    OfferedFile.Settled(
                        file.Name,
                        name => file.Without(name, $"it is {workbook}; {FileFormat.Repair}")
                    ),
                ];
            if (archive.Entries.Count > Most || archive.Entries.Sum(entry => (decimal)entry.Length) > Unpacked.Greatest)
            {
                const string tooMuch =
                    "the archive holds more than 1000 files or 4 GiB, which no data set does; unpack what is needed, and add that.";
                return [OfferedFile.Settled(file.Name, name => new ReadOutcome.Refused(name, 0, tooMuch))];
            }
            // Materialised: the archive is closed when the entries are read.
            var entries = archive
                .Entries.Select((entry, i) => (entry, i))
                .Where(one => IsOffered(one.entry))
                .Select(one => Offer(file, one.entry, one.i))
                .ToList();
            return entries.Count > 0
                ? entries
                :
                [
                    OfferedFile.Settled(
                        file.Name,
                        name => file.Without(name, "the archive holds no files; get it again")
                    ),
                ];
        }
        catch (InvalidDataException e)
        {
            var message = $"the archive breaks off or is damaged ({Shown.Text(e.Message, 200)}); get it again.";
            return [OfferedFile.Settled(file.Name, name => new ReadOutcome.Refused(name, 0, message))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [OfferedFile.Settled(file.Name, name => OfferedFile.Unreadable(name, file.Path ?? name, e))];
        }
    }

    private static string? Workbook(ZipArchive archive)
    {
        bool Has(string name) => archive.GetEntry(name) is not null;
        return Has("xl/workbook.xml") ? "an Excel workbook (.xlsx)"
            : Has("[Content_Types].xml") ? "an Office document"
            : Has("mimetype") && Has("content.xml") ? "an OpenDocument file (.ods)"
            : null;
    }

    private static bool IsOffered(ZipArchiveEntry entry)
    {
        var parts = entry.FullName.Split('/', '\\');
        return parts[^1].Length > 0
            && parts[0] != "__MACOSX"
            && !parts.Any(part => part.StartsWith('.') && part is not ("." or ".."));
    }

    private static OfferedFile Offer(OfferedFile file, ZipArchiveEntry entry, int index)
    {
        var name = $"{file.Name}/{Shown.Text(entry.FullName, 200)}";
        if (entry.IsEncrypted)
        {
            const string locked = "the entry is encrypted; unpack it with its password, and add the file itself.";
            return OfferedFile.Settled(name, known => new ReadOutcome.Refused(known, 0, locked));
        }
        if (IsUnread(entry))
        {
            const string unread =
                "the entry is packed with a method that is not read; repack the archive with Deflate.";
            return OfferedFile.Settled(name, known => new ReadOutcome.Refused(known, 0, unread));
        }
        return OfferedFile.Entry(name, () => Open(file, index));
    }

    // The method is not told but by the message; other damage shows again, and is told, when the entry is read.
    private static bool IsUnread(ZipArchiveEntry entry)
    {
        try
        {
            entry.Open().Dispose();
            return false;
        }
        catch (InvalidDataException e)
        {
            return e.Message.Contains("compress", StringComparison.OrdinalIgnoreCase);
        }
    }

    private static Unpacked Open(OfferedFile file, int index)
    {
        var archive = new ZipArchive(file.OpenBytes(), ZipArchiveMode.Read);
        try
        {
            var entry = archive.Entries[index];
            return Unpacked.Entry(entry.Open(), entry.Length, entry.Crc32, archive);
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }
}
