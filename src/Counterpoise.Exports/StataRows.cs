using System.Buffers.Binary;
using System.Globalization;
using Counterpoise.Panels;

namespace Counterpoise.Exports;

/// <summary>
/// Observations of a Stata file, least significant byte first. A value that the data sets do not give is <c>.b</c>, one of a year that they do
/// not cover <c>.a</c>.
/// </summary>
internal sealed class StataRows
{
    // Rows are filled column by column, in blocks that stay in the processor's cache.
    private const int BlockRows = 128;

    // Distance of the missing values from the greatest value: "." is the first after it, ".a" the second, ".b" the third.
    private const int NotCovered = 2;
    private const int NotGiven = 3;

    private readonly PanelLayout _layout;
    private readonly StataStorage[] _storages;
    private readonly int _rowBytes;

    /// <summary>An encoder for one thread.</summary>
    public StataRows(PanelLayout layout)
    {
        _layout = layout;
        _storages = [.. layout.Columns.Select(StataStorage.Of)];
        _rowBytes = _storages.Sum(storage => storage.Bytes);
    }

    /// <summary>Adds the rows of a year.</summary>
    /// <exception cref="FaultyInputException">A value is greater than Stata can hold.</exception>
    public void Encode(PanelBatch batch, RowBuffer buffer)
    {
        BatchCheck.Check(_layout, batch);
        for (int first = 0; first < batch.Rows; first += BlockRows)
        {
            int rows = Math.Min(BlockRows, batch.Rows - first);
            var block = buffer.Room(rows * _rowBytes)[..(rows * _rowBytes)];
            int offset = 0;
            for (int c = 0; c < _storages.Length; c++)
            {
                int missing = batch.IsCovered(c) ? NotGiven : NotCovered;
                var values = batch.Column(c).Slice(first, rows);
                if (!TryFill(_storages[c].Bytes, values, block[offset..], missing))
                    throw TooLarge(_layout.Columns[c], _storages[c], batch.Column(c), batch.Year);
                offset += _storages[c].Bytes;
            }
            buffer.Advance(block.Length);
        }
    }

    private bool TryFill(int bytes, ReadOnlySpan<double> values, Span<byte> cells, int missing) =>
        bytes switch
        {
            1 => Bytes(values, cells, (byte)(100 + missing)),
            2 => Ints(values, cells, (short)(32_740 + missing)),
            4 => Longs(values, cells, 2_147_483_620 + missing),
            // The missing values of double lie 2^40 bit patterns apart, "." at 2^1023.
            _ => Doubles(values, cells, 0x7fe0_0000_0000_0000UL + ((ulong)(missing - 1) << 40)),
        };

    private bool Bytes(ReadOnlySpan<double> values, Span<byte> cells, byte missing)
    {
        for (int row = 0, at = 0; row < values.Length; row++, at += _rowBytes)
            cells[at] = double.IsNaN(values[row]) ? missing : (byte)(sbyte)values[row];
        return true;
    }

    private bool Ints(ReadOnlySpan<double> values, Span<byte> cells, short missing)
    {
        for (int row = 0, at = 0; row < values.Length; row++, at += _rowBytes)
        {
            BinaryPrimitives.WriteInt16LittleEndian(
                cells[at..],
                double.IsNaN(values[row]) ? missing : (short)values[row]
            );
        }
        return true;
    }

    // Whole numbers of no stated range may exceed what Stata's long holds.
    private bool Longs(ReadOnlySpan<double> values, Span<byte> cells, int missing)
    {
        bool fits = true;
        for (int row = 0, at = 0; row < values.Length; row++, at += _rowBytes)
        {
            double value = values[row];
            fits &= !(value < StataStorage.Long.Least || value > StataStorage.Long.Greatest);
            BinaryPrimitives.WriteInt32LittleEndian(cells[at..], double.IsNaN(value) ? missing : (int)value);
        }
        return fits;
    }

    private bool Doubles(ReadOnlySpan<double> values, Span<byte> cells, ulong missing)
    {
        bool fits = true;
        double greatest = StataStorage.Double.Greatest;
        for (int row = 0, at = 0; row < values.Length; row++, at += _rowBytes)
        {
            double value = values[row];
            fits &= !(value > greatest);
            BinaryPrimitives.WriteUInt64LittleEndian(
                cells[at..],
                double.IsNaN(value) ? missing : BitConverter.DoubleToUInt64Bits(value)
            );
        }
        return fits;
    }

    private static FaultyInputException TooLarge(
        PanelColumn column,
        StataStorage storage,
        ReadOnlySpan<double> values,
        Year year
    )
    {
        double worst = 0;
        foreach (double value in values)
        {
            if (value < storage.Least || value > storage.Greatest)
                worst = value;
        }
        var message = string.Create(
            CultureInfo.InvariantCulture,
            $"value {worst} of {year} lies beyond what Stata holds in {storage.Bytes} bytes, {storage.Least} to {storage.Greatest}; write CSV or Parquet, or leave the column out."
        );
        return new(column.Name, 0, message, "nothing was written");
    }
}
