using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Counterpoise.Validation;

/// <summary>Writes small tables as Stata .dta of formats 117, 118 and 119, to try the reader with.</summary>
/// <remarks>Source: StataCorp, help dta (formats 117, 118, 119), "Description of .dta file format".</remarks>
public static class StataWriter
{
    private const int LongText = 32768;
    private const int Double = 65526;
    private const int Float = 65527;
    private const int Long = 65528;
    private const int Int = 65529;
    private const int Byte = 65530;

    /// <summary>Writes a table.</summary>
    /// <param name="sheet">The table; every row as wide as the header.</param>
    /// <param name="isText">For each column, whether it stays text although its cells may look like numbers.</param>
    /// <param name="release">117, 118 or 119.</param>
    /// <param name="bigEndian">Whether the most significant byte comes first.</param>
    /// <param name="longTexts">Whether text is stored as strL.</param>
    /// <param name="missing">Which missing value an empty number gets: 0 for ., 1 to 26 for .a to .z.</param>
    public static byte[] Write(
        Sheet sheet,
        IReadOnlyList<bool> isText,
        int release = 118,
        bool bigEndian = false,
        bool longTexts = false,
        int missing = 0
    )
    {
        var text = release == 117 ? Encoding.Latin1 : Encoding.UTF8;
        var file = new MemoryStream();
        var columns = Enumerable
            .Range(0, sheet.Headers.Count)
            .Select(i => Column([.. sheet.Rows.Select(row => row[i])], isText[i], text, longTexts))
            .ToArray();
        Ascii($"<stata_dta><header><release>{release.ToString(CultureInfo.InvariantCulture)}</release><byteorder>");
        Ascii($"{(bigEndian ? "MSF" : "LSF")}</byteorder><K>");
        Number((ulong)columns.Length, release == 119 ? 4 : 2);
        Ascii("</K><N>");
        Number((ulong)sheet.Rows.Count, release == 117 ? 4 : 8);
        Ascii("</N><label>");
        Number(4, release == 117 ? 1 : 2);
        Ascii("test</label><timestamp>");
        Number(17, 1);
        Ascii("01 Jan 2024 10:00</timestamp></header><map>");
        for (int i = 0; i < 14; i++)
            Number(0, 8);
        Ascii("</map><variable_types>");
        foreach (var column in columns)
            Number((ulong)column.Type, 2);
        Ascii("</variable_types><varnames>");
        int nameBytes = release == 117 ? 33 : 129;
        foreach (var header in sheet.Headers)
            Fixed(header, nameBytes);
        Ascii("</varnames><sortlist>");
        for (int i = 0; i <= columns.Length; i++)
            Number(0, release == 119 ? 4 : 2);
        Ascii("</sortlist><formats>");
        foreach (var column in columns)
            Fixed(column.Format, release == 117 ? 49 : 57);
        Ascii("</formats><value_label_names>");
        foreach (var _ in columns)
            Fixed("", nameBytes);
        Ascii("</value_label_names><variable_labels>");
        foreach (var _ in columns)
            Fixed("a label", release == 117 ? 81 : 321);
        Ascii("</variable_labels><characteristics><ch>");
        Number((ulong)(nameBytes * 2) + 5, 4);
        Fixed("_dta", nameBytes);
        Fixed("note1", nameBytes);
        Ascii("note\0</ch></characteristics><data>");
        for (int row = 0; row < sheet.Rows.Count; row++)
        {
            for (int i = 0; i < columns.Length; i++)
                Cell(columns[i], sheet.Rows[row][i], (ulong)i + 1, (ulong)row + 1);
        }
        Ascii("</data><strls>");
        for (int row = 0; row < sheet.Rows.Count; row++)
        {
            for (int i = 0; i < columns.Length; i++)
            {
                if (columns[i].Type != LongText || sheet.Rows[row][i].Length == 0)
                    continue;
                var content = text.GetBytes(sheet.Rows[row][i] + "\0");
                Ascii("GSO");
                Number((ulong)i + 1, 4);
                Number((ulong)row + 1, release == 117 ? 4 : 8);
                Number(130, 1);
                Number((ulong)content.Length, 4);
                file.Write(content);
            }
        }
        Ascii("</strls><value_labels></value_labels></stata_dta>");
        return file.ToArray();

        void Ascii(string written) => file.Write(Encoding.Latin1.GetBytes(written));

        void Number(ulong number, int bytes)
        {
            Span<byte> whole = stackalloc byte[8];
            if (bigEndian)
            {
                BinaryPrimitives.WriteUInt64BigEndian(whole, number);
                file.Write(whole[(8 - bytes)..]);
            }
            else
            {
                BinaryPrimitives.WriteUInt64LittleEndian(whole, number);
                file.Write(whole[..bytes]);
            }
        }

        void Fixed(string written, int bytes)
        {
            var padded = new byte[bytes];
            text.GetBytes(written).AsSpan().CopyTo(padded);
            file.Write(padded);
        }

        void Cell(Variable variable, string cell, ulong v, ulong o)
        {
            double number = cell.Length == 0 || variable.Type is LongText or <= 2045 ? 0 : Value(cell, variable);
            bool none = cell.Length == 0;
            switch (variable.Type)
            {
                case LongText:
                    int split = release switch
                    {
                        117 => 4,
                        118 => 2,
                        _ => 3,
                    };
                    Number(none ? 0 : v, split);
                    Number(none ? 0 : o, 8 - split);
                    break;
                case Double:
                    Number(
                        none
                            ? 0x7fe0000000000000UL + ((ulong)missing * 0x0000010000000000UL)
                            : BitConverter.DoubleToUInt64Bits(number),
                        8
                    );
                    break;
                case Float:
                    Number(
                        none ? 0x7f000000U + ((uint)missing * 0x800U) : BitConverter.SingleToUInt32Bits((float)number),
                        4
                    );
                    break;
                case Long:
                    Number((uint)(none ? 2_147_483_621 + missing : (int)number), 4);
                    break;
                case Int:
                    Number((ushort)(none ? 32_741 + missing : (int)number), 2);
                    break;
                case Byte:
                    Number((byte)(none ? 101 + missing : (int)number), 1);
                    break;
                default:
                    Fixed(cell, variable.Type);
                    break;
            }
        }
    }

    private static Variable Column(IReadOnlyList<string> cells, bool isText, Encoding text, bool longTexts)
    {
        var filled = cells.Where(cell => cell.Length > 0).ToArray();
        if (!isText && filled.Length > 0)
        {
            if (filled.All(cell => Day(cell) is not null))
                return new(Long, "%td");
            var numbers = filled.Select(Finite).ToArray();
            if (numbers.All(number => number is not null))
                return new(Narrowest([.. numbers.Select(number => number!.Value)]), "%9.0g");
        }
        int longest = filled.Length == 0 ? 1 : filled.Max(cell => text.GetByteCount(cell));
        return longTexts || longest > 2045 ? new(LongText, "%9s") : new(Math.Max(longest, 1), "%9s");
    }

    private static int Narrowest(IReadOnlyList<double> numbers)
    {
        if (numbers.All(double.IsInteger))
        {
            if (numbers.All(n => n is >= -127 and <= 100))
                return Byte;
            if (numbers.All(n => n is >= -32_767 and <= 32_740))
                return Int;
            if (numbers.All(n => n is >= -2_147_483_647 and <= 2_147_483_620))
                return Long;
        }
        return numbers.All(n => Math.Abs(n) < 1e38 && Finite(((float)n).ToString(CultureInfo.InvariantCulture)) == n)
            ? Float
            : Double;
    }

    private static double Value(string cell, Variable variable) =>
        variable.Format == "%td" ? Day(cell)!.Value : Finite(cell)!.Value;

    private static double? Finite(string cell) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
        && Math.Abs(number) < 8e307
            ? number
            : null;

    private static int? Day(string cell) =>
        DateOnly.TryParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day.DayNumber - new DateOnly(1960, 1, 1).DayNumber
            : null;

    private sealed record Variable(int Type, string Format);
}
