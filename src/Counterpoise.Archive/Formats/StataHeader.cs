using System.Globalization;
using System.Text;

namespace Counterpoise.Archive.Formats;

/// <summary>A variable of a .dta file.</summary>
/// <param name="Name">Name.</param>
/// <param name="Type">Type code: 1..2045 text of that many bytes, 32768 long text, 65526..65530 double to byte.</param>
/// <param name="Offset">First byte within an observation.</param>
/// <param name="Format">How Stata shows it; tells days.</param>
internal sealed record StataVariable(string Name, int Type, int Offset, string Format)
{
    public const int LongText = 32768;
    public const int Double = 65526;
    public const int Float = 65527;
    public const int Long = 65528;
    public const int Int = 65529;
    public const int Byte = 65530;

    /// <summary>Bytes within an observation; 0 for a type that there is not.</summary>
    public static int BytesOf(int type) =>
        type switch
        {
            >= 1 and <= 2045 => type,
            LongText or Double => 8,
            Float or Long => 4,
            Int => 2,
            Byte => 1,
            _ => 0,
        };

    /// <summary>Whether the number counts days since 1960.</summary>
    public bool IsDay =>
        Format.StartsWith("%td", StringComparison.Ordinal)
        || Format.StartsWith("%-td", StringComparison.Ordinal)
        || Format.StartsWith("%d", StringComparison.Ordinal)
        || Format.StartsWith("%-d", StringComparison.Ordinal);

    /// <summary>Whether the number counts milliseconds since 1960.</summary>
    public bool IsInstant =>
        Format.StartsWith("%tc", StringComparison.OrdinalIgnoreCase)
        || Format.StartsWith("%-tc", StringComparison.OrdinalIgnoreCase);
}

/// <summary>What a .dta file of format 117, 118 or 119 says before its data.</summary>
/// <remarks>Source: StataCorp, help dta (formats 117, 118, 119), "Description of .dta file format".</remarks>
internal sealed record StataHeader(
    int Release,
    bool BigEndian,
    ulong Observations,
    int RowBytes,
    IReadOnlyList<StataVariable> Variables
)
{
    // Stata/MP itself holds no more.
    private const int MostVariables = 120_000;

    // Windows-1252 where it differs from Latin-1: the characters of 0x80..0x9f, undefined ones as in Latin-1.
    private const string Windows =
        "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f"
        + "\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

    private static readonly Encoding Utf8 = Encoding.GetEncoding(
        "utf-8",
        EncoderFallback.ExceptionFallback,
        new DecoderReplacementFallback(SourceTable.NoCharacter.ToString())
    );

    /// <summary>Takes the header; the bytes stand then on the first observation.</summary>
    /// <exception cref="InvalidDataException">The bytes are not as the format says.</exception>
    /// <exception cref="EndOfStreamException">The file ends within the header.</exception>
    public static StataHeader Take(StataBytes bytes)
    {
        bytes.Expect("<stata_dta><header><release>");
        if (
            !int.TryParse(bytes.Ascii(3), NumberStyles.None, CultureInfo.InvariantCulture, out int release)
            || release is < 117 or > 119
        )
            throw new InvalidDataException("its format is none of 117, 118 and 119");
        bytes.Expect("</release><byteorder>");
        var order = bytes.Ascii(3);
        if (order is not ("LSF" or "MSF"))
            throw new InvalidDataException("its byte order is neither LSF nor MSF");
        bytes.BigEndian = order == "MSF";
        bytes.Expect("</byteorder><K>");
        var variables = bytes.Number(release == 119 ? 4 : 2);
        if (variables > MostVariables)
            throw new InvalidDataException("it states more variables than Stata can hold");
        int count = (int)variables;
        bytes.Expect("</K><N>");
        var observations = bytes.Number(release == 117 ? 4 : 8);
        if (observations > int.MaxValue)
            throw new InvalidDataException("it states more observations than can be numbered");
        bytes.Expect("</N><label>");
        bytes.Skip(bytes.Number(release == 117 ? 1 : 2));
        bytes.Expect("</label><timestamp>");
        bytes.Skip(bytes.Number(1));
        bytes.Expect("</timestamp></header><map>");
        bytes.Skip(14 * 8);
        bytes.Expect("</map><variable_types>");
        var types = bytes.Block(count * 2L);
        bytes.Expect("</variable_types><varnames>");
        int nameBytes = release == 117 ? 33 : 129;
        var names = bytes.Block((long)count * nameBytes);
        bytes.Expect("</varnames><sortlist>");
        bytes.Skip((ulong)(count + 1) * (release == 119 ? 4u : 2u));
        bytes.Expect("</sortlist><formats>");
        int formatBytes = release == 117 ? 49 : 57;
        var formats = bytes.Block((long)count * formatBytes);
        bytes.Expect("</formats><value_label_names>");
        bytes.Skip((ulong)count * (ulong)nameBytes);
        bytes.Expect("</value_label_names><variable_labels>");
        bytes.Skip((ulong)count * (release == 117 ? 81u : 321u));
        bytes.Expect("</variable_labels><characteristics>");
        PassCharacteristics(bytes);
        bytes.Expect("<data>");
        List<StataVariable> columns = new(count);
        int offset = 0;
        for (int i = 0; i < count; i++)
        {
            int type = (int)StataBytes.Number(types.AsSpan(i * 2, 2), order == "MSF");
            int width = StataVariable.BytesOf(type);
            if (width == 0)
                throw new InvalidDataException("a variable has a type that the format does not know");
            var name = Text(names.AsSpan(i * nameBytes, nameBytes), release);
            columns.Add(new(name, type, offset, Text(formats.AsSpan(i * formatBytes, formatBytes), release)));
            offset += width;
            if (offset > SourceTable.LongestRow)
                throw new InvalidDataException("an observation is longer than 1 MiB");
        }
        return new(release, order == "MSF", observations, offset, columns);
    }

    /// <summary>Text up to its first zero byte, in the encoding of a format.</summary>
    public static string Text(ReadOnlySpan<byte> bytes, int release)
    {
        int end = bytes.IndexOf((byte)0);
        if (end >= 0)
            bytes = bytes[..end];
        return release == 117
            ? string.Create(
                bytes.Length,
                bytes,
                (target, source) =>
                {
                    for (int i = 0; i < source.Length; i++)
                        target[i] = source[i] is >= 0x80 and <= 0x9f ? Windows[source[i] - 0x80] : (char)source[i];
                }
            )
            : Utf8.GetString(bytes);
    }

    private static void PassCharacteristics(StataBytes bytes)
    {
        const string close = "</characteristics>";
        for (var tag = bytes.Ascii(4); ; tag = bytes.Ascii(4))
        {
            if (tag == close[..4])
            {
                bytes.Expect(close[4..]);
                return;
            }
            if (tag != "<ch>")
                throw new InvalidDataException($"{close} is not where the format has it");
            bytes.Skip(bytes.Number(4));
            bytes.Expect("</ch>");
        }
    }
}
