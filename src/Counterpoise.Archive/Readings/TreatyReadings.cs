using System.Globalization;
using Counterpoise.Record;

namespace Counterpoise.Archive.Readings;

/// <summary>Reads which alliance treaties bind a state, from ATOP's state-years and, for what they hold, its alliances.</summary>
internal static class TreatyReadings
{
    private const int Columns = 59;

    public static void Read(ArchiveTables tables, WorldBuilder builder)
    {
        if (tables.Find("atop-state-years") is not { } held)
            return;
        var defence = new Dictionary<int, bool>();
        var coverage = StateYearReadings.CoverageOf(held);
        if (tables.Find("atop-alliances") is { } alliances)
        {
            coverage = StateYearReadings.Joined(coverage, alliances);
            tables.Each(
                $"SELECT atopid, defense FROM {alliances.Table}",
                row => defence[row.GetInt32(0)] = row.GetInt32(1) == 1
            );
        }
        builder.CoverTreaties(coverage);
        var ids = Enumerable.Range(1, Columns).Select(i => "atopid" + i.ToString(CultureInfo.InvariantCulture));
        (int Treaty, int State, int First, int Last)? spell = null;
        tables.Each(
            "SELECT DISTINCT treaty, state, year FROM (SELECT state, year, unnest(["
                + string.Join(", ", ids)
                + $"]) AS treaty FROM {held.Table}) WHERE treaty IS NOT NULL ORDER BY treaty, state, year",
            row =>
            {
                var (treaty, state, year) = (row.GetInt32(0), row.GetInt32(1), row.GetInt32(2));
                if (spell is { } open && open.Treaty == treaty && open.State == state && open.Last + 1 == year)
                {
                    spell = open with { Last = year };
                    return;
                }
                Close();
                spell = (treaty, state, year, year);
            }
        );
        Close();

        void Close()
        {
            if (spell is { } closed)
                builder.Add(
                    new TreatyMembership(
                        closed.Treaty,
                        new StateCode(closed.State),
                        new Year(closed.First),
                        new Year(closed.Last),
                        defence.TryGetValue(closed.Treaty, out bool coded) ? coded : null
                    )
                );
        }
    }
}
