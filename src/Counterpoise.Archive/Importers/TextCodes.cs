namespace Counterpoise.Archive.Importers;

/// <summary>The rule of columns whose codes are words.</summary>
internal static class TextCodes
{
    /// <summary>Refuses words that are not on the list of a column.</summary>
    public static void RefuseOthers(Batch batch, string column, params string[] admitted)
    {
        for (int row = 0; row < batch.Rows; row++)
        {
            if (batch.Text(row, column) is { } text && !admitted.Contains(text, StringComparer.Ordinal))
            {
                batch.Refuse(
                    row,
                    $"{column} '{text}': {column} is one of {string.Join("; ", admitted)}; correct it at its source."
                );
            }
        }
    }
}
