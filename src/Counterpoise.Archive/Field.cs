using System.Globalization;

namespace Counterpoise.Archive;

/// <summary>What a column of a data set holds.</summary>
public enum FieldKind
{
    /// <summary>Whole numbers.</summary>
    Integer,

    /// <summary>Numbers with a fraction.</summary>
    Real,

    /// <summary>Text.</summary>
    Text,

    /// <summary>A day, written year-month-day.</summary>
    Day,
}

/// <summary>A column of a data set: where it stands in the file, what it is called in the archive, what it may hold.</summary>
public sealed record Field
{
    private Field(string header, FieldKind kind) => (Header, Column, Kind) = (header, header, kind);

    /// <summary>Name in the file's header.</summary>
    public string Header { get; }

    /// <summary>Name in the archive; by default that of the header.</summary>
    public string Column { get; init; }

    /// <summary>What the column holds.</summary>
    public FieldKind Kind { get; }

    /// <summary>Least admissible number.</summary>
    public double Least { get; private init; } = double.NegativeInfinity;

    /// <summary>Greatest admissible number.</summary>
    public double Greatest { get; private init; } = double.PositiveInfinity;

    /// <summary>Whether every row must have a value.</summary>
    public bool Required { get; private init; }

    /// <summary>Whether the importer works the column out; the file has no such column.</summary>
    public bool IsDerived { get; private init; }

    /// <summary>Texts that stand for a missing value, besides the empty one, with the quirk that counts each.</summary>
    public IReadOnlyDictionary<string, Quirk> MissingCodes { get; private init; } = new Dictionary<string, Quirk>();

    /// <summary>Admissible values, for a fault's rule.</summary>
    public string Range =>
        (double.IsFinite(Least), double.IsFinite(Greatest)) switch
        {
            (true, true) => string.Create(CultureInfo.InvariantCulture, $"{Least}..{Greatest}"),
            (true, false) => string.Create(CultureInfo.InvariantCulture, $"{Least} or more"),
            (false, true) => string.Create(CultureInfo.InvariantCulture, $"at most {Greatest}"),
            _ => "any number",
        };

    /// <summary>A COW or Gleditsch-Ward country code, 2..999, in every row.</summary>
    public static Field Code(string header) => Integer(header, 2, 999).Always();

    /// <summary>A year of the modern state system's record, 1400..2100, in every row.</summary>
    public static Field Year(string header) => Integer(header, 1400, 2100).Always();

    /// <summary>A whole number; the archive keeps it in 32 bits.</summary>
    public static Field Integer(string header, double least = int.MinValue, double greatest = int.MaxValue) =>
        new(header, FieldKind.Integer) { Least = least, Greatest = greatest };

    /// <summary>A number.</summary>
    public static Field Real(
        string header,
        double least = double.NegativeInfinity,
        double greatest = double.PositiveInfinity
    ) => new(header, FieldKind.Real) { Least = least, Greatest = greatest };

    /// <summary>Text.</summary>
    public static Field Text(string header) => new(header, FieldKind.Text);

    /// <summary>A day, written year-month-day.</summary>
    public static Field Day(string header) => new(header, FieldKind.Day);

    /// <summary>The same column, with a value in every row.</summary>
    public Field Always() => this with { Required = true };

    /// <summary>The same column under another name in the archive.</summary>
    public Field As(string column) => this with { Column = column };

    /// <summary>
    /// The same column, but not in the file: missing in every row until the importer sets it. Its range is for readers; what
    /// the importer sets is not checked against it.
    /// </summary>
    public Field Derived() => this with { IsDerived = true };

    /// <summary>The same column, where a text stands for a missing value.</summary>
    public Field Missing(string code, Quirk quirk) =>
        this with
        {
            MissingCodes = new Dictionary<string, Quirk>(MissingCodes) { [code] = quirk },
        };
}
