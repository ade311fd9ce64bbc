using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Sylvan.Data.Csv;

namespace Counterpoise.Archive;

/// <summary>
/// A file offered to the archive: its text, unpacked if need be, read record by record with line numbers. Byte order
/// marks, CRLF and bare CR line ends are dealt with here, once for every importer.
/// </summary>
internal sealed class SourceFile
{
    // No record of a data set comes near this; a longer one is no data, and must not fill the memory.
    private const int LongestRecord = 1 << 20;

    private SourceFile(string path, string name, bool isPacked, string header)
    {
        Path = path;
        Name = name;
        IsPacked = isPacked;
        HeaderLine = header;
    }

    /// <summary>Path, as the user gave it.</summary>
    public string Path { get; }

    /// <summary>Name without the folder, for messages and the registry.</summary>
    public string Name { get; }

    /// <summary>Whether the file is packed with gzip.</summary>
    public bool IsPacked { get; }

    /// <summary>First line of the text.</summary>
    public string HeaderLine { get; }

    /// <summary>Opens a file and reads its first line.</summary>
    /// <returns>The file, or the reason why it holds no table.</returns>
    public static (SourceFile? File, string? WhyNot) Open(string path)
    {
        var name = System.IO.Path.GetFileName(path);
        using var stream = File.OpenRead(path);
        Span<byte> start = stackalloc byte[2];
        int read = stream.ReadAtLeast(start, 2, throwOnEndOfStream: false);
        if (read == 0)
            return (null, "the file is empty");
        bool packed = read == 2 && start[0] == 0x1f && start[1] == 0x8b;
        var probe = new SourceFile(path, name, packed, "");
        try
        {
            using var text = probe.OpenText();
            var header = new StringBuilder();
            for (int c = text.Read(); c >= 0 && c != '\n' && c != '\r'; c = text.Read())
            {
                if (c == 0 || header.Length > 65_536)
                    return (null, "it holds no text in lines");
                header.Append((char)c);
            }
            return (new SourceFile(path, name, packed, header.ToString()), null);
        }
        catch (Exception e) when (e is DecoderFallbackException or InvalidDataException)
        {
            return (null, packed ? "it does not unpack to text" : "it holds no UTF-8 text");
        }
    }

    /// <summary>SHA-256 of the bytes of the file, in lower-case hexadecimal.</summary>
    public string Fingerprint()
    {
        using var stream = File.OpenRead(Path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>The names in the header, split at a delimiter.</summary>
    public IReadOnlyList<string> Headers(char delimiter)
    {
        try
        {
            using var reader = CsvDataReader.Create(new StringReader(HeaderLine), Options(delimiter));
            return reader.Read() ? [.. Enumerable.Range(0, reader.RowFieldCount).Select(reader.GetString)] : [];
        }
        catch (Exception e) when (e is CsvFormatException or InvalidDataException or FormatException)
        {
            return [];
        }
    }

    /// <summary>Reads every record after the header.</summary>
    /// <param name="onRecord">Receives the line on which the record begins, and the reader that stands on it.</param>
    /// <param name="onFault">Receives the line and text of a fault that ends the reading.</param>
    public void Read(Action<int, CsvDataReader> onRecord, Action<int, string> onFault)
    {
        int line = 1;
        try
        {
            using var text = OpenText();
            using var reader = CsvDataReader.Create(text, Options(','));
            while (reader.Read())
            {
                int begins = line++;
                for (int i = 0; i < reader.RowFieldCount; i++)
                    line += LineEnds(reader.GetFieldSpan(i));
                if (begins > 1)
                    onRecord(begins, reader);
            }
        }
        catch (CsvRecordTooLargeException)
        {
            onFault(line, "the record is longer than 1 MiB; no data set has such rows; mend the line ends or quotes.");
        }
        catch (CsvInvalidCharacterException)
        {
            onFault(line, "a quotation mark opens without closing, or closes within a field; mend the quotes.");
        }
        catch (DecoderFallbackException)
        {
            onFault(line, "bytes after this line are not UTF-8; save the file as UTF-8.");
        }
        catch (InvalidDataException e)
        {
            onFault(line, $"the packed file breaks off or is damaged ({e.Message}); get it again.");
        }
    }

    private static CsvDataReaderOptions Options(char delimiter) =>
        new()
        {
            HasHeaders = false,
            Delimiter = delimiter,
            MaxBufferSize = LongestRecord,
            ResultSetMode = ResultSetMode.SingleResult,
        };

    private static int LineEnds(ReadOnlySpan<char> field)
    {
        int count = 0;
        for (int i = field.IndexOfAny('\r', '\n'); i >= 0; )
        {
            count++;
            i += field[i] == '\r' && i + 1 < field.Length && field[i + 1] == '\n' ? 2 : 1;
            int next = field[i..].IndexOfAny('\r', '\n');
            i = next < 0 ? -1 : i + next;
        }
        return count;
    }

    private StreamReader OpenText()
    {
        Stream stream = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        if (IsPacked)
            stream = new WholeGzip(stream);
        return new StreamReader(
            stream,
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true),
            detectEncodingFromByteOrderMarks: true,
            1 << 16
        );
    }

    /// <summary>Unpacks gzip and refuses a file that breaks off, which GZipStream alone may pass over.</summary>
    private sealed class WholeGzip : Stream
    {
        private readonly GZipStream _unpacked;
        private readonly uint _stated;
        private long _read;

        public WholeGzip(Stream packed)
        {
            Span<byte> trailer = stackalloc byte[4];
            if (packed.Length < 18)
            {
                packed.Dispose();
                throw new InvalidDataException("too short");
            }
            packed.Seek(-4, SeekOrigin.End);
            packed.ReadExactly(trailer);
            packed.Seek(0, SeekOrigin.Begin);
            _stated = System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(trailer);
            _unpacked = new GZipStream(packed, CompressionMode.Decompress);
        }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            int read = _unpacked.Read(buffer);
            _read += read;
            if (read == 0 && buffer.Length > 0 && (uint)_read != _stated)
                throw new InvalidDataException("its length is not the one it states");
            return read;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                _unpacked.Dispose();
            base.Dispose(disposing);
        }
    }
}
