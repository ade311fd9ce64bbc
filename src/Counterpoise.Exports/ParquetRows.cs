using Counterpoise.Panels;
using ParquetSharp;

namespace Counterpoise.Exports;

/// <summary>Turns the rows of one column into what a Parquet column takes: the values, and which rows have one.</summary>
internal sealed class ParquetRows
{
    private short[] _present = [];
    private int[] _wholes = [];
    private double[] _reals = [];

    /// <summary>Writes a part of a column.</summary>
    public void Write(ColumnWriter writer, PanelColumn column, ReadOnlySpan<double> values)
    {
        if (_present.Length < values.Length)
        {
            _present = new short[values.Length];
            _wholes = new int[values.Length];
            _reals = new double[values.Length];
        }
        if (column.Type == PanelType.Whole)
        {
            var typed = (ColumnWriter<int>)writer;
            int known = Wholes(values);
            if (column.IsKey)
                typed.WriteBatch(_wholes.AsSpan(0, known));
            else
                typed.WriteBatch(values.Length, _present.AsSpan(0, values.Length), default, _wholes.AsSpan(0, known));
        }
        else
        {
            var typed = (ColumnWriter<double>)writer;
            if (column.IsKey)
            {
                typed.WriteBatch(values);
                return;
            }
            int known = Reals(values);
            typed.WriteBatch(
                values.Length,
                _present.AsSpan(0, values.Length),
                default,
                known == values.Length ? values : _reals.AsSpan(0, known)
            );
        }
    }

    private int Wholes(ReadOnlySpan<double> values)
    {
        var (present, wholes) = (_present, _wholes);
        int known = 0;
        for (int row = 0; row < values.Length; row++)
        {
            double value = values[row];
            bool isKnown = !double.IsNaN(value);
            present[row] = isKnown ? (short)1 : (short)0;
            wholes[known] = (int)value;
            known += isKnown ? 1 : 0;
        }
        return known;
    }

    private int Reals(ReadOnlySpan<double> values)
    {
        var (present, reals) = (_present, _reals);
        int known = 0;
        for (int row = 0; row < values.Length; row++)
        {
            double value = values[row];
            bool isKnown = !double.IsNaN(value);
            present[row] = isKnown ? (short)1 : (short)0;
            reals[known] = value;
            known += isKnown ? 1 : 0;
        }
        return known;
    }
}
