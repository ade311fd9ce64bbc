using System.Text;

namespace Counterpoise.Tests.Exports;

/// <summary>
/// Reads .dta of formats 118 and 115 in the plainest way, by the published description of the formats alone: a twin to hold the writer against.
/// </summary>
/// <param name="Names">Names of the variables.</param>
/// <param name="Types">Type codes, as those of format 118.</param>
/// <param name="Columns">Values; NaN where missing. Shape [variables][observations].</param>
/// <param name="Missing">0 for a value, 1 for ., 2 for .a and so on. Shape [variables][observations].</param>
internal sealed record PlainStata(string[] Names, int[] Types, double[][] Columns, int[][] Missing)
{
    private static readonly string[] Sections =
    [
        "<stata_dta>",
        "<map>",
        "<variable_types>",
        "<varnames>",
        "<sortlist>",
        "<formats>",
        "<value_label_names>",
        "<variable_labels>",
        "<characteristics>",
        "<data>",
        "<strls>",
        "<value_labels>",
        "</stata_dta>",
    ];

    public string DataLabel { get; private init; } = "";

    public string Stamp { get; private init; } = "";

    public int[] SortList { get; private init; } = [];

    public string[] Labels { get; private init; } = [];

    public string[] ValueLabelNames { get; private init; } = [];

    public Dictionary<(string Variable, string Name), string> Characteristics { get; } = [];

    public Dictionary<string, (int Value, string Text)[]> ValueLabels { get; } = [];

    public static PlainStata Read(byte[] file) => file[0] == (byte)'<' ? ReadNew(file) : ReadOld(file);

    private static PlainStata ReadNew(byte[] file)
    {
        var r = new Walk(file);
        r.Expect("<stata_dta><header><release>118</release><byteorder>LSF</byteorder><K>");
        int variables = (int)r.Number(2);
        r.Expect("</K><N>");
        long rows = r.Number(8);
        r.Expect("</N><label>");
        var label = r.Text((int)r.Number(2));
        r.Expect("</label><timestamp>");
        var stamp = r.Text((int)r.Number(1));
        r.Expect("</timestamp></header><map>");
        var map = Enumerable.Range(0, 14).Select(_ => r.Number(8)).ToArray();
        r.Expect("</map>");
        for (int i = 0; i < Sections.Length; i++)
            new Walk(file) { At = (int)map[i] }.Expect(Sections[i]);
        if (map[13] != file.Length)
            throw new InvalidDataException("the map has another end of file");
        r.Expect("<variable_types>");
        var types = Walk.Many(variables, () => (int)r.Number(2));
        r.Expect("</variable_types><varnames>");
        var names = Walk.Many(variables, () => r.Text(129));
        r.Expect("</varnames><sortlist>");
        var sort = Walk.Many(variables + 1, () => (int)r.Number(2));
        r.Expect("</sortlist><formats>");
        Walk.Many(variables, () => r.Text(57));
        r.Expect("</formats><value_label_names>");
        var labelNames = Walk.Many(variables, () => r.Text(129));
        r.Expect("</value_label_names><variable_labels>");
        var labels = Walk.Many(variables, () => r.Text(321));
        r.Expect("</variable_labels><characteristics>");
        var table = Empty(names, types, rows) with
        {
            DataLabel = label,
            Stamp = stamp,
            SortList = sort,
            Labels = labels,
            ValueLabelNames = labelNames,
        };
        while (r.Sees("<ch>"))
        {
            r.Expect("<ch>");
            int length = (int)r.Number(4);
            table.Characteristics.Add((r.Text(129), r.Text(129)), r.Text(length - 258));
            r.Expect("</ch>");
        }
        r.Expect("</characteristics><data>");
        table.TakeRows(r);
        r.Expect("</data><strls></strls><value_labels>");
        while (r.Sees("<lbl>"))
        {
            r.Expect("<lbl>");
            table.TakeValueLabels(r, 129);
            r.Expect("</lbl>");
        }
        r.Expect("</value_labels></stata_dta>");
        r.ExpectEnd();
        return table;
    }

    private static PlainStata ReadOld(byte[] file)
    {
        var r = new Walk(file);
        if (r.Number(1) != 115 || r.Number(1) != 2 || r.Number(1) != 1 || r.Number(1) != 0)
            throw new InvalidDataException("no file of format 115");
        int variables = (int)r.Number(2);
        long rows = r.Number(4);
        var label = r.Text(81);
        var stamp = r.Text(18);
        var types = Walk.Many(variables, () => 65526 + 255 - (int)r.Number(1));
        var names = Walk.Many(variables, () => r.Text(33));
        var sort = Walk.Many(variables + 1, () => (int)r.Number(2));
        Walk.Many(variables, () => r.Text(49));
        var labelNames = Walk.Many(variables, () => r.Text(33));
        var labels = Walk.Many(variables, () => r.Text(81));
        var table = Empty(names, types, rows) with
        {
            DataLabel = label,
            Stamp = stamp,
            SortList = sort,
            Labels = labels,
            ValueLabelNames = labelNames,
        };
        for (long kind = r.Number(1); ; kind = r.Number(1))
        {
            int length = (int)r.Number(4);
            if (kind == 0)
                break;
            table.Characteristics.Add((r.Text(33), r.Text(33)), r.Text(length - 66));
        }
        table.TakeRows(r);
        while (!r.IsAtEnd)
            table.TakeValueLabels(r, 33);
        return table;
    }

    private static PlainStata Empty(string[] names, int[] types, long rows) =>
        new(names, types, [.. types.Select(_ => new double[rows])], [.. types.Select(_ => new int[rows])]);

    private void TakeRows(Walk r)
    {
        for (int row = 0; row < Columns[0].Length; row++)
        {
            for (int c = 0; c < Types.Length; c++)
                (Columns[c][row], Missing[c][row]) = Cell(Types[c], r);
        }
    }

    private static (double, int) Cell(int type, Walk r)
    {
        switch (type)
        {
            case 65530:
                sbyte small = (sbyte)r.Number(1);
                return small > 100 ? (double.NaN, small - 100) : (small, 0);
            case 65529:
                short half = (short)r.Number(2);
                return half > 32_740 ? (double.NaN, half - 32_740) : (half, 0);
            case 65528:
                int whole = (int)r.Number(4);
                return whole > 2_147_483_620 ? (double.NaN, whole - 2_147_483_620) : (whole, 0);
            case 65526:
                long bits = r.Number(8);
                long over = bits < 0 ? -1 : bits - 0x7fe0000000000000;
                return over >= 0
                    ? (double.NaN, over % (1L << 40) == 0 && over >> 40 <= 26 ? (int)(over >> 40) + 1 : -1)
                    : (BitConverter.Int64BitsToDouble(bits), 0);
            default:
                throw new InvalidDataException($"type {type}");
        }
    }

    private void TakeValueLabels(Walk r, int nameBytes)
    {
        int length = (int)r.Number(4);
        var name = r.Text(nameBytes);
        r.Number(3);
        int start = r.At;
        int count = (int)r.Number(4);
        int textBytes = (int)r.Number(4);
        var offsets = Walk.Many(count, () => (int)r.Number(4));
        var values = Walk.Many(count, () => (int)r.Number(4));
        int texts = r.At;
        ValueLabels.Add(
            name,
            [.. values.Select((value, i) => (value, new Walk(r.File) { At = texts + offsets[i] }.Text(32_001)))]
        );
        r.At = texts + textBytes;
        if (r.At - start != length)
            throw new InvalidDataException("a value label has another length");
    }

    private sealed class Walk(byte[] file)
    {
        public byte[] File => file;

        public int At { get; set; }

        public bool IsAtEnd => At == file.Length;

        public bool Sees(string tag) => Encoding.ASCII.GetString(file, At, tag.Length) == tag;

        public void Expect(string tag)
        {
            if (!Sees(tag))
                throw new InvalidDataException($"{tag} is not at {At}");
            At += tag.Length;
        }

        public void ExpectEnd()
        {
            if (!IsAtEnd)
                throw new InvalidDataException("there are bytes after the end");
        }

        public long Number(int bytes)
        {
            ulong number = 0;
            for (int i = 0; i < bytes; i++)
                number |= (ulong)file[At + i] << (8 * i);
            At += bytes;
            return (long)number;
        }

        // Up to the first zero byte.
        public string Text(int bytes)
        {
            var field = file.AsSpan(At, Math.Min(bytes, file.Length - At));
            int end = field.IndexOf((byte)0);
            At += bytes;
            return Encoding.UTF8.GetString(end < 0 ? field : field[..end]);
        }

        public static T[] Many<T>(int count, Func<T> one) => [.. Enumerable.Range(0, count).Select(_ => one())];
    }
}
