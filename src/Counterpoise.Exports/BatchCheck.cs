using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using Counterpoise.Panels;

namespace Counterpoise.Exports;

/// <summary>Whether the rows of a year keep what their columns promise. What does not is an error of the panel, not of its user.</summary>
internal static class BatchCheck
{
    /// <summary>Looks at every value.</summary>
    /// <exception cref="ArgumentException">A value is infinite, outside its range, no whole number, or missing in a key.</exception>
    public static void Check(PanelLayout layout, PanelBatch batch)
    {
        if (batch.Columns != layout.Columns.Count)
            throw new ArgumentException(
                $"The rows have {batch.Columns} columns and the layout {layout.Columns.Count}.",
                nameof(batch)
            );
        for (int c = 0; c < batch.Columns; c++)
        {
            var column = layout.Columns[c];
            var values = batch.Column(c);
            if (IsSound(column, values))
                continue;
            for (int row = 0; row < values.Length; row++)
            {
                if (Wrong(column, values[row]) is { } rule)
                    throw new ArgumentException(Told(column, values[row], batch.Year, row, rule), nameof(batch));
            }
        }
    }

    private static bool IsSound(PanelColumn column, ReadOnlySpan<double> values)
    {
        var (least, greatest) = Range(column);
        bool isWhole = column.Type == PanelType.Whole;
        var lanes = MemoryMarshal.Cast<double, Vector<double>>(values);
        var (low, high) = (new Vector<double>(least), new Vector<double>(greatest));
        var wrong = Vector<long>.Zero;
        foreach (var lane in lanes)
        {
            wrong |= Vector.LessThan(lane, low) | Vector.GreaterThan(lane, high);
            if (isWhole)
                wrong |= ~Vector.Equals(Vector.Floor(lane), lane) & Vector.Equals(lane, lane);
            if (column.IsKey)
                wrong |= ~Vector.Equals(lane, lane);
        }
        if (wrong != Vector<long>.Zero)
            return false;
        for (int i = lanes.Length * Vector<double>.Count; i < values.Length; i++)
        {
            double value = values[i];
            if (Wrong(column, value) is not null)
                return false;
        }
        return true;
    }

    private static string Told(PanelColumn column, double value, Year year, int row, string rule) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"Column '{column.Name}' holds {value} in row {row} of {year}; {rule}."
        );

    private static string? Wrong(PanelColumn column, double value)
    {
        if (double.IsNaN(value))
            return column.IsKey ? "a key is never missing" : null;
        if (double.IsInfinity(value))
            return "an infinite value cannot be written";
        var (least, greatest) = Range(column);
        if (value < least || value > greatest)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"its values lie within {column.Least} and {column.Greatest}, and whole ones within 32 bits"
            );
        }
        return column.Type == PanelType.Whole && Math.Floor(value) != value ? "its values are whole numbers" : null;
    }

    private static (double Least, double Greatest) Range(PanelColumn column) =>
        column.Type == PanelType.Whole
            ? (Math.Max(column.Least, int.MinValue), Math.Min(column.Greatest, int.MaxValue))
            : (Math.Max(column.Least, double.MinValue), Math.Min(column.Greatest, double.MaxValue));
}
