using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Counterpoise.Briefs;

namespace Counterpoise.Figures;

/// <summary>
/// Renders a table as CSV (RFC 4180, but with LF line ends): a header of column ids, then every row. What is missing is
/// empty; an empty text is <c>""</c>; numbers read back to the same value.
/// </summary>
public static class CsvRenderer
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    /// <summary>Renders a table.</summary>
    public static string Render(ResultTable table)
    {
        var csv = new StringBuilder();
        csv.AppendJoin(',', table.Columns.Select(column => Field(column.Id))).Append('\n');
        foreach (var row in table.Rows)
        {
            // A line that is wholly empty is skipped by readers of CSV.
            if (row is [Cell.Missing or Cell.Inapplicable])
                csv.Append("\"\"");
            csv.AppendJoin(',', row.Select(Field)).Append('\n');
        }
        return csv.ToString();
    }

    private static string Field(Cell cell) =>
        cell switch
        {
            Cell.Text(var text) => Field(text),
            Cell.Integer(var number) => number.ToString(CultureInfo.InvariantCulture),
            Cell.Number number => number.Value.ToString("R", CultureInfo.InvariantCulture),
            Cell.Missing or Cell.Inapplicable => "",
            _ => throw new UnreachableException(),
        };

    // Some readers trim bare spaces and take a line that opens with # for a comment.
    private static string Field(string text) =>
        text.Length == 0 || text[0] is ' ' or '#' || text[^1] == ' ' || text.AsSpan().ContainsAny(Quoted)
            ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : text;
}
