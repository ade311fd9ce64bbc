using System.Diagnostics;

namespace Counterpoise.Briefs;

/// <summary>What the cells of a column hold.</summary>
public enum ColumnKind
{
    /// <summary>Words.</summary>
    Text,

    /// <summary>Whole numbers.</summary>
    Integer,

    /// <summary>Real numbers.</summary>
    Number,
}

/// <summary>To which side a column's cells are set.</summary>
public enum TextAlignment
{
    /// <summary>To the left, as words are.</summary>
    Left,

    /// <summary>To the right, as numbers are.</summary>
    Right,
}

/// <summary>A column of a <see cref="ResultTable"/>.</summary>
/// <param name="Id">Name of the column in CSV and JSON; part of the contract.</param>
/// <param name="Header">Name of the column for a reader.</param>
/// <param name="Kind">What its cells hold.</param>
public sealed record Column(string Id, string Header, ColumnKind Kind)
{
    /// <summary>Unit, such as <c>km</c>; empty where there is none or the format says it.</summary>
    public string Unit { get; init; } = "";

    /// <summary>How a number is shown; whole numbers are shown plainly, so that years and codes stay legible.</summary>
    public NumberFormat Format { get; init; } = NumberFormat.Significant(3);

    /// <summary>To which side the cells are set.</summary>
    public TextAlignment Alignment { get; init; } = Kind == ColumnKind.Text ? TextAlignment.Left : TextAlignment.Right;

    /// <summary>Whether readers see the column. CSV and JSON hold it always.</summary>
    public bool ShownInText { get; init; } = true;

    /// <summary>A column of words.</summary>
    public static Column OfText(string id, string header) => new(id, header, ColumnKind.Text);

    /// <summary>A column of whole numbers.</summary>
    public static Column OfIntegers(string id, string header) => new(id, header, ColumnKind.Integer);

    /// <summary>A column of real numbers.</summary>
    public static Column OfNumbers(string id, string header, NumberFormat format, string unit = "") =>
        new(id, header, ColumnKind.Number) { Format = format, Unit = unit };

    /// <summary>Name and unit, as they head the column.</summary>
    public string HeaderWithUnit => Unit.Length == 0 ? Header : $"{Header} ({Unit})";

    /// <summary>The same column, kept from readers; CSV and JSON hold it.</summary>
    public Column HiddenFromText() => this with { ShownInText = false };

    /// <summary>How a cell reads.</summary>
    public string Show(Cell cell) =>
        cell switch
        {
            Cell.Text(var text) => text,
            Cell.Integer(var number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Cell.Number number => Format.Show(number.Value),
            Cell.Missing => "no data",
            Cell.Inapplicable => "-",
            _ => throw new UnreachableException(),
        };

    internal bool Admits(Cell cell) =>
        cell switch
        {
            Cell.Text => Kind == ColumnKind.Text,
            Cell.Integer => Kind == ColumnKind.Integer,
            Cell.Number => Kind == ColumnKind.Number,
            _ => true,
        };
}
