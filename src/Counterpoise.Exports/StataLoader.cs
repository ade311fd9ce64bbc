using System.Globalization;
using System.Text;
using Counterpoise.Panels;

namespace Counterpoise.Exports;

/// <summary>A Stata script that reads the data file beside it.</summary>
internal static class StataLoader
{
    /// <summary>Renders it.</summary>
    public static string Of(PanelLayout layout, string name, PanelFormat format, ExportOptions options)
    {
        var text = new StringBuilder();
        var script = Path.ChangeExtension(name, ".do");
        text.Append(
            CultureInfo.InvariantCulture,
            $"""
            * Reads {ScriptText.Comment(name)}, which lies beside this script:
            *   do {ScriptText.Comment(script)}
            * From another folder, name the folder of the script, since Stata does not tell a script where it lies:
            *   do "folder/{ScriptText.Comment(script)}" "folder"
            * {PanelNote.MissingCodes}
            version {(
                format switch
                {
                    PanelFormat.Stata12 => "12",
                    PanelFormat.Parquet => "16",
                    _ => "14",
                }
            )}
            args folder
            if `"`folder'"' == "" local folder "."

            """
        );
        if (format is PanelFormat.Stata12 or PanelFormat.Stata14)
        {
            text.Append(CultureInfo.InvariantCulture, $"use `\"`folder'/{StataName(name)}\"', clear\n");
            return text.ToString();
        }
        text.Append(format == PanelFormat.Csv ? Import(name) : ByPython(name));
        foreach (var column in layout.Columns)
            Describe(text, column);
        if (options.Title.Length > 0)
            text.Append(CultureInfo.InvariantCulture, $"label data {ScriptText.Stata(options.Title)}\n");
        foreach (var note in PanelNote.Of(layout, options))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"note {(note.Column.Length > 0 ? note.Column : "_dta")}: {NoteText(note.Text)}\n"
            );
        }
        // As the rows stand: year by year, and within a year by the other keys.
        var keys = layout
            .Columns.Where(column => column.IsKey)
            .OrderByDescending(column => column.Name == "year")
            .Select(column => column.Name);
        return text.Append(CultureInfo.InvariantCulture, $"sort {string.Join(' ', keys)}\n").ToString();
    }

    private static string Import(string name) =>
        $"import delimited using `\"`folder'/{StataName(name)}\"', clear varnames(1) case(preserve) asdouble numericcols(_all)\n";

    private static string ByPython(string name) =>
        $"""
            * Stata itself may not read Parquet; this goes by Stata's Python (Stata 16 and later) with pandas and pyarrow. It was not tried
            * in Stata. Without Python, export the panel as .dta.
            tempfile table
            python:
            import runpy
            from sfi import Macro
            panel = runpy.run_path(Macro.getLocal("folder") + "/" + {ScriptText.Quoted(
                Path.ChangeExtension(name, ".py")
            )})["panel"]
            panel.astype("float64").to_stata(Macro.getLocal("table"), write_index=False, version=118)
            end
            use `"`table'"', clear

            """;

    private static void Describe(StringBuilder text, PanelColumn column)
    {
        var name = column.Name;
        text.Append(CultureInfo.InvariantCulture, $"label variable {name} {ScriptText.Stata(column.Label)}\n");
        if (!column.IsKey)
        {
            if (column.Coverage is { } years)
            {
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"quietly replace {name} = .a if {name} == . & !inrange(year, {years.First}, {years.Last})\n"
                );
            }
            text.Append(CultureInfo.InvariantCulture, $"quietly replace {name} = .b if {name} == .\n");
        }
        // Read as double, so that the whole numbers of 32 bits stay exact, and packed.
        if (column.Type == PanelType.Whole)
            text.Append(CultureInfo.InvariantCulture, $"quietly compress {name}\n");
        if (column.ValueLabels.Count == 0)
            return;
        foreach (var label in column.ValueLabels)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"label define {name} {label.Value} {ScriptText.Stata(label.Text)}, add\n"
            );
        }
        text.Append(CultureInfo.InvariantCulture, $"label values {name} {name}\n");
    }

    // A note is taken as it stands, without quotes.
    private static string NoteText(string text) => ScriptText.Stata(text)[2..^2];

    private static string StataName(string name) => ScriptText.Stata(name)[2..^2];
}
