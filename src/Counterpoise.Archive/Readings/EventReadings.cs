using System.Collections.Frozen;
using System.Globalization;
using Counterpoise.Record;
using DuckDB.NET.Data;

namespace Counterpoise.Archive.Readings;

/// <summary>Reads disputes, wars, rivalries and colonial rule, each from its beginning.</summary>
internal static class EventReadings
{
    // Names of the eight colonisers in COLDAT.
    private static readonly FrozenDictionary<string, int> Colonisers = new Dictionary<string, int>
    {
        ["belgium"] = 211,
        ["britain"] = 200,
        ["france"] = 220,
        ["germany"] = 255,
        ["italy"] = 325,
        ["netherlands"] = 210,
        ["portugal"] = 235,
        ["spain"] = 230,
    }.ToFrozenDictionary();

    // Conflicts of UCDP are numbered apart from the disputes and wars of COW.
    private const int UcdpNumbers = 50_000;

    public static void Read(ArchiveTables tables, WorldBuilder builder, ArchiveChoices choices, List<string> notes)
    {
        if (choices.Disputes == DisputeSource.MidDyadic)
            Disputes(
                tables,
                builder,
                tables.Find(ArchiveChoices.DataSetOf(choices.Disputes)),
                "disno",
                "statea",
                "stateb",
                "hihosta",
                "revstata",
                "orignata",
                "sideaa"
            );
        else
            Disputes(
                tables,
                builder,
                tables.Require(
                    ArchiveChoices.DataSetOf(choices.Disputes),
                    "which was asked for as the list of disputes"
                ),
                "dispnum",
                "ccode1",
                "ccode2",
                "hostlev1",
                "revstate1",
                "orig1",
                "sidea1"
            );
        Wars(tables, builder);
        ArmedConflicts(tables, builder);
        if (choices.Rivalries == RivalrySource.ThompsonSakuwaSuhas)
            Rivalries(tables, builder);
        else
            OlderRivalries(tables, builder);
        ArmsRaces(tables, builder);
        ColonialRule(tables, builder, notes);
        Conquests(tables, builder);
    }

    // Each row describes the conduct of its first state, whom the second perceives. A dyad that is listed under two
    // indexes in one dispute-year is one entry with the highest hostility.
    private static void Disputes(
        ArchiveTables tables,
        WorldBuilder builder,
        HeldDataSet? held,
        string number,
        string actor,
        string perceiver,
        string hostility,
        string revisionist,
        string originator,
        string sideA
    )
    {
        if (held is null)
            return;
        builder.Cover(EventList.Disputes, StateYearReadings.CoverageOf(held));
        tables.Each(
            $"SELECT {number}, {perceiver}, {actor}, year, "
                + $"min(year) OVER (PARTITION BY {number}, {perceiver}, {actor}), "
                + $"max({hostility}), max({revisionist}), max({originator}), "
                // One of the two marks known to be absent is enough to say that it did not begin.
                + $"max(CAST({originator} = 1 AND {sideA} = 1 AS INTEGER)) FROM {held.Table} "
                + $"WHERE {hostility} IS NOT NULL GROUP BY {number}, {perceiver}, {actor}, year",
            row =>
                builder.Add(
                    new DisputeYear(
                        row.GetInt32(0),
                        new DirectedDyad(new StateCode(row.GetInt32(1)), new StateCode(row.GetInt32(2))),
                        new Year(row.GetInt32(3)),
                        new Year(row.GetInt32(4)),
                        row.GetInt32(5),
                        Flag(row, 6),
                        Flag(row, 7)
                    )
                    {
                        Initiator = Flag(row, 8),
                    }
                )
        );
    }

    private static void Wars(ArchiveTables tables, WorldBuilder builder)
    {
        if (tables.Find("dyadic-war") is not { } held)
            return;
        builder.Cover(EventList.Wars, StateYearReadings.CoverageOf(held));
        (int War, int Perceiver, int Rival, int First, int Last, int? Role)? open = null;
        // Roles 1 and 2 are the initiator and those who joined it.
        void Close()
        {
            if (open is { } war)
            {
                builder.Add(
                    new War(
                        war.War,
                        new DirectedDyad(new StateCode(war.Perceiver), new StateCode(war.Rival)),
                        new Year(war.First),
                        new Year(war.Last),
                        war.Role is { } role ? role <= 2 : null
                    )
                );
            }
        }
        tables.Each(
            $"SELECT warnum, stateb, statea, year, min(warolea) FROM {held.Table} "
                + "GROUP BY warnum, stateb, statea, year ORDER BY warnum, stateb, statea, year",
            row =>
            {
                var key = (row.GetInt32(0), row.GetInt32(1), row.GetInt32(2));
                int year = row.GetInt32(3);
                if (open is { } war && (war.War, war.Perceiver, war.Rival) == key && year == war.Last + 1)
                {
                    open = war with { Last = year };
                    return;
                }
                Close();
                open = (key.Item1, key.Item2, key.Item3, year, year, row.IsDBNull(4) ? null : row.GetInt32(4));
            }
        );
        Close();
    }

    private static void Rivalries(ArchiveTables tables, WorldBuilder builder)
    {
        if (tables.Find(ArchiveChoices.DataSetOf(RivalrySource.ThompsonSakuwaSuhas)) is not { } held)
            return;
        builder.Cover(EventList.Rivalries, StateYearReadings.CoverageOf(held));
        tables.Each(
            "SELECT ccode1, ccode2, \"start\", \"end\", \"positional\", spatial, ideological, interventionary, principal "
                + $"FROM {held.Table} WHERE \"end\" >= 1816",
            row =>
                builder.Add(
                    new Rivalry(
                        new Dyad(new StateCode(row.GetInt32(0)), new StateCode(row.GetInt32(1))),
                        new Year(row.GetInt32(2)),
                        new Year(row.GetInt32(3)),
                        Kind(row, 4, RivalryKinds.Positional)
                            | Kind(row, 5, RivalryKinds.Spatial)
                            | Kind(row, 6, RivalryKinds.Ideological)
                            | Kind(row, 7, RivalryKinds.Interventionary),
                        row.GetInt32(8) == 1
                    )
                )
        );
    }

    // Where the lists of disputes and wars end, the interstate conflicts of UCDP go on: a conflict of at least 25 deaths a
    // year is a use of force, one of a thousand a war. Lesser disputes stay unknown, so the coverage of the lists does not
    // change. Who began is not coded.
    private static void ArmedConflicts(ArchiveTables tables, WorldBuilder builder)
    {
        if (tables.Find("ucdp-conflict") is not { } held || tables.Find("country-panel") is not { } panel)
            return;
        var disputes = builder.CoverageOf(EventList.Disputes);
        var wars = builder.CoverageOf(EventList.Wars);
        foreach (var (list, coverage) in new[] { (EventList.Disputes, disputes), (EventList.Wars, wars) })
        {
            if (coverage is not null)
                builder.Cover(list, StateYearReadings.Joined(coverage, held));
        }
        Dictionary<(int Conflict, DirectedDyad Dyad), (Year First, Year Last)> open = [];
        // A side is its primary state and those who joined it; the rows hold every combination.
        tables.Each(
            $"""
            WITH sides AS (
                SELECT conflict_id, year, max(intensity_level) AS intensity, min(year(start_date2)) AS begun, a, b
                FROM (SELECT *, unnest([gwno_a, gwno_a_2nd]) AS a FROM {held.Table}), unnest([gwno_b, gwno_b_2nd]) AS s(b)
                WHERE type_of_conflict = 'interstate' AND a IS NOT NULL AND b IS NOT NULL
                GROUP BY conflict_id, year, a, b)
            SELECT conflict_id, p.ccode, q.ccode, s.year, begun, intensity FROM sides s
            JOIN {panel.Table} p ON p.gwcode = a AND p.year = s.year
            JOIN {panel.Table} q ON q.gwcode = b AND q.year = s.year
            WHERE p.ccode IS NOT NULL AND q.ccode IS NOT NULL ORDER BY conflict_id, p.ccode, q.ccode, s.year
            """,
            row =>
            {
                var dyad = new DirectedDyad(new StateCode(row.GetInt32(1)), new StateCode(row.GetInt32(2)));
                var year = new Year(row.GetInt32(3));
                bool isWar = row.GetInt32(5) == 2;
                foreach (var seen in (ReadOnlySpan<DirectedDyad>)[dyad, new(dyad.Rival, dyad.Perceiver)])
                {
                    if (disputes is not null && disputes.Years.Last < year)
                    {
                        builder.Add(
                            new DisputeYear(
                                UcdpNumbers + row.GetInt32(0),
                                seen,
                                year,
                                new Year(row.GetInt32(4)),
                                isWar ? 5 : 4,
                                null,
                                null
                            )
                        );
                    }
                    if (!isWar || wars is null || wars.Years.Last >= year)
                        continue;
                    var key = (row.GetInt32(0), seen);
                    open[key] =
                        open.TryGetValue(key, out var war) && war.Last.Plus(1) == year
                            ? (war.First, year)
                            : Begin(key, year);
                }
            }
        );
        foreach (var (key, _) in open)
            End(key);

        (Year, Year) Begin((int, DirectedDyad) key, Year year)
        {
            End(key);
            return (year, year);
        }

        void End((int Conflict, DirectedDyad Dyad) key)
        {
            if (open.TryGetValue(key, out var war))
                builder.Add(new War(UcdpNumbers + key.Conflict, key.Dyad, war.First, war.Last, null));
        }
    }

    private static void OlderRivalries(ArchiveTables tables, WorldBuilder builder)
    {
        var held = tables.Require(
            ArchiveChoices.DataSetOf(RivalrySource.ThompsonDreyer),
            "which was asked for as the list of rivalries"
        );
        builder.Cover(EventList.Rivalries, StateYearReadings.CoverageOf(held));
        // Venice, which the list numbers 324, was no state of the system. Principal rivals are not marked.
        tables.Each(
            $"SELECT ccode1, ccode2, styear, endyear, concat_ws(' ', type1, type2, type3) FROM {held.Table} "
                + "WHERE endyear >= 1816 AND ccode1 <> 324 AND ccode2 <> 324",
            row =>
                builder.Add(
                    new Rivalry(
                        new Dyad(new StateCode(row.GetInt32(0)), new StateCode(row.GetInt32(1))),
                        new Year(row.GetInt32(2)),
                        new Year(row.GetInt32(3)),
                        Enum.GetValues<RivalryKinds>()
                            .Where(kind =>
                                row.GetString(4).Contains(kind.ToString(), StringComparison.OrdinalIgnoreCase)
                            )
                            .Aggregate(RivalryKinds.None, (kinds, kind) => kinds | kind),
                        false
                    )
                )
        );
    }

    private static void ArmsRaces(ArchiveTables tables, WorldBuilder builder)
    {
        if (tables.Find("arms-races") is not { } held)
            return;
        builder.Cover(EventList.ArmsRaces, StateYearReadings.CoverageOf(held));
        tables.Each(
            $"SELECT ccode1, ccode2, styear, endyear FROM {held.Table}",
            row =>
                builder.Add(
                    new ArmsRace(
                        new Dyad(new StateCode(row.GetInt32(0)), new StateCode(row.GetInt32(1))),
                        new Year(row.GetInt32(2)),
                        new Year(row.GetInt32(3))
                    )
                )
        );
    }

    // Procedure 1 is conquest; cessions, annexations and the rest are other ways for territory to pass. A loser without a
    // code of the state system is nobody who could remember it.
    private static void Conquests(ArchiveTables tables, WorldBuilder builder)
    {
        if (tables.Find("territorial-change") is not { } held)
            return;
        builder.Cover(EventList.Conquests, StateYearReadings.CoverageOf(held));
        tables.Each(
            $"SELECT DISTINCT gainer, loser, year FROM {held.Table} "
                + "WHERE procedur = 1 AND gainer >= 2 AND loser >= 2 AND gainer <> loser",
            row =>
                builder.Add(
                    new Conquest(
                        new StateCode(row.GetInt32(0)),
                        new StateCode(row.GetInt32(1)),
                        new Year(row.GetInt32(2))
                    )
                )
        );
    }

    // ICOW names the main ruler and the year of independence; COLDAT gives years of European rule (means over its
    // sources). Where both have a pair, COLDAT gives the beginning, and the end too when the state became independent
    // from somebody else: that date does not end the main ruler's rule. Without COLDAT such a pair has no known end and
    // is left out, unless that somebody was no member of the system when it happened or the year before.
    private static void ColonialRule(ArchiveTables tables, WorldBuilder builder, List<string> notes)
    {
        var european = EuropeanRule(tables, notes);
        if (tables.Find("icow-colonial") is not { } held)
        {
            if (tables.Find("coldat") is { } alone)
                builder.Cover(EventList.ColonialRule, StateYearReadings.CoverageOf(alone));
        }
        else
        {
            var own = StateYearReadings.CoverageOf(held);
            builder.Cover(
                EventList.ColonialRule,
                european.Count > 0 ? StateYearReadings.Joined(own, tables.Find("coldat")!) : own
            );
            var panel = tables.Find("country-panel")!;
            int withoutEnd = 0;
            tables.Each(
                "SELECT colruler, state, CAST(floor(inddate / 100) AS INTEGER), "
                    + "indfrom IS NOT NULL AND indfrom <> colruler, "
                    + "EXISTS (SELECT 1 FROM "
                    + $"{panel.Table} p WHERE p.ccode = indfrom "
                    + "AND p.year BETWEEN CAST(floor(inddate / 100) AS INTEGER) - 1 "
                    + "AND CAST(floor(inddate / 100) AS INTEGER)) "
                    + $"FROM {held.Table} WHERE colruler IS NOT NULL AND inddate IS NOT NULL ORDER BY state",
                row =>
                {
                    var pair = (row.GetInt32(0), row.GetInt32(1));
                    int independence = row.GetInt32(2);
                    bool fromAnother = row.GetBoolean(3);
                    if (european.Remove(pair, out var years))
                    {
                        bool ends = !fromAnother && independence >= years.First;
                        Rule(builder, pair, years.First, ends ? independence : years.Last);
                    }
                    else if (fromAnother && row.GetBoolean(4))
                        withoutEnd++;
                    else
                        Rule(builder, pair, null, independence);
                }
            );
            if (withoutEnd > 0)
            {
                notes.Add(
                    $"{withoutEnd.ToString(CultureInfo.InvariantCulture)} main rulers of {held.DataSet} left out: "
                        + "independence came from another state, and no source here dates the end of their rule"
                );
            }
        }
        foreach (var (pair, years) in european)
            Rule(builder, pair, years.First, years.Last);
    }

    private static Dictionary<(int Ruler, int Ruled), (int First, int Last)> EuropeanRule(
        ArchiveTables tables,
        List<string> notes
    )
    {
        Dictionary<(int, int), (int, int)> rule = [];
        if (tables.Find("coldat") is not { } coldat || tables.Find("country-codes") is not { } codes)
            return rule;
        int unmatched = 0;
        tables.Each(
            "SELECT c.colonizer, k.cown, c.colstart_mean, c.colend_mean FROM "
                + $"{coldat.Table} c LEFT JOIN {codes.Table} k ON c.country = k.\"country.name.en\" "
                + "WHERE c.col = 1 AND c.colstart_mean IS NOT NULL AND c.colend_mean IS NOT NULL ORDER BY 1, 2",
            row =>
            {
                if (row.IsDBNull(1) || !Colonisers.TryGetValue(row.GetString(0), out int ruler))
                    unmatched++;
                else
                    rule[(ruler, row.GetInt32(1))] = (row.GetInt32(2), row.GetInt32(3));
            }
        );
        if (unmatched > 0)
        {
            notes.Add(
                $"{unmatched.ToString(CultureInfo.InvariantCulture)} pairs of coldat left out: "
                    + "the names match no COW state"
            );
        }
        return rule;
    }

    private static void Rule(WorldBuilder builder, (int Ruler, int Ruled) pair, int? first, int last) =>
        builder.Add(
            new ColonialRule(
                new StateCode(pair.Ruler),
                new StateCode(pair.Ruled),
                first is { } year ? new Year(year) : null,
                new Year(last)
            )
        );

    private static RivalryKinds Kind(DuckDBDataReader row, int ordinal, RivalryKinds kind) =>
        row.GetInt32(ordinal) == 1 ? kind : RivalryKinds.None;

    private static bool? Flag(DuckDBDataReader row, int ordinal) =>
        row.IsDBNull(ordinal) ? null : row.GetInt32(ordinal) > 0;
}
