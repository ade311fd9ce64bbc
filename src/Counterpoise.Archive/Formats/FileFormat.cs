using System.Buffers.Binary;

namespace Counterpoise.Archive.Formats;

/// <summary>What the first bytes of a file say that it is.</summary>
internal enum FormatKind
{
    /// <summary>Nothing that is known by its first bytes: text, perhaps.</summary>
    Text,

    /// <summary>Packed with gzip.</summary>
    Gzip,

    /// <summary>A zip archive, or a format built on one.</summary>
    Zip,

    /// <summary>Stata .dta of format 117, 118 or 119.</summary>
    Stata,

    /// <summary>Parquet.</summary>
    Parquet,

    /// <summary>A format that is known by name and not read.</summary>
    Foreign,
}

/// <summary>The format of a file, judged by its first bytes and never by its name.</summary>
/// <param name="Kind">The format.</param>
/// <param name="WhyNot">For a foreign format, what it is and how to mend that; else empty.</param>
internal readonly record struct FileFormat(FormatKind Kind, string WhyNot = "")
{
    /// <summary>Bytes that suffice to judge.</summary>
    public const int BytesNeeded = 64;

    /// <summary>What to do with a table in a format that is not read.</summary>
    public const string Repair = "save it as .csv, .dta of format 118 or Parquet";

    // No table of the first kind is worth a reader of its own here; each is named, so that nobody has to guess.
    private static readonly (byte[] Start, string WhyNot)[] Foreigners =
    [
        ([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], $"it is an Excel workbook of the old kind (.xls); {Repair}"),
        ([.. "RDX2\n"u8], $"it is a saved R workspace (.rda); {Repair}"),
        ([.. "RDX3\n"u8], $"it is a saved R workspace (.rda); {Repair}"),
        ([.. "RDA2\n"u8], $"it is a saved R workspace (.rda); {Repair}"),
        ([.. "RDA3\n"u8], $"it is a saved R workspace (.rda); {Repair}"),
        ([.. "X\n\0\0\0"u8], $"it is a saved R object (.rds); {Repair}"),
        ([.. "A\n2\n"u8], $"it is a saved R object (.rds); {Repair}"),
        ([.. "A\n3\n"u8], $"it is a saved R object (.rds); {Repair}"),
        ([.. "$FL2"u8], $"it is an SPSS file (.sav); {Repair}"),
        ([.. "$FL3"u8], $"it is an SPSS file (.zsav); {Repair}"),
        ([.. "HEADER RECORD*******LIBRARY"u8], $"it is a SAS transport file (.xpt); {Repair}"),
        ([.. "PARE"u8], $"it is encrypted Parquet; {Repair}"),
        ([.. "ARROW1"u8], $"it is a Feather or Arrow file; {Repair}"),
        ([.. "SQLite format 3\0"u8], $"it is an SQLite database; {Repair}"),
        ([.. "BZh"u8], "it is packed with bzip2; unpack it, or pack it with gzip"),
        ([0xfd, .. "7zXZ\0"u8], "it is packed with xz; unpack it, or pack it with gzip"),
        ([0x28, 0xb5, 0x2f, 0xfd], "it is packed with zstd; unpack it, or pack it with gzip"),
        ([.. "7z"u8, 0xbc, 0xaf, 0x27, 0x1c], "it is packed with 7-Zip; unpack it, or pack it as .zip"),
        ([.. "Rar!\x1a"u8], "it is packed with RAR; unpack it, or pack it as .zip"),
        ([.. "%PDF-"u8], "it is a PDF document; get the data themselves from the source"),
    ];

    /// <summary>Judges a format by the first bytes of a file.</summary>
    public static FileFormat Of(ReadOnlySpan<byte> start)
    {
        if (start is [0x1f, 0x8b, ..])
            return new(FormatKind.Gzip);
        if (start is [(byte)'P', (byte)'K', 3, 4, ..] or [(byte)'P', (byte)'K', 5, 6, ..])
            return new(FormatKind.Zip);
        if (start.StartsWith("PAR1"u8))
            return new(FormatKind.Parquet);
        if (start.StartsWith("<stata_dta>"u8))
            return Stata(start);
        // Formats 102 to 115 begin with their number, the byte order (1 or 2), 1 and 0.
        if (start is [>= 102 and <= 115, 1 or 2, 1, 0, ..])
            return new(FormatKind.Foreign, $"it is a Stata file of the old format {start[0]}; {Repair}");
        if (start.Length >= 12 && start[8..12].SequenceEqual("DUCK"u8))
            return new(FormatKind.Foreign, $"it is a DuckDB database; {Repair}");
        foreach (var (known, whyNot) in Foreigners)
        {
            if (start.StartsWith(known))
                return new(FormatKind.Foreign, whyNot);
        }
        return new(FormatKind.Text);
    }

    /// <summary>Byte order of UTF-16 text that lacks its mark, judged by a first letter of ASCII; null where it is none.</summary>
    public static bool? BigEndianWithoutMark(ReadOnlySpan<byte> start)
    {
        if (start.Length < 4)
            return null;
        var first = BinaryPrimitives.ReadUInt16BigEndian(start);
        var second = BinaryPrimitives.ReadUInt16BigEndian(start[2..]);
        if (first is > 0 and < 0x80 && second is > 0 and < 0x80)
            return true;
        first = BinaryPrimitives.ReverseEndianness(first);
        second = BinaryPrimitives.ReverseEndianness(second);
        return first is > 0 and < 0x80 && second is > 0 and < 0x80 ? false : null;
    }

    private static FileFormat Stata(ReadOnlySpan<byte> start)
    {
        var release = "<stata_dta><header><release>"u8;
        if (!start.StartsWith(release) || start.Length < release.Length + 3)
            return new(FormatKind.Stata);
        var number = start.Slice(release.Length, 3);
        if (number.SequenceEqual("117"u8) || number.SequenceEqual("118"u8) || number.SequenceEqual("119"u8))
            return new(FormatKind.Stata);
        return new(
            FormatKind.Foreign,
            "it is a Stata file of a format other than 117, 118 and 119 "
                + $"({Shown.Text(System.Text.Encoding.Latin1.GetString(number))}); {Repair}"
        );
    }
}
