using System.Globalization;
using Counterpoise.Panels;

namespace Counterpoise.Exports;

/// <summary>What is said of a column, in words.</summary>
internal static class ColumnText
{
    /// <summary>Said of what was coded with knowledge of what followed.</summary>
    public const string CodedAfterwards =
        "Retrospective: coded after the fact, with knowledge of what followed; those who decided did not know it.";

    /// <summary>What a row is about.</summary>
    public static string Unit(PanelUnit unit) =>
        unit switch
        {
            PanelUnit.StateYear => "state-year",
            PanelUnit.DyadYear => "dyad-year",
            _ => "directed dyad-year",
        };

    /// <summary>Data sets with their versions.</summary>
    public static string Sources(PanelColumn column) =>
        column.Sources.Count == 0
            ? (column.IsKey ? "key of the row" : "none; computed here")
            : string.Join("; ", column.Sources.Select(source => source.Short));

    /// <summary>Works that define it.</summary>
    public static string Methods(PanelColumn column) =>
        string.Join("; ", column.Methods.Select(method => method.Short));

    /// <summary>Kind of number.</summary>
    public static string Type(PanelColumn column) => column.Type == PanelType.Whole ? "whole number" : "real number";

    /// <summary>Range of its values.</summary>
    public static string Range(PanelColumn column) =>
        (double.IsFinite(column.Least), double.IsFinite(column.Greatest)) switch
        {
            (true, true) => $"{Shown(column.Least)} to {Shown(column.Greatest)}",
            (true, false) => $"{Shown(column.Least)} or more",
            (false, true) => $"{Shown(column.Greatest)} or less",
            _ => "any",
        };

    /// <summary>Years covered.</summary>
    public static string Coverage(PanelColumn column) => column.Coverage?.ToString() ?? "every year";

    private static string Shown(double number) => number.ToString(CultureInfo.InvariantCulture);
}
