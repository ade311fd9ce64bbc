using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Counterpoise.Panels;

namespace Counterpoise.Exports;

/// <summary>Rows as CSV: whole numbers as such, others in the fewest digits that read back to the same number.</summary>
internal sealed class CsvRows
{
    // "-1.7976931348623157E+308", "-2147483648", and the comma or line feed after each.
    private const int MostReal = 25;
    private const int MostWhole = 12;

    private readonly PanelLayout _layout;
    private readonly bool[] _isWhole;
    private readonly int _most;
    private readonly NumberTexts _texts = new();

    /// <summary>An encoder for one thread.</summary>
    public CsvRows(PanelLayout layout)
    {
        _layout = layout;
        _isWhole = [.. layout.Columns.Select(column => column.Type == PanelType.Whole)];
        _most = _isWhole.Sum(whole => whole ? MostWhole : MostReal);
    }

    /// <summary>The line of names.</summary>
    public static byte[] Header(PanelLayout layout) =>
        Encoding.ASCII.GetBytes(string.Join(',', layout.Columns.Select(column => column.Name)) + "\n");

    /// <summary>Adds the rows of a year.</summary>
    public void Encode(PanelBatch batch, RowBuffer buffer)
    {
        BatchCheck.Check(_layout, batch);
        for (int row = 0; row < batch.Rows; row++)
        {
            var room = buffer.Room(_most);
            int at = 0;
            for (int c = 0; c < _isWhole.Length; c++)
            {
                double value = batch.Column(c)[row];
                if (!double.IsNaN(value))
                {
                    if (_isWhole[c])
                    {
                        Utf8Formatter.TryFormat((int)value, room[at..], out int length);
                        at += length;
                    }
                    else
                        at += _texts.Write(value, room[at..]);
                }
                room[at++] = (byte)',';
            }
            room[at - 1] = (byte)'\n';
            buffer.Advance(at);
        }
    }

    /// <summary>
    /// Texts of numbers written not long ago. Finding the fewest digits takes many times as long as looking a number up, and values of
    /// states come again in every row of the state.
    /// </summary>
    private sealed class NumberTexts
    {
        private const int Slots = 4096;
        private const int Width = 24;

        private readonly ulong[] _bits = new ulong[Slots];
        private readonly byte[] _lengths = new byte[Slots];
        private readonly byte[] _texts = new byte[(Slots * Width) + Width];

        public int Write(double value, Span<byte> room)
        {
            ulong bits = BitConverter.DoubleToUInt64Bits(value);
            int slot = (int)((bits * 0x9E3779B97F4A7C15UL) >> 52);
            int length = _lengths[slot];
            if (length > 0 && _bits[slot] == bits)
            {
                _texts.AsSpan(slot * Width, length).CopyTo(room);
                return length;
            }
            value.TryFormat(room, out length, default, CultureInfo.InvariantCulture);
            _bits[slot] = bits;
            _lengths[slot] = (byte)length;
            room[..length].CopyTo(_texts.AsSpan(slot * Width));
            return length;
        }
    }
}
