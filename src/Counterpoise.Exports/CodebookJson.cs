using System.Text.Json;
using Counterpoise.Figures;
using Counterpoise.Panels;

namespace Counterpoise.Exports;

/// <summary>The codebook for machines.</summary>
internal static class CodebookJson
{
    /// <summary>Renders it.</summary>
    public static string Of(PanelLayout layout, ExportOptions options) =>
        JsonRenderer.Render(
            options.Manifest,
            json =>
            {
                json.WriteString("title", options.Title);
                WriteLayout(json, layout);
                json.WriteString("stata_missing_values", PanelNote.MissingCodes);
                WriteDataSets(json, options);
                json.WriteStartArray("variables");
                foreach (var column in layout.Columns)
                    Write(json, column);
                json.WriteEndArray();
            }
        );

    /// <summary>Writes the members unit, first_year, last_year and membership_rule.</summary>
    public static void WriteLayout(Utf8JsonWriter json, PanelLayout layout)
    {
        json.WriteString("unit", ColumnText.Unit(layout.Unit));
        json.WriteNumber("first_year", layout.Years.First.Value);
        json.WriteNumber("last_year", layout.Years.Last.Value);
        json.WriteString("membership_rule", layout.MembershipRule);
    }

    /// <summary>Writes the member data_sets: each with its reference and terms.</summary>
    public static void WriteDataSets(Utf8JsonWriter json, ExportOptions options)
    {
        json.WriteStartArray("data_sets");
        foreach (var reference in options.DataSets)
        {
            json.WriteStartObject();
            json.WriteString("data_set", reference.DataSet);
            json.WriteString("version", reference.Version);
            json.WriteString("reference", reference.Text);
            json.WriteString("terms", reference.Terms);
            json.WriteBoolean("restrictive", reference.Restrictive);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, PanelColumn column)
    {
        json.WriteStartObject();
        json.WriteString("name", column.Name);
        json.WriteString("label", column.Label);
        json.WriteString("unit", column.Unit);
        json.WriteString("type", column.Type == PanelType.Whole ? "whole" : "real");
        json.WriteBoolean("key", column.IsKey);
        Bound(json, "least", column.Least);
        Bound(json, "greatest", column.Greatest);
        json.WriteString("definition", column.Definition);
        json.WriteString("missing_rule", column.MissingRule);
        json.WriteBoolean("retrospective", column.Retrospective);
        json.WriteStartArray("sources");
        foreach (var source in column.Sources)
        {
            json.WriteStartObject();
            json.WriteString("data_set", source.DataSet);
            json.WriteString("version", source.Version);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("methods");
        foreach (var method in column.Methods)
            json.WriteStringValue(method.Full);
        json.WriteEndArray();
        if (column.Coverage is { } years)
        {
            json.WriteStartArray("coverage");
            json.WriteNumberValue(years.First.Value);
            json.WriteNumberValue(years.Last.Value);
            json.WriteEndArray();
        }
        else
            json.WriteNull("coverage");
        json.WriteStartArray("values");
        foreach (var label in column.ValueLabels)
        {
            json.WriteStartObject();
            json.WriteNumber("value", label.Value);
            json.WriteString("label", label.Text);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Bound(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
            json.WriteNumber(name, value);
        else
            json.WriteNull(name);
    }
}
