using Counterpoise.Panels;

namespace Counterpoise.Exports;

/// <summary>A remark that goes with a column, or with the whole panel.</summary>
/// <param name="Column">Name of the column; empty for the panel.</param>
/// <param name="Text">The remark.</param>
internal sealed record PanelNote(string Column, string Text)
{
    /// <summary>What a Stata file tells of its missing values.</summary>
    public const string MissingCodes =
        "Missing values: .a where the data sets do not cover the year, .b where they cover it and give no value.";

    /// <summary>The remarks on a panel and, in their order, on its columns.</summary>
    public static IReadOnlyList<PanelNote> Of(PanelLayout layout, ExportOptions options)
    {
        List<PanelNote> notes = [];
        if (layout.MembershipRule.Length > 0)
            notes.Add(new("", $"Rows: {layout.MembershipRule}"));
        notes.Add(new("", MissingCodes));
        if (options.Manifest.Command.Length > 0)
            notes.Add(new("", $"Made by: {options.Manifest.Command}"));
        notes.AddRange(options.DataSets.Select(reference => new PanelNote("", $"Cite: {reference.Text}")));
        foreach (var column in layout.Columns)
        {
            notes.Add(new(column.Name, $"Source: {ColumnText.Sources(column)}"));
            if (column.Unit.Length > 0)
                notes.Add(new(column.Name, $"Unit: {column.Unit}"));
            if (column.MissingRule.Length > 0)
                notes.Add(new(column.Name, $"Missing: {column.MissingRule}"));
            if (column.Definition.Length > 0)
                notes.Add(new(column.Name, $"Definition: {column.Definition}"));
            if (column.Retrospective)
                notes.Add(new(column.Name, ColumnText.CodedAfterwards));
        }
        return notes;
    }
}
