using System.Globalization;
using System.Text;
using Counterpoise.Panels;

namespace Counterpoise.Exports;

/// <summary>A Python script that reads the data file beside it.</summary>
internal static class PythonLoader
{
    /// <summary>Renders it.</summary>
    public static string Of(PanelLayout layout, string name, PanelFormat format)
    {
        var text = new StringBuilder();
        var script = Path.ChangeExtension(name, ".py");
        text.Append(
            CultureInfo.InvariantCulture,
            $"""
            # Reads {ScriptText.Comment(name)}, which lies beside this script, into the data frame `panel`:
            #   import runpy; panel = runpy.run_path({ScriptText.Quoted(script)})["panel"]
            # panel.attrs holds "labels" (of columns), "value_labels" and "units". What is missing is pandas.NA or NaN{Remark(format)}.
            from pathlib import Path

            try:
                import pandas
            except ImportError as missing:
                raise SystemExit("pandas is needed: pip install {(
                    format == PanelFormat.Parquet ? "pandas pyarrow" : "pandas"
                )}") from missing


            """
        );
        Map(text, "TYPES", layout.Columns.Select(column => (ScriptText.Quoted(column.Name), $"\"{Type(column)}\"")));
        Map(
            text,
            "LABELS",
            layout.Columns.Select(column => (ScriptText.Quoted(column.Name), ScriptText.Quoted(column.Label)))
        );
        Map(
            text,
            "UNITS",
            layout.Columns.Select(column => (ScriptText.Quoted(column.Name), ScriptText.Quoted(column.Unit)))
        );
        Map(
            text,
            "VALUE_LABELS",
            layout
                .Columns.Where(column => column.ValueLabels.Count > 0)
                .Select(column => (ScriptText.Quoted(column.Name), ValueLabels(column)))
        );
        text.Append(
            CultureInfo.InvariantCulture,
            $"FILE = Path(__file__).resolve().parent / {ScriptText.Quoted(name)}\n{Reading(format)}\n"
        );
        return text.Append("panel.attrs.update(labels=LABELS, units=UNITS, value_labels=VALUE_LABELS)\n").ToString();
    }

    private static string Remark(PanelFormat format) =>
        format is PanelFormat.Stata12 or PanelFormat.Stata14 ? "; pandas does not tell .a from .b" : "";

    private static string Reading(PanelFormat format) =>
        format switch
        {
            // The other ways in which pandas reads numbers miss the last digit.
            PanelFormat.Csv => """panel = pandas.read_csv(FILE, dtype=TYPES, float_precision="round_trip")""",
            PanelFormat.Parquet => """panel = pandas.read_parquet(FILE, engine="pyarrow").astype(TYPES)""",
            _ => """panel = pandas.read_stata(FILE, convert_categoricals=False).astype(TYPES)""",
        };

    // The types in capitals know what is missing.
    private static string Type(PanelColumn column) =>
        column.Type == PanelType.Real ? "float64"
        : column.IsKey ? "int32"
        : "Int32";

    private static string ValueLabels(PanelColumn column)
    {
        var labels = column.ValueLabels.Select(label =>
            string.Create(CultureInfo.InvariantCulture, $"{label.Value}: {ScriptText.Quoted(label.Text)}")
        );
        return $"{{{string.Join(", ", labels)}}}";
    }

    private static void Map(StringBuilder text, string name, IEnumerable<(string Key, string Value)> entries)
    {
        text.Append(CultureInfo.InvariantCulture, $"{name} = {{\n");
        foreach (var (key, value) in entries)
            text.Append(CultureInfo.InvariantCulture, $"    {key}: {value},\n");
        text.Append("}\n");
    }
}
