using Counterpoise.Measures;
using Counterpoise.Panels;
using Counterpoise.Record;
using Counterpoise.Tests.Measures;

namespace Counterpoise.Tests.Panels;

/// <summary>Panels as tests ask for them.</summary>
internal static class PanelReading
{
    public static Panel Of(
        World world,
        PanelUnit unit,
        YearSpan years,
        string measures,
        bool relevantOnly = false,
        Specification? specification = null
    ) =>
        Panel.Of(
            new Measurements(world, TestParameters.Shipped),
            specification ?? Specification.Default,
            unit,
            years,
            PanelMeasures.Parse(measures, unit, []),
            relevantOnly
        );

    /// <summary>The rows of a year.</summary>
    public static PanelBatch Filled(this Panel panel, int year)
    {
        var batch = new PanelBatch(panel.Layout.Columns.Count);
        panel.Fill(new Year(year), batch);
        return batch;
    }

    /// <summary>The values of one column, by name.</summary>
    public static double[] Column(this Panel panel, PanelBatch batch, string name) =>
        batch.Column(panel.Layout.Columns.ToList().FindIndex(column => column.Name == name)).ToArray();

    /// <summary>One value of one column.</summary>
    public static double Value(this Panel panel, int year, string name, params int[] key)
    {
        var batch = panel.Filled(year);
        for (int row = 0; row < batch.Rows; row++)
        {
            bool isIt = true;
            for (int k = 0; k < key.Length; k++)
                isIt &= batch.Column(k)[row] == key[k];
            if (isIt)
                return panel.Column(batch, name)[row];
        }
        throw new ArgumentException("No such row.", nameof(key));
    }
}
