namespace Counterpoise.Archive.Importers;

/// <summary>The rule of data sets that keep one row for an unordered pair.</summary>
internal static class UndirectedDyads
{
    /// <summary>Refuses rows whose first state does not have the lower code.</summary>
    public static void RefuseReversed(Batch batch)
    {
        for (int row = 0; row < batch.Rows; row++)
        {
            if (!(batch.Number(row, "ccode1") < batch.Number(row, "ccode2")))
            {
                batch.Refuse(
                    row,
                    "ccode1 is not below ccode2; the data set keeps each pair once, lower code first; "
                        + "swap the two or remove the row."
                );
            }
        }
    }
}
