using System.Globalization;
using DuckDB.NET.Data;

namespace Counterpoise.Validation;

/// <summary>Writes small tables as Parquet through DuckDB, to try the reader with.</summary>
public static class ParquetWriter
{
    /// <summary>Writes a table.</summary>
    /// <param name="sheet">The table; every row as wide as the header.</param>
    /// <param name="isText">For each column, whether it stays text although its cells may look like numbers.</param>
    public static byte[] Write(Sheet sheet, IReadOnlyList<bool> isText)
    {
        var path = Path.GetTempFileName();
        try
        {
            using var connection = new DuckDBConnection("DataSource=:memory:;threads=1");
            connection.Open();
            var names = sheet.Headers.Select(h => $"\"{h.Replace("\"", "\"\"", StringComparison.Ordinal)}\"").ToArray();
            Execute($"CREATE TABLE t ({string.Join(", ", names.Select(name => name + " VARCHAR"))})");
            using (var appender = connection.CreateAppender("t"))
            {
                foreach (var cells in sheet.Rows)
                {
                    var row = appender.CreateRow();
                    foreach (var cell in cells)
                    {
                        if (cell.Length == 0)
                            row.AppendNullValue();
                        else
                            row.AppendValue(cell);
                    }
                    row.EndRow();
                }
            }
            var typed = names.Select((name, i) => $"CAST({name} AS {Type(sheet, i, isText[i])}) AS {name}");
            Execute(
                $"COPY (SELECT {string.Join(", ", typed)} FROM t) TO '{path.Replace("'", "''", StringComparison.Ordinal)}' (FORMAT parquet)"
            );
            return File.ReadAllBytes(path);

            void Execute(string sql)
            {
                using var command = connection.CreateCommand();
                command.CommandText = sql;
                command.ExecuteNonQuery();
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string Type(Sheet sheet, int column, bool isText)
    {
        var filled = sheet.Rows.Select(row => row[column]).Where(cell => cell.Length > 0).ToArray();
        if (isText || filled.Length == 0)
            return "VARCHAR";
        if (filled.All(IsDay))
            return "DATE";
        if (
            filled.All(cell =>
                cell.Length < 16
                && long.TryParse(cell, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
            )
        )
            return "BIGINT";
        return filled.All(IsFinite) ? "DOUBLE" : "VARCHAR";
    }

    private static bool IsDay(string cell) =>
        DateOnly.TryParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool IsFinite(string cell) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
        && double.IsFinite(number);
}
