using System.Globalization;
using Counterpoise.Briefs;

namespace Counterpoise.Figures;

/// <summary>What stands beneath a table in every format for readers.</summary>
internal static class TableFoot
{
    private const int MostReasons = 6;

    /// <summary>How many rows are left out; null where none is.</summary>
    public static string? RowsLeftOut(ResultTable table) =>
        table.RowsLeftOut switch
        {
            0 => null,
            var more => $"{more.ToString("N0", CultureInfo.InvariantCulture)} more (csv and json hold every row)",
        };

    /// <summary>The reasons for what is missing, then the notes.</summary>
    public static IEnumerable<string> Lines(ResultTable table)
    {
        var reasons = table.ReasonsShown;
        foreach (var reason in reasons.Take(MostReasons))
            yield return $"no data: {reason}";
        if (reasons.Count > MostReasons)
        {
            var more = (reasons.Count - MostReasons).ToString(CultureInfo.InvariantCulture);
            yield return $"no data: {more} more reasons (json holds every one)";
        }
        foreach (var note in table.Notes)
            yield return note;
    }
}
