using Counterpoise.Panels;
using CsCheck;

namespace Counterpoise.Tests.Exports;

/// <summary>Panels of any columns and rows, as far as every format can hold their values.</summary>
internal static class GeneratedPanel
{
    private const double GreatestInStata = 8.9884656743115785e307;

    private static readonly double[] Remarkable =
    [
        -0.0,
        0.0,
        double.Epsilon,
        -double.Epsilon,
        2.2250738585072014e-308,
        2.2250738585072009e-308,
        GreatestInStata,
        double.MinValue,
        0.1,
        1.0 / 3,
        55.9,
        1e22,
        9007199254740993,
        -1e-5,
    ];

    private static readonly Gen<double> Real = Gen.Frequency(
        (4, Gen.Int[0, Remarkable.Length - 1].Select(i => Remarkable[i])),
        (4, Gen.Double.Where(value => double.IsFinite(value) && value <= GreatestInStata)),
        (2, Gen.Const(double.NaN))
    );

    // The storage types of Stata, one below and one above their limits, and the limits of 32 bits.
    private static readonly Gen<(PanelColumn Column, Gen<double> Values)> AnyColumn = Gen.OneOf(
        Gen.Const((Column(PanelType.Real, double.NegativeInfinity, double.PositiveInfinity), Real)),
        Gen.Const((Column(PanelType.Real, 0, 1), OrMissing(Gen.Double.Unit))),
        Whole(0, 1),
        Whole(-127, 100),
        Whole(-128, 100),
        Whole(-127, 101),
        Whole(-32_767, 32_740),
        Whole(-32_768, 32_740),
        Whole(-32_767, 32_741),
        Whole(-2_147_483_647, 2_147_483_620),
        Whole(int.MinValue, 2_147_483_620),
        Whole(-2_147_483_647, int.MaxValue),
        Gen.Const(
            (
                Column(PanelType.Whole, double.NegativeInfinity, double.PositiveInfinity),
                OrMissing(Gen.Int[-2_147_483_647, 2_147_483_620].Select(value => (double)value))
            )
        )
    );

    /// <summary>State-years: no to six columns beside the keys, one to six years, no to 300 rows each.</summary>
    public static Gen<SmallPanel> Any { get; } =
        from columns in AnyColumn.Array[0, 6]
        from blocks in Block([.. columns.Select(column => column.Values)]).Array[1, 6]
        select new SmallPanel(
            new(
                PanelUnit.StateYear,
                new(1816, 1816 + blocks.Length - 1),
                [.. SmallPanel.Keys, .. columns.Select((column, i) => column.Column with { Name = $"x{i}" })],
                "any"
            ),
            [.. blocks.Select((block, y) => WithYear(block, 1816 + y))]
        );

    private static Gen<SmallPanel.Block> Block(Gen<double>[] columns) =>
        from rows in Gen.Frequency((1, Gen.Const(0)), (3, Gen.Int[1, 20]), (1, Gen.Int[100, 300]))
        from values in All(columns, rows)
        from covered in Gen.Frequency((3, Gen.Const(true)), (1, Gen.Const(false))).Array[columns.Length]
        select new SmallPanel.Block(rows, values, [true, true, .. covered]);

    private static Gen<double[][]> All(Gen<double>[] columns, int rows) =>
        columns.Aggregate(
            Gen.Const(Array.Empty<double[]>()),
            (before, column) => from head in before from tail in column.Array[rows] select (double[][])[.. head, tail]
        );

    private static SmallPanel.Block WithYear(SmallPanel.Block block, int year) =>
        block with
        {
            Values =
            [
                [.. Enumerable.Range(1, block.Rows).Select(code => (double)code)],
                [.. Enumerable.Repeat((double)year, block.Rows)],
                .. block.Values,
            ],
        };

    private static Gen<(PanelColumn, Gen<double>)> Whole(int least, int greatest) =>
        Gen.Const(
            (
                Column(PanelType.Whole, least, greatest),
                OrMissing(
                    Gen.OneOf(Gen.Const(least), Gen.Const(greatest), Gen.Int[least, greatest])
                        .Select(value => (double)value)
                )
            )
        );

    private static Gen<double> OrMissing(Gen<double> values) => Gen.Frequency((4, values), (1, Gen.Const(double.NaN)));

    private static PanelColumn Column(PanelType type, double least, double greatest) =>
        new("x", type, "a label", "a unit") { Least = least, Greatest = greatest };
}
