using Counterpoise.Exports;
using Counterpoise.Panels;

namespace Counterpoise.Tests.Exports;

/// <summary>A panel with given values.</summary>
/// <param name="Layout">Its layout.</param>
/// <param name="Blocks">The rows of each year of the layout.</param>
internal sealed record SmallPanel(PanelLayout Layout, IReadOnlyList<SmallPanel.Block> Blocks) : IPanel
{
    /// <summary>Rows of a year.</summary>
    /// <param name="Rows">Number of rows.</param>
    /// <param name="Values">Shape [columns][rows].</param>
    /// <param name="Covered">Shape [columns].</param>
    internal sealed record Block(int Rows, double[][] Values, bool[] Covered);

    /// <summary>Called before a year is filled.</summary>
    public Action<Year> OnFill { get; init; } = _ => { };

    public void Fill(Year year, PanelBatch batch)
    {
        OnFill(year);
        var block = Blocks[year.Since(Layout.Years.First)];
        batch.Begin(year, block.Rows);
        for (int c = 0; c < batch.Columns; c++)
        {
            if (block.Covered[c])
                block.Values[c].CopyTo(batch.Writable(c));
            else
                batch.SetUncovered(c);
        }
    }

    /// <summary>All values of a column in the order of the rows.</summary>
    public double[] Column(int column) =>
        [
            .. Blocks.SelectMany(block =>
                block.Covered[column] ? block.Values[column] : Enumerable.Repeat(double.NaN, block.Rows)
            ),
        ];

    /// <summary>For every row, whether the column is covered.</summary>
    public bool[] Covered(int column) =>
        [.. Blocks.SelectMany(block => Enumerable.Repeat(block.Covered[column], block.Rows))];

    /// <summary>State-years of three states, 1816 to 1818, with columns of the caller's.</summary>
    public static SmallPanel StateYears(params (PanelColumn Column, double[] Values)[] columns) =>
        StateYears([], columns);

    /// <summary>The same, with columns that are not covered in the first year.</summary>
    public static SmallPanel StateYears(
        IReadOnlyCollection<string> uncovered,
        params (PanelColumn Column, double[] Values)[] columns
    )
    {
        var all = columns.Select(pair => pair.Column).ToArray();
        var blocks = Enumerable
            .Range(0, 3)
            .Select(y => new Block(
                3,
                [
                    [2, 200, 220],
                    [1816 + y, 1816 + y, 1816 + y],
                    .. columns.Select(pair => pair.Values[(3 * y)..(3 * y + 3)]),
                ],
                [true, true, .. all.Select(column => y > 0 || !uncovered.Contains(column.Name))]
            ));
        return new(
            new(PanelUnit.StateYear, new(1816, 1818), [.. Keys, .. all], "a state was a member on one day at least"),
            [.. blocks]
        );
    }

    /// <summary>The keys of state-years.</summary>
    public static PanelColumn[] Keys { get; } =
    [
        new("ccode", PanelType.Whole, "COW code of the state", "code")
        {
            IsKey = true,
            Least = 1,
            Greatest = 999,
        },
        new("year", PanelType.Whole, "Year", "year")
        {
            IsKey = true,
            Least = 1816,
            Greatest = 2030,
        },
    ];

    /// <summary>Options without remarks.</summary>
    public static ExportOptions Options(int threads = 1) => new(new("test")) { Threads = threads };
}
