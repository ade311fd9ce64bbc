using Counterpoise.Panels;

namespace Counterpoise.Exports;

/// <summary>How Stata stores a number, and what it can hold.</summary>
/// <param name="Bytes">Bytes of a value.</param>
/// <param name="Code118">Type code in format 118.</param>
/// <param name="Code115">Type code in format 115.</param>
/// <param name="Least">Least value.</param>
/// <param name="Greatest">Greatest value; what lies above stands for missing values.</param>
/// <param name="Format">How Stata shows it by default.</param>
/// <remarks>Source: StataCorp, help dta (format 118) and help dta_115, "Representation of numbers".</remarks>
internal sealed record StataStorage(
    int Bytes,
    ushort Code118,
    byte Code115,
    double Least,
    double Greatest,
    string Format
)
{
    public static StataStorage Byte { get; } = new(1, 65530, 251, -127, 100, "%8.0g");

    public static StataStorage Int { get; } = new(2, 65529, 252, -32_767, 32_740, "%8.0g");

    public static StataStorage Long { get; } = new(4, 65528, 253, -2_147_483_647, 2_147_483_620, "%12.0g");

    // The greatest double is 2^1023 less one step: 2^1023 itself is the missing value ".".
    public static StataStorage Double { get; } =
        new(8, 65526, 255, double.MinValue, BitConverter.UInt64BitsToDouble(0x7fdf_ffff_ffff_ffff), "%10.0g");

    /// <summary>
    /// The smallest that holds all of a column by its stated range. Whole numbers of no stated range are long; those whose range exceeds
    /// long are double, which holds them exactly.
    /// </summary>
    public static StataStorage Of(PanelColumn column)
    {
        if (column.Type == PanelType.Real)
            return Double;
        if (!double.IsFinite(column.Least) || !double.IsFinite(column.Greatest))
            return Long;
        return ((StataStorage[])[Byte, Int, Long]).FirstOrDefault(type => type.Holds(column.Least, column.Greatest))
            ?? Double;
    }

    private bool Holds(double least, double greatest) => least >= Least && greatest <= Greatest;
}
