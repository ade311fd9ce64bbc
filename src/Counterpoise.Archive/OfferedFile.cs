using System.Security.Cryptography;
using Counterpoise.Archive.Formats;
using Counterpoise.Files;

namespace Counterpoise.Archive;

/// <summary>
/// A file that may hold a data set: on disk, an entry of a zip archive, or held in memory. Its format and its data set are judged
/// by its content, never by its name. Reading writes nothing.
/// </summary>
/// <remarks>
/// Text with commas (.csv), Stata .dta of formats 117 to 119 and Parquet are read, each also packed with gzip or within a zip
/// archive.
/// </remarks>
public sealed class OfferedFile
{
    private const string Empty = "the file is empty; get it again from its source";

    private readonly Func<Stream>? _open;
    private readonly Func<string, ReadOutcome>? _settled;

    private OfferedFile(string name, Func<Stream>? open, Func<string, ReadOutcome>? settled = null) =>
        (Name, _open, _settled) = (name, open, settled);

    /// <summary>
    /// Name for messages and the registry: without the folder that the user named, but with those below it, and for an entry of a
    /// zip archive behind the name of the archive, as <c>archive.zip/inner.csv</c>.
    /// </summary>
    public string Name { get; }

    /// <summary>Where the file lies as it is; null for an entry or for content in memory.</summary>
    internal string? Path { get; private init; }

    /// <summary>Whether the user asked for this very file, not for a folder or archive that holds it.</summary>
    internal bool IsNamed { get; private init; } = true;

    /// <summary>The file at a path; whether it can be read shows when it is.</summary>
    public static OfferedFile OfPath(string path) =>
        new(Shown.Text(System.IO.Path.GetFileName(path), int.MaxValue), () => OpenRead(path)) { Path = path };

    /// <summary>Content held in memory, under a name for messages.</summary>
    public static OfferedFile OfContent(string name, ReadOnlyMemory<byte> content) =>
        new(
            Shown.Text(name, int.MaxValue),
            () =>
                System.Runtime.InteropServices.MemoryMarshal.TryGetArray(content, out var array)
                    ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
                    : new MemoryStream(content.ToArray(), writable: false)
        );

    /// <summary>
    /// The files at paths. A folder stands for the files in it, in order of name, then those of its sub-folders; hidden files and
    /// folders, and links to folders, are passed over. A zip archive stands for its entries.
    /// </summary>
    public static IEnumerable<OfferedFile> Under(IEnumerable<string> paths) =>
        paths.SelectMany(path => Directory.Exists(path) ? OfferedFolder.Files(path) : OfPath(path).Unpacked());

    /// <summary>The entries of a zip archive, each a file of its own; anything else stands for itself.</summary>
    public IEnumerable<OfferedFile> Unpacked() => ZipEntries.Of(this);

    /// <summary>Recognises the file and reads all of it; a zip archive is read by its entries, see <see cref="Unpacked"/>.</summary>
    /// <param name="isHeld">
    /// Says for the SHA-256 of a recognised file whether to leave its rows unread; by default they are read.
    /// </param>
    public ReadOutcome Read(Func<string, bool>? isHeld = null)
    {
        if (_settled is not null)
            return _settled(Name);
        try
        {
            if (WithoutBytes() is { } without)
                return without;
            var (table, settled) = Open();
            if (table is null)
                return settled!;
            using (table)
                return Read(table, isHeld);
        }
        catch (InvalidDataException e)
        {
            return new ReadOutcome.Refused(Name, 0, $"the file breaks off or is damaged ({e.Message}); get it again.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Unreadable(Name, Path ?? Name, e);
        }
    }

    /// <summary>A file of which is known what becomes of it.</summary>
    internal static OfferedFile Settled(string name, Func<string, ReadOutcome> outcome) =>
        new(name, open: null, outcome) { IsNamed = false };

    /// <summary>The same file under a name with the folders or the archive that hold it.</summary>
    internal OfferedFile Within(string holder) =>
        new($"{holder}/{Name}", _open, _settled) { Path = Path, IsNamed = false };

    /// <summary>The same file, found and not asked for.</summary>
    internal OfferedFile Found() => new(Name, _open, _settled) { Path = Path, IsNamed = false };

    /// <summary>An entry of a zip archive.</summary>
    internal static OfferedFile Entry(string name, Func<Stream> open) => new(name, open) { IsNamed = false };

    /// <summary>The bytes.</summary>
    internal Stream OpenBytes() =>
        _open is not null ? _open() : throw new InvalidOperationException($"{Name} is not there to be opened.");

    /// <summary>Whether there are bytes to open. A pipe or a device must not be waited for.</summary>
    /// <exception cref="UnauthorizedAccessException">A link may not be read.</exception>
    internal bool HasBytes => _settled is null && (Path is null || PathKinds.Of(Path) == PathKind.File);

    internal static ReadOutcome.Refused Unreadable(string name, string path, Exception e) =>
        new(
            name,
            [new Fault(path, 0, $"the file cannot be read ({Shown.Text(e.Message, 200)}); check its permissions.")],
            1
        );

    /// <summary>What gives no table: a fault where it was asked for, else passed over.</summary>
    /// <param name="name">Name for the message.</param>
    /// <param name="whyNot">What it is, and after a semicolon how to mend that.</param>
    internal ReadOutcome Without(string name, string whyNot) =>
        IsNamed ? new ReadOutcome.Refused(name, 0, whyNot + ".") : new ReadOutcome.Skipped(name, whyNot);

    private static FileStream OpenRead(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);

    private static byte[] Start(Func<Stream> open)
    {
        var start = new byte[FileFormat.BytesNeeded];
        using var stream = open();
        return start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
    }

    private ReadOutcome? WithoutBytes() =>
        (Path is null ? PathKind.File : PathKinds.Of(Path)) switch
        {
            PathKind.File => null,
            PathKind.Empty => Without(Name, Empty),
            PathKind.DeadLink => Without(Name, "it is a link that leads to no file; mend or remove the link"),
            PathKind.Endless => Without(Name, "it is a pipe or a device, not a file; save it to a file first"),
            _ => new ReadOutcome.Refused(Name, [new Fault(Path!, 0, "there is no such file; check the path.")], 1),
        };

    private (SourceTable? Table, ReadOutcome? Settled) Open()
    {
        Func<Stream> open = OpenBytes;
        var format = FileFormat.Of(Start(open));
        bool packed = format.Kind == FormatKind.Gzip;
        if (packed)
        {
            open = () => Formats.Unpacked.Gzip(OpenBytes());
            format = FileFormat.Of(Start(open));
        }
        if (format.Kind is FormatKind.Zip or FormatKind.Gzip)
        {
            const string repair = "a packed archive within another; unpack it, and add what it holds";
            return (null, Without(Name, repair));
        }
        if (format.Kind == FormatKind.Foreign)
            return (null, Without(Name, format.WhyNot));
        if (format.Kind == FormatKind.Stata)
            return (StataTable.Open(open), null);
        if (format.Kind == FormatKind.Parquet)
            return (ParquetTable.Open(Name, packed ? null : Path, open), null);
        if (Start(open).Length == 0)
            return (null, Without(Name, Empty));
        return DelimitedTable.Open(open) is { } text
            ? (text, null)
            : (null, Without(Name, $"it holds no text in lines; {FileFormat.Repair}"));
    }

    private ReadOutcome Read(SourceTable table, Func<string, bool>? isHeld)
    {
        switch (Recognition.Of(table, ImporterCatalogue.All))
        {
            case Recognition.Near(var message):
                return new ReadOutcome.Refused(Name, table.IsOrdered ? 1 : 0, message);
            case Recognition.NoTable:
                return Without(Name, $"it is no table with named columns; {FileFormat.Repair}, with a header");
            case Recognition.Unknown(var reason):
                return new ReadOutcome.Skipped(Name, reason);
            case Recognition.Known(var importer, var layout, var order):
                var fingerprint = Fingerprint();
                if (isHeld is not null && isHeld(fingerprint))
                    return new ReadOutcome.Held(Name, fingerprint);
                var (batch, edition) = importer.Read(Name, table, layout, order);
                return batch.FaultCount > 0 || edition is null
                    ? new ReadOutcome.Refused(Name, batch.Faults, batch.FaultCount)
                    : new ReadOutcome.Sound(Name, importer.DataSet, edition, batch, fingerprint);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private string Fingerprint()
    {
        using var stream = OpenBytes();
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
