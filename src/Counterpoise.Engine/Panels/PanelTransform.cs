namespace Counterpoise.Panels;

/// <summary>What is done to a variable before it becomes a column.</summary>
public enum PanelTransformKind
{
    /// <summary>The value of the same state or states some years before.</summary>
    Lag,

    /// <summary>The lower of the two (dixon1994).</summary>
    WeakLink,

    /// <summary>The higher of the two.</summary>
    StrongLink,

    /// <summary>The higher over the lower, 1 or more (bremer1992).</summary>
    Ratio,

    /// <summary>The first state's part of the sum of the two.</summary>
    Share,

    /// <summary>The first state's less the second's.</summary>
    Difference,

    /// <summary>The natural logarithm.</summary>
    Log,

    /// <summary>Whole years since something last happened between the two (cartersignorino2010).</summary>
    PeaceYears,

    /// <summary>Whether the years of peace are cut off on the left: no event came before.</summary>
    PeaceCensored,
}

/// <summary>A transform with its number.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Number">Years of a lag, or the highest power of the years of peace; 1 where none is called for.</param>
public readonly record struct PanelTransform(PanelTransformKind Kind, int Number = 1)
{
    /// <summary>Longest lag, in years.</summary>
    public const int LongestLag = 100;

    /// <summary>Highest power of the years of peace.</summary>
    public const int HighestPower = 3;

    /// <summary>The transforms by name, as on the command line, each with what it does.</summary>
    public static IReadOnlyList<(string Name, PanelTransformKind Kind, string Meaning)> Names { get; } =
    [
        ("lag", PanelTransformKind.Lag, "the value of the year before; lag=K of K years before"),
        ("weak-link", PanelTransformKind.WeakLink, "the lower of the two"),
        ("strong-link", PanelTransformKind.StrongLink, "the higher of the two"),
        ("ratio", PanelTransformKind.Ratio, "the higher over the lower, 1 or more; missing where the lower is 0"),
        ("share", PanelTransformKind.Share, "ccode1's part of the sum of the two; missing where the sum is 0"),
        ("difference", PanelTransformKind.Difference, "ccode1's less ccode2's"),
        ("log", PanelTransformKind.Log, "natural logarithm; missing where the value is 0"),
        (
            "peace-years",
            PanelTransformKind.PeaceYears,
            "whole years since the last such event of the two; peace-years=3 adds square and cube"
        ),
        (
            "peace-censored",
            PanelTransformKind.PeaceCensored,
            "1 where peace-years run from no event, but from the first year together or the list's: cut off on the left"
        ),
    ];

    /// <summary>Its name on the command line.</summary>
    public string Name
    {
        get
        {
            var kind = Kind;
            return Names.First(one => one.Kind == kind).Name;
        }
    }

    /// <inheritdoc />
    public override string ToString() =>
        Number == 1 ? Name : $"{Name}={Number.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
}
