using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Counterpoise.Files;

/// <summary>A file as it was read: the name by which faults call it, and its bytes.</summary>
/// <param name="Name">Path as the user gave it, or the name of the embedded file, such as <c>cases/x/case.yaml</c>.</param>
/// <param name="Content">The bytes.</param>
public sealed record SourceFile(string Name, ReadOnlyMemory<byte> Content)
{
    /// <summary>Size beyond which a file written by hand is refused, bytes.</summary>
    public const int GreatestYaml = 4 << 20;

    /// <summary>Size beyond which a file of the frozen record is refused, bytes.</summary>
    public const int GreatestCsv = 64 << 20;

    /// <summary>SHA-256 of the bytes, 64 lower-case hexadecimal digits; for manifests. Computed when asked for.</summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Content.Span));

    /// <summary>The name without its folders.</summary>
    internal string ShortName => Name[(Name.AsSpan().LastIndexOfAny('/', '\\') + 1)..];

    /// <summary>Makes a file from text held in memory.</summary>
    public static SourceFile OfText(string name, string text) => new(name, Encoding.UTF8.GetBytes(text));

    /// <summary>Reads a file of the disk.</summary>
    /// <param name="path">The path; faults name it as given.</param>
    /// <param name="greatest">Size beyond which the file is refused, bytes.</param>
    /// <exception cref="FaultyInputException">The file is missing, unreadable or too large.</exception>
    public static SourceFile Read(string path, int greatest = GreatestYaml)
    {
        var faults = new FaultList();
        var file = TryRead(path, greatest, faults);
        faults.ThrowIfAny();
        return file!;
    }

    /// <summary>Reads a file of the disk; null where it cannot be read, with a fault.</summary>
    internal static SourceFile? TryRead(string path, int greatest, FaultList faults)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return TryRead(path, stream, greatest, faults);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            faults.Add(path, 0, "there is no such file; check the path.");
        }
        catch (UnauthorizedAccessException)
        {
            faults.Add(path, 0, "the file may not be read, or is a folder; check the path and its permissions.");
        }
        catch (Exception e) when (e is IOException or ArgumentException or NotSupportedException)
        {
            faults.Add(path, 0, $"the file cannot be read ({e.Message}); check the path and the disk.");
        }
        return null;
    }

    /// <summary>Reads a stream to its end, or to its limit: a length that a file claims is not trusted.</summary>
    internal static SourceFile? TryRead(string name, Stream stream, int greatest, FaultList faults)
    {
        using var memory = new MemoryStream();
        var buffer = new byte[1 << 16];
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            memory.Write(buffer, 0, read);
            if (memory.Length <= greatest)
                continue;
            faults.Add(name, 0, $"the file is larger than {greatest >> 20} MiB, the limit for its kind; shorten it.");
            return null;
        }
        return new(name, memory.GetBuffer().AsMemory(0, (int)memory.Length));
    }

    /// <summary>The bytes without a byte order mark, once they have proved to be UTF-8 text; null with a fault otherwise.</summary>
    internal ReadOnlyMemory<byte>? Utf8(int greatest, FaultList faults)
    {
        if (Content.Length > greatest)
        {
            faults.Add(Name, 0, $"the file is larger than {greatest >> 20} MiB, the limit for its kind; shorten it.");
            return null;
        }
        var content = Content.Span.StartsWith(Encoding.UTF8.Preamble)
            ? Content[Encoding.UTF8.Preamble.Length..]
            : Content;
        if (InvalidAt(content.Span) is { } at)
        {
            int line = content.Span[..at].Count((byte)'\n') + 1;
            faults.Add(Name, line, "the bytes here are not UTF-8; save the file with the encoding UTF-8.");
            return null;
        }
        // Tab, line feed and carriage return belong in text; another control character is a sign of damage.
        for (int i = 0; i < content.Length; i++)
        {
            byte b = content.Span[i];
            if (b >= 0x20 && b != 0x7F || b is (byte)'\t' or (byte)'\n' or (byte)'\r')
                continue;
            int line = content.Span[..i].Count((byte)'\n') + 1;
            faults.Add(Name, line, $"control character 0x{b:X2} does not belong in text; delete it.");
            return null;
        }
        return content;
    }

    /// <summary>Position of the first byte that is not UTF-8; null where all are.</summary>
    private static int? InvalidAt(ReadOnlySpan<byte> bytes)
    {
        if (System.Text.Unicode.Utf8.IsValid(bytes))
            return null;
        int at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out int consumed) == OperationStatus.Done)
            at += consumed;
        return at;
    }
}
