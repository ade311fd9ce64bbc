using System.Globalization;

namespace Counterpoise.Archive.Formats;

/// <summary>
/// A table in a Stata file of format 117, 118 or 119. The missing values . and .a to .z are empty; value labels are passed over;
/// a number with a format of days is the day. The place of a row is its observation, from 1.
/// </summary>
internal sealed class StataTable : SourceTable
{
    // Nothing that is imported here has long texts worth more.
    private const long MostLongText = 64L << 20;

    // Least bit pattern of each missing value of float and double, . to .z, and the step between them.
    private const uint FloatMissing = 0x7f000000;
    private const uint FloatStep = 0x800;
    private const ulong DoubleMissing = 0x7fe0000000000000;
    private const ulong DoubleStep = 0x0000010000000000;
    private const int Missings = 27;

    private static readonly DateTime Epoch = new(1960, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    private readonly Func<Stream> _open;
    private readonly StataHeader _header;

    private StataTable(Func<Stream> open, StataHeader header)
    {
        _open = open;
        _header = header;
        Headers = [.. header.Variables.Select(v => v.Name)];
    }

    /// <inheritdoc />
    public override IReadOnlyList<string> Headers { get; }

    /// <summary>Opens a .dta file.</summary>
    /// <exception cref="InvalidDataException">The bytes are not as the format says.</exception>
    public static StataTable Open(Func<Stream> open)
    {
        using var bytes = new StataBytes(open());
        try
        {
            return new(open, StataHeader.Take(bytes));
        }
        catch (EndOfStreamException e)
        {
            throw new InvalidDataException("it ends within its header", e);
        }
    }

    /// <inheritdoc />
    public override void Read(Func<int, SourceRow, bool> onRow, Action<int, string> onFault)
    {
        int observation = 0;
        try
        {
            var longTexts = LongTexts();
            using var bytes = new StataBytes(_open());
            StataHeader.Take(bytes);
            var row = new Observation(_header, longTexts);
            for (ulong i = 0; i < _header.Observations; i++)
            {
                bytes.Fill(row.Bytes);
                if (!onRow(++observation, row))
                    return;
            }
            bytes.Expect("</data>");
        }
        catch (EndOfStreamException)
        {
            var stated = _header.Observations.ToString(CultureInfo.InvariantCulture);
            onFault(
                observation,
                $"the file breaks off here, after {observation.ToString(CultureInfo.InvariantCulture)} of {stated} "
                    + "observations; get it again."
            );
        }
        catch (InvalidDataException e)
        {
            onFault(observation, $"the Stata file is damaged ({e.Message}); get it again.");
        }
    }

    // Long texts stand after the data that point to them, so they are read first, in a pass of their own.
    private Dictionary<(ulong Variable, ulong Observation), string> LongTexts()
    {
        Dictionary<(ulong, ulong), string> texts = [];
        if (_header.Variables.All(v => v.Type != StataVariable.LongText))
            return texts;
        using var bytes = new StataBytes(_open());
        StataHeader.Take(bytes);
        bytes.Skip(_header.Observations * (ulong)_header.RowBytes);
        bytes.Expect("</data><strls>");
        long total = 0;
        for (var tag = bytes.Ascii(3); tag == "GSO"; tag = bytes.Ascii(3))
        {
            var variable = bytes.Number(4);
            var observation = bytes.Number(_header.Release == 117 ? 4 : 8);
            bool isText = bytes.Number(1) == 130;
            var length = bytes.Number(4);
            total += (long)length;
            if (length > LongestRow || total > MostLongText)
                throw new InvalidDataException("its long texts exceed 1 MiB each or 64 MiB together");
            var content = bytes.Block((long)length);
            texts[(variable, observation)] = isText
                ? StataHeader.Text(content, _header.Release)
                : NoCharacter.ToString();
        }
        return texts;
    }

    private sealed class Observation(
        StataHeader header,
        Dictionary<(ulong Variable, ulong Observation), string> longTexts
    ) : SourceRow
    {
        private readonly char[] _shown = new char[64];

        public byte[] Bytes { get; } = new byte[header.RowBytes];

        public override int Width => header.Variables.Count;

        public override ReadOnlySpan<char> Cell(int column)
        {
            var variable = header.Variables[column];
            var bytes = Bytes.AsSpan(variable.Offset, StataVariable.BytesOf(variable.Type));
            switch (variable.Type)
            {
                case StataVariable.LongText:
                    return LongText(bytes);
                case StataVariable.Double:
                    var wide = StataBytes.Number(bytes, header.BigEndian);
                    return IsMissing(wide, DoubleMissing, DoubleStep)
                        ? []
                        : Show(variable, BitConverter.UInt64BitsToDouble(wide));
                case StataVariable.Float:
                    var bits = (uint)StataBytes.Number(bytes, header.BigEndian);
                    if (IsMissing(bits, FloatMissing, FloatStep))
                        return [];
                    var single = BitConverter.UInt32BitsToSingle(bits);
                    return variable.IsDay || variable.IsInstant ? Show(variable, single) : Written(single);
                case StataVariable.Long:
                    int whole = (int)(uint)StataBytes.Number(bytes, header.BigEndian);
                    return whole > 2_147_483_620 ? [] : Show(variable, whole);
                case StataVariable.Int:
                    short half = (short)(ushort)StataBytes.Number(bytes, header.BigEndian);
                    return half > 32_740 ? [] : Show(variable, half);
                case StataVariable.Byte:
                    sbyte small = (sbyte)bytes[0];
                    return small > 100 ? [] : Show(variable, small);
                default:
                    return StataHeader.Text(bytes, header.Release);
            }
        }

        private static bool IsMissing(ulong bits, ulong first, ulong step) =>
            bits >= first && (bits - first) % step == 0 && (bits - first) / step < Missings;

        private ReadOnlySpan<char> LongText(ReadOnlySpan<byte> bytes)
        {
            // The number of the variable takes the first bytes, that of the observation the others.
            int split = header.Release switch
            {
                117 => 4,
                118 => 2,
                _ => 3,
            };
            var variable = StataBytes.Number(bytes[..split], header.BigEndian);
            var observation = StataBytes.Number(bytes[split..], header.BigEndian);
            if (variable == 0 && observation == 0)
                return [];
            return longTexts.TryGetValue((variable, observation), out var text)
                ? text
                : throw new InvalidDataException("a long text that the data point to is not there");
        }

        private ReadOnlySpan<char> Show(StataVariable variable, double value)
        {
            if (variable.IsDay && double.IsInteger(value))
                return Day(value);
            if (variable.IsInstant && double.IsInteger(value / 86_400_000))
                return Day(value / 86_400_000);
            return Written(value);
        }

        private ReadOnlySpan<char> Day(double days)
        {
            if (!(days >= (DateTime.MinValue - Epoch).TotalDays && days < (DateTime.MaxValue - Epoch).TotalDays))
                return Written(days);
            Epoch.AddDays(days).TryFormat(_shown, out int length, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            return _shown.AsSpan(0, length);
        }

        private ReadOnlySpan<char> Written<T>(T value)
            where T : ISpanFormattable
        {
            value.TryFormat(_shown, out int length, default, CultureInfo.InvariantCulture);
            return _shown.AsSpan(0, length);
        }
    }
}
