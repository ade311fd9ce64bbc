using Counterpoise.Record;
using DuckDB.NET.Data;

namespace Counterpoise.Archive.Readings;

/// <summary>Reads the variables of pairs, only for the years asked for.</summary>
internal static class DyadYearReadings
{
    public static void Read(ArchiveTables tables, WorldBuilder builder, AllianceSource alliances)
    {
        Contiguity(tables, builder);
        Undirected(tables, builder, "minimum-distance", Variables.MinimumDistance, "mindist");
        Undirected(tables, builder, "igos", Variables.JointIgos, "dyadigos");
        Troops(tables, builder);
        Imports(tables, builder);
        if (alliances == AllianceSource.Atop)
            Obligations(tables, builder);
        else
            FormalAlliances(tables, builder);
    }

    private static void Contiguity(ArchiveTables tables, WorldBuilder builder)
    {
        if (tables.Find("contiguity") is not { } held)
            return;
        builder.Cover(Variables.Contiguity, StateYearReadings.CoverageOf(held));
        tables.Each(
            "SELECT least(state1no, state2no), greatest(state1no, state2no), year, min(conttype) "
                + $"FROM {held.Table} WHERE {ArchiveTables.Within(builder.Years)} GROUP BY ALL",
            row =>
                builder.Set(
                    Variables.Contiguity,
                    new StateCode(row.GetInt32(0)),
                    new StateCode(row.GetInt32(1)),
                    new Year(row.GetInt32(2)),
                    row.GetInt32(3)
                )
        );
    }

    private static void Undirected(
        ArchiveTables tables,
        WorldBuilder builder,
        string dataSet,
        Variable variable,
        string column
    )
    {
        if (tables.Find(dataSet) is not { } held)
            return;
        builder.Cover(variable, StateYearReadings.CoverageOf(held));
        tables.Each(
            $"SELECT ccode1, ccode2, year, CAST({column} AS DOUBLE) FROM {held.Table} "
                + $"WHERE {column} IS NOT NULL AND {ArchiveTables.Within(builder.Years)}",
            row =>
                builder.Set(
                    variable,
                    new StateCode(row.GetInt32(0)),
                    new StateCode(row.GetInt32(1)),
                    new Year(row.GetInt32(2)),
                    row.GetDouble(3)
                )
        );
    }

    // Only the United States is counted. Codes above 1000 are territories, and nobody is stationed abroad at home.
    private static void Troops(ArchiveTables tables, WorldBuilder builder)
    {
        if (tables.Find("us-troops") is not { } held)
            return;
        builder.Cover(Variables.Troops, StateYearReadings.CoverageOf(held));
        tables.Each(
            $"SELECT ccode, year, CAST(max(troops_ad) AS DOUBLE) FROM {held.Table} WHERE ccode < 1000 AND ccode <> 2 "
                + $"AND troops_ad IS NOT NULL AND {ArchiveTables.Within(builder.Years)} GROUP BY ALL",
            row =>
                builder.Set(
                    Variables.Troops,
                    new StateCode(2),
                    new StateCode(row.GetInt32(0)),
                    new Year(row.GetInt32(1)),
                    row.GetDouble(2)
                )
        );
    }

    // flow1 is what the first state imports from the second, flow2 the reverse.
    private static void Imports(ArchiveTables tables, WorldBuilder builder)
    {
        if (tables.Find("trade") is not { } held)
            return;
        builder.Cover(Variables.Imports, StateYearReadings.CoverageOf(held));
        tables.Each(
            $"SELECT ccode1, ccode2, year, flow1, flow2 FROM {held.Table} WHERE {ArchiveTables.Within(builder.Years)}",
            row =>
            {
                var one = new StateCode(row.GetInt32(0));
                var other = new StateCode(row.GetInt32(1));
                var year = new Year(row.GetInt32(2));
                if (!row.IsDBNull(3))
                    builder.Set(Variables.Imports, one, other, year, row.GetDouble(3));
                if (!row.IsDBNull(4))
                    builder.Set(Variables.Imports, other, one, year, row.GetDouble(4));
            }
        );
    }

    private static void Obligations(ArchiveTables tables, WorldBuilder builder)
    {
        if (tables.Find(ArchiveChoices.DataSetOf(AllianceSource.Atop)) is not { } held)
            return;
        builder.Cover(Variables.Obligations, StateYearReadings.CoverageOf(held));
        tables.Each(
            "SELECT ccode1, ccode2, year, atop_defense, atop_offense, atop_neutral, atop_nonagg, atop_consul "
                + $"FROM {held.Table} WHERE {ArchiveTables.Within(builder.Years)}",
            row =>
            {
                var owed =
                    Flag(row, 3, Record.Obligations.Defence)
                    | Flag(row, 4, Record.Obligations.Offence)
                    | Flag(row, 5, Record.Obligations.Neutrality)
                    | Flag(row, 6, Record.Obligations.NonAggression)
                    | Flag(row, 7, Record.Obligations.Consultation);
                if (owed == Record.Obligations.None)
                    owed = Record.Obligations.TreatyWithout;
                builder.Set(
                    Variables.Obligations,
                    new StateCode(row.GetInt32(0)),
                    new StateCode(row.GetInt32(1)),
                    new Year(row.GetInt32(2)),
                    (double)owed
                );
            }
        );
    }

    // COW's types of alliance: a defence pact, a neutrality or non-aggression pact, an entente to consult. A pair may have
    // several alliances at once; what one of them owes, it owes. The types are those of the alliance and not of a side, so a
    // pair that is named in one direction only owes the same in the other. A row without a year stands for the years between
    // its dates, and an obligation that is not stated is unknown where no other alliance states it.
    private static void FormalAlliances(ArchiveTables tables, WorldBuilder builder)
    {
        var held = tables.Require(
            ArchiveChoices.DataSetOf(AllianceSource.Cow),
            "which was asked for as the list of alliances"
        );
        builder.Cover(Variables.Obligations, StateYearReadings.CoverageOf(held));
        string last = held.Coverage.Last.ToString();
        tables.Each(
            $"""
            WITH dated AS (
                SELECT version4id, ccode1, ccode2, defense, neutrality, nonaggression, entente, year FROM {held.Table}
                WHERE year IS NOT NULL
                UNION ALL
                SELECT version4id, ccode1, ccode2, defense, neutrality, nonaggression, entente,
                    CAST(unnest(range(dyad_st_year, least(coalesce(dyad_end_year, {last}), {last}) + 1)) AS INTEGER)
                FROM {held.Table} WHERE year IS NULL AND dyad_st_year IS NOT NULL),
            both_ways AS (
                SELECT * FROM dated
                UNION ALL
                SELECT version4id, ccode2, ccode1, defense, neutrality, nonaggression, entente, year FROM dated one
                WHERE NOT EXISTS (SELECT 1 FROM dated other WHERE other.version4id = one.version4id
                    AND other.ccode1 = one.ccode2 AND other.ccode2 = one.ccode1 AND other.year = one.year))
            SELECT ccode1, ccode2, year, max(defense), max(neutrality), max(nonaggression), max(entente),
                bool_or(defense IS NULL OR neutrality IS NULL OR nonaggression IS NULL OR entente IS NULL)
            FROM both_ways WHERE {ArchiveTables.Within(builder.Years)} GROUP BY ccode1, ccode2, year
            """,
            row =>
            {
                var owed =
                    Flag(row, 3, Record.Obligations.Defence)
                    | Flag(row, 4, Record.Obligations.Neutrality)
                    | Flag(row, 5, Record.Obligations.NonAggression)
                    | Flag(row, 6, Record.Obligations.Consultation);
                var from = new StateCode(row.GetInt32(0));
                var toward = new StateCode(row.GetInt32(1));
                var year = new Year(row.GetInt32(2));
                // A defence pact decides, whatever else is not stated.
                if (row.GetBoolean(7) && !owed.HasFlag(Record.Obligations.Defence))
                    builder.SetUnknown(Variables.Obligations, from, toward, year);
                else
                {
                    builder.Set(
                        Variables.Obligations,
                        from,
                        toward,
                        year,
                        (double)(owed == Record.Obligations.None ? Record.Obligations.TreatyWithout : owed)
                    );
                }
            }
        );
    }

    private static Obligations Flag(DuckDBDataReader row, int ordinal, Obligations obligation) =>
        !row.IsDBNull(ordinal) && row.GetInt32(ordinal) == 1 ? obligation : Record.Obligations.None;
}
