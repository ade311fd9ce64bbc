using System.Text;
using Sylvan.Data.Csv;

namespace Counterpoise.Archive.Formats;

/// <summary>
/// A table as text with commas. Byte order marks, UTF-16 that has one, CRLF and bare CR line ends are dealt with here, once for
/// every importer; bytes that are no text come out as <see cref="SourceTable.NoCharacter"/> in their cell.
/// </summary>
internal sealed class DelimitedTable : SourceTable
{
    private const int LongestHeader = 65_536;

    // Sylvan takes a line that begins with '#' for a comment and drops it. Half of a surrogate pair never leaves a decoder alone.
    private const char NoComment = '\udc00';

    private readonly Func<Stream> _open;
    private readonly string _headerLine;
    private readonly Encoding _encoding;

    private DelimitedTable(Func<Stream> open, string headerLine, Encoding encoding)
    {
        _open = open;
        _headerLine = headerLine;
        _encoding = encoding;
        Headers = HeadersSplitAt(',');
    }

    /// <inheritdoc />
    public override IReadOnlyList<string> Headers { get; }

    /// <inheritdoc />
    public override bool IsOrdered => true;

    /// <summary>Whether the text is UTF-16 that does not say so by a byte order mark.</summary>
    public bool LacksItsMark { get; private init; }

    /// <summary>Opens text; null where it is no text in lines.</summary>
    /// <exception cref="InvalidDataException">The packed file breaks off or is damaged.</exception>
    public static DelimitedTable? Open(Func<Stream> open)
    {
        var start = new byte[FileFormat.BytesNeeded];
        int read;
        using (var stream = open())
            read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        var marked = Marked(start.AsSpan(0, read));
        var unmarked = marked is null ? FileFormat.BigEndianWithoutMark(start.AsSpan(0, read)) : null;
        var encoding =
            marked
            ?? (
                unmarked is { } big ? Utf16(big) : WithSentinel(new UTF8Encoding(encoderShouldEmitUTF8Identifier: true))
            );
        using var text = Decoded(open(), encoding, 1 << 12);
        var header = new StringBuilder();
        for (int c = text.Read(); c >= 0 && c != '\n' && c != '\r'; c = text.Read())
        {
            if (c == 0 || header.Length > LongestHeader)
                return null;
            header.Append((char)c);
        }
        return new(open, header.ToString(), encoding) { LacksItsMark = unmarked is not null };
    }

    /// <summary>The names in the header, split at a delimiter.</summary>
    public IReadOnlyList<string> HeadersSplitAt(char delimiter)
    {
        try
        {
            using var reader = CsvDataReader.Create(new StringReader(_headerLine), Options(delimiter));
            return reader.Read() ? [.. Enumerable.Range(0, reader.RowFieldCount).Select(reader.GetString)] : [];
        }
        catch (Exception e) when (e is CsvFormatException or InvalidDataException or FormatException)
        {
            return [];
        }
    }

    /// <inheritdoc />
    public override void Read(Func<int, SourceRow, bool> onRow, Action<int, string> onFault)
    {
        int line = 1;
        try
        {
            using var text = Decoded(_open(), _encoding, 1 << 16);
            using var reader = CsvDataReader.Create(text, Options(','));
            var row = new Record(reader);
            while (reader.Read())
            {
                int begins = line++;
                for (int i = 0; i < reader.RowFieldCount; i++)
                    line += LineEnds(reader.GetFieldSpan(i));
                if (begins > 1 && !onRow(begins, row))
                    return;
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
            Comment = NoComment,
            MaxBufferSize = LongestRow,
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

    private static Encoding? Marked(ReadOnlySpan<byte> start) =>
        start switch
        {
            [0xff, 0xfe, 0, 0, ..] => WithSentinel(new UTF32Encoding(bigEndian: false, byteOrderMark: true)),
            [0, 0, 0xfe, 0xff, ..] => WithSentinel(new UTF32Encoding(bigEndian: true, byteOrderMark: true)),
            [0xff, 0xfe, ..] => Utf16(bigEndian: false),
            [0xfe, 0xff, ..] => Utf16(bigEndian: true),
            _ => null,
        };

    private static Encoding Utf16(bool bigEndian) => WithSentinel(new UnicodeEncoding(bigEndian, byteOrderMark: true));

    // A decoder that throws would end the reading at the first bad byte of a buffer; this one lets every bad line be told.
    private static Encoding WithSentinel(Encoding encoding)
    {
        var copy = (Encoding)encoding.Clone();
        copy.DecoderFallback = new DecoderReplacementFallback(NoCharacter.ToString());
        return copy;
    }

    // The reader skips the mark of the encoding that it is given; its own detection would bring lenient decoders.
    private static StreamReader Decoded(Stream stream, Encoding encoding, int buffer) =>
        new(stream, encoding, detectEncodingFromByteOrderMarks: false, buffer);

    private sealed class Record(CsvDataReader reader) : SourceRow
    {
        public override int Width => reader.RowFieldCount;

        public override ReadOnlySpan<char> Cell(int column) => reader.GetFieldSpan(column);
    }
}
