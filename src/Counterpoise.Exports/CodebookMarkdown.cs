using System.Globalization;
using System.Text;
using Counterpoise.Panels;

namespace Counterpoise.Exports;

/// <summary>The codebook for people.</summary>
internal static class CodebookMarkdown
{
    /// <summary>Renders it.</summary>
    public static string Of(
        PanelLayout layout,
        string name,
        PanelFormat format,
        long rows,
        WrittenFile data,
        ExportOptions options
    )
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {(options.Title.Length > 0 ? options.Title : name)}\n\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"{rows} rows, one for each {ColumnText.Unit(layout.Unit)}, {layout.Years}, and {layout.Columns.Count} columns in `{name}` ({Companions.FormatName(format)}).\n\n"
        );
        if (layout.MembershipRule.Length > 0)
            text.Append(CultureInfo.InvariantCulture, $"Rows: {layout.MembershipRule}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Missing values: {MissingRule(format)}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"SHA-256 of the data file: `{data.Sha256}`.\n");
        if (options.Manifest.Command.Length > 0)
            text.Append(CultureInfo.InvariantCulture, $"Made by `{options.Manifest.Command}`.\n");
        Terms(text, options);
        text.Append(
            "\n## Columns\n\n| name | label | unit | type | range | years covered |\n|---|---|---|---|---|---|\n"
        );
        foreach (var column in layout.Columns)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| `{column.Name}` | {Cell(column.Label)} | {Cell(column.Unit)} | {ColumnText.Type(column)} | {ColumnText.Range(column)} | {ColumnText.Coverage(column)} |\n"
            );
        }
        foreach (var column in layout.Columns)
            Describe(text, column);
        return text.ToString();
    }

    private static void Terms(StringBuilder text, ExportOptions options)
    {
        if (options.DataSets.Count == 0)
            return;
        text.Append(
            "\n## Terms of use\n\nAs far as known; ask the authors before you pass the panel on.\n\n"
                + "| data set | terms | may be passed on or sold |\n|---|---|---|\n"
        );
        foreach (var reference in options.DataSets)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {reference.Short} | {Cell(reference.Terms)} | {(reference.Restrictive ? "not without leave" : "")} |\n"
            );
        }
    }

    private static void Describe(StringBuilder text, PanelColumn column)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n## {column.Name}\n\n{column.Label}.\n\n");
        Point(text, "Definition", column.Definition);
        Point(text, "Sources", ColumnText.Sources(column));
        Point(text, "Methods", ColumnText.Methods(column));
        Point(text, "Missing", column.IsKey ? "never" : column.MissingRule);
        if (column.Retrospective)
            text.Append(CultureInfo.InvariantCulture, $"- {ColumnText.CodedAfterwards}\n");
        if (column.ValueLabels.Count > 0)
        {
            var labels = column.ValueLabels.Select(label =>
                string.Create(CultureInfo.InvariantCulture, $"{label.Value} {label.Text}")
            );
            Point(text, "Values", string.Join("; ", labels));
        }
    }

    private static void Point(StringBuilder text, string name, string content)
    {
        if (content.Length > 0)
            text.Append(CultureInfo.InvariantCulture, $"- {name}: {content}\n");
    }

    private static string MissingRule(PanelFormat format) =>
        format switch
        {
            PanelFormat.Csv =>
                "an empty cell; the years covered, below, tell a year without data from a value not given.",
            PanelFormat.Parquet => "null; the years covered, below, tell a year without data from a value not given.",
            _ => "`.a` where the data sets do not cover the year, `.b` where they cover it and give no value.",
        };

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
