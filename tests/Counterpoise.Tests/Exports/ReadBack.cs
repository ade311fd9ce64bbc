using System.Globalization;
using DuckDB.NET.Data;

namespace Counterpoise.Tests.Exports;

/// <summary>Columns of a written file, read by other means than they were written.</summary>
internal static class ReadBack
{
    /// <summary>A CSV file, taken apart at its commas; NaN where a cell is empty.</summary>
    public static (string[] Names, double[][] Columns) Csv(string path)
    {
        var lines = File.ReadAllText(path).Split('\n');
        if (lines[^1].Length > 0)
            throw new InvalidDataException("the last line has no end");
        var names = lines[0].Split(',');
        var cells = lines[1..^1].Select(line => line.Split(',')).ToArray();
        return (
            names,
            [
                .. names.Select(
                    (_, c) =>
                        cells.Select(row => row.Length == names.Length ? Number(row[c]) : throw Uneven()).ToArray()
                ),
            ]
        );
    }

    /// <summary>A Parquet file, read by DuckDB; NaN where a cell is null. What is NaN in the file is an error.</summary>
    public static (string[] Names, double[][] Columns) Parquet(string path)
    {
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"select * from read_parquet('{path}')";
        using var reader = command.ExecuteReader();
        var names = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToArray();
        var columns = names.Select(_ => new List<double>()).ToArray();
        while (reader.Read())
        {
            for (int c = 0; c < names.Length; c++)
            {
                double value = reader.IsDBNull(c)
                    ? double.NaN
                    : Convert.ToDouble(reader.GetValue(c), CultureInfo.InvariantCulture);
                if (!reader.IsDBNull(c) && double.IsNaN(value))
                    throw new InvalidDataException("a cell is NaN where it should be null");
                columns[c].Add(value);
            }
        }
        return (names, [.. columns.Select(column => column.ToArray())]);
    }

    /// <summary>One figure of a query of DuckDB.</summary>
    public static T Ask<T>(string query)
    {
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = query;
        return (T)command.ExecuteScalar()!;
    }

    /// <summary>Bit patterns, so that -0 differs from 0; absence is one pattern.</summary>
    public static IEnumerable<long> Bits(IEnumerable<double> values) =>
        values.Select(value => double.IsNaN(value) ? long.MaxValue : BitConverter.DoubleToInt64Bits(value));

    private static double Number(string cell) =>
        cell.Length == 0 ? double.NaN : double.Parse(cell, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static InvalidDataException Uneven() => new("a row has another number of cells");
}
