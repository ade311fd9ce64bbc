using System.Globalization;

namespace Counterpoise.Archive.Importers;

/// <summary>The rules of data sets that keep a row for a span of years of a dyad (ccode1, ccode2, styear, endyear).</summary>
internal static class RivalrySpells
{
    /// <summary>Refuses rows whose end lies before their start.</summary>
    public static void RefuseEndBeforeStart(Batch batch)
    {
        for (int row = 0; row < batch.Rows; row++)
        {
            if (batch.Number(row, "endyear") < batch.Number(row, "styear"))
                batch.Refuse(row, "endyear lies before styear; what ends has begun before; correct one of the two.");
        }
    }

    /// <summary>Refuses spans of one dyad that have a year in common, save where one ends as the other begins.</summary>
    public static void RefuseOverlap(Batch batch)
    {
        var dyads = Enumerable
            .Range(0, batch.Rows)
            .GroupBy(row => (batch.Number(row, "ccode1"), batch.Number(row, "ccode2")));
        foreach (var dyad in dyads)
        {
            var spans = dyad.OrderBy(row => batch.Number(row, "styear")).ToList();
            for (int i = 1; i < spans.Count; i++)
            {
                if (batch.Number(spans[i], "styear") < batch.Number(spans[i - 1], "endyear"))
                {
                    var other = batch.LineOf(spans[i - 1]).ToString(CultureInfo.InvariantCulture);
                    batch.Refuse(
                        spans[i],
                        $"the years overlap those of line {other} for the same two states; one span ends before the next "
                            + "begins; correct one of the two."
                    );
                }
            }
        }
    }
}
