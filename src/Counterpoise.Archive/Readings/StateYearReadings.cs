using Counterpoise.Files;
using Counterpoise.Record;
using DuckDB.NET.Data;

namespace Counterpoise.Archive.Readings;

/// <summary>Reads the variables of single states.</summary>
internal static class StateYearReadings
{
    private const string NonCommercial = "Polity5: free for non-commercial research";

    private const string VDem = "V-Dem CC BY-SA 4.0 as far as known; GPL-2 packaging";

    // Adherents by family in the archive, in the order of Variables.Religions.
    private static readonly string[] Families =
    [
        "chrstgen",
        "judgen",
        "islmgen",
        "budgen",
        "zorogen",
        "hindgen",
        "sikhgen",
        "shntgen",
        "bahgen",
        "taogen",
        "jaingen",
        "confgen",
        "syncgen",
        "anmgen",
        "nonrelig",
        "othrgen",
    ];

    public static void Read(ArchiveTables tables, WorldBuilder builder)
    {
        Columns(
            tables,
            builder,
            "nmc",
            (Variables.MilitaryExpenditure, "milex"),
            (Variables.MilitaryPersonnel, "milper"),
            (Variables.IronAndSteel, "irst"),
            (Variables.Energy, "pec"),
            (Variables.TotalPopulation, "tpop"),
            (Variables.UrbanPopulation, "upop"),
            (Variables.PublishedCinc, "cinc")
        );
        Columns(
            tables,
            builder,
            "gdp-population",
            (Variables.Gdp, "pwtrgdp"),
            (Variables.GdpPerCapita, "mrgdppc"),
            (Variables.Population, "pwtpop")
        );
        Columns(
            tables,
            builder,
            "democracy",
            (Variables.Polity2, "polity2"),
            (Variables.Polyarchy, "v2x_polyarchy"),
            (Variables.ExtendedUds, "aeuds")
        );
        Columns(tables, builder, "nuclear-status", (Variables.NuclearStatus, "nuclear_weapons_status"));
        Columns(tables, builder, "nuclear-warheads", (Variables.Warheads, "warheads"));
        Columns(tables, builder, "ideal-points", (Variables.IdealPoint, "idealpointall"));
        Columns(tables, builder, "territorial-threat", (Variables.TerritorialThreat, "lterrthreat"));
        Columns(tables, builder, "threat-environment", (Variables.PublishedLeedsSavun, "lsthreat"));
        Polity(tables, builder);
        if (tables.Find("democracy") is { } regimes)
        {
            builder.Cover(Variables.Polyarchy, new Coverage(SourceOf(regimes), regimes.Coverage, VDem));
            if (tables.Find("polity") is null)
            {
                builder.Cover(
                    Variables.Polity2,
                    new Coverage(SourceOf(regimes), new YearSpan(regimes.Coverage.First, new Year(2018)), NonCommercial)
                );
            }
        }
        if (tables.Find("ideal-points") is { } votes)
        {
            builder.Cover(
                Variables.IdealPoint,
                new Coverage(SourceOf(votes), new YearSpan(votes.Coverage.First, new Year(2023)), votes.Licence)
            );
        }
        Majors(tables, builder);
        Poles(builder);
        CapitalPlaces(tables, builder);
        ReligionShares(tables, builder);
    }

    public static Source SourceOf(HeldDataSet held) => new(held.DataSet, held.Version);

    public static Coverage CoverageOf(HeldDataSet held) => new(SourceOf(held), held.Coverage, held.Licence);

    /// <summary>What a data set covers, where another adds to it; the years stay those of the first.</summary>
    public static Coverage Joined(Coverage coverage, HeldDataSet other) =>
        coverage with
        {
            Source = coverage.Source.With(SourceOf(other)),
            Licence = $"{coverage.Licence}; {other.DataSet}: {other.Licence}",
        };

    private static void Columns(
        ArchiveTables tables,
        WorldBuilder builder,
        string dataSet,
        params (Variable Variable, string Column)[] columns
    )
    {
        if (tables.Find(dataSet) is not { } held)
            return;
        foreach (var (variable, _) in columns)
            builder.Cover(variable, CoverageOf(held));
        tables.Each(
            $"SELECT ccode, year, {string.Join(", ", columns.Select(c => $"CAST({c.Column} AS DOUBLE)"))} "
                + $"FROM {held.Table} WHERE ccode IS NOT NULL AND {ArchiveTables.Within(builder.Years)}",
            row =>
            {
                for (int i = 0; i < columns.Length; i++)
                {
                    if (!row.IsDBNull(i + 2))
                        builder.Set(columns[i].Variable, State(row), YearOf(row), row.GetDouble(i + 2));
                }
            }
        );
    }

    // Polity's own file knows states that the panel of regimes misses (the Soviet Union, Vietnam), and speaks before it. Where
    // both have a score the file's stands.
    private static void Polity(ArchiveTables tables, WorldBuilder builder)
    {
        if (tables.Find("polity") is { } held)
            Columns(tables, builder, held.DataSet, (Variables.Polity2, "polity2"));
    }

    private static void Majors(ArchiveTables tables, WorldBuilder builder)
    {
        if (tables.Find("majors") is not { } held)
            return;
        builder.Cover(Variables.MajorPower, CoverageOf(held));
        tables.Each(
            $"SELECT ccode, styear, endyear FROM {held.Table}",
            row =>
            {
                for (int year = row.GetInt32(1); year <= row.GetInt32(2); year++)
                    builder.Set(Variables.MajorPower, State(row), new Year(year), 1);
            }
        );
    }

    // Poles by stated dates are a list of ours, not a data set of the archive.
    private static void Poles(WorldBuilder builder)
    {
        var poles = PolesFile.Shipped();
        builder.Cover(Variables.Pole, poles.Coverage);
        foreach (var spell in poles.Spells)
        {
            for (var year = spell.Years.First; year <= spell.Years.Last; year = year.Plus(1))
                builder.Set(Variables.Pole, spell.State, year, 1);
        }
    }

    // Where a member has no capital on 1 July, as in the year in which its spell begins late, the nearest spell serves.
    private static void CapitalPlaces(ArchiveTables tables, WorldBuilder builder)
    {
        if (tables.Find("capitals") is not { } held)
            return;
        builder.Cover(Variables.CapitalLatitude, CoverageOf(held));
        builder.Cover(Variables.CapitalLongitude, CoverageOf(held));
        List<(StateCode State, DateOnly First, DateOnly Last, double Latitude, double Longitude)> spells = [];
        tables.Each(
            $"SELECT ccode, stdate, enddate, lat, lng FROM {held.Table} ORDER BY ccode, stdate",
            row =>
                spells.Add(
                    (
                        State(row),
                        row.GetFieldValue<DateOnly>(1),
                        row.GetFieldValue<DateOnly>(2),
                        row.GetDouble(3),
                        row.GetDouble(4)
                    )
                )
        );
        foreach (var state in spells.GroupBy(spell => spell.State))
        {
            for (int y = 0; y < builder.Years.Count; y++)
            {
                var year = builder.Years.First.Plus(y);
                if (!held.Coverage.Contains(year))
                    continue;
                var midyear = new DateOnly(year.Value, 7, 1).DayNumber;
                var nearest = state.MinBy(spell =>
                    Math.Max(0, Math.Max(spell.First.DayNumber - midyear, midyear - spell.Last.DayNumber))
                );
                builder.Set(Variables.CapitalLatitude, state.Key, year, nearest.Latitude);
                builder.Set(Variables.CapitalLongitude, state.Key, year, nearest.Longitude);
            }
        }
    }

    // The source speaks every fifth year and asks to interpolate; nothing is carried beyond its points.
    private static void ReligionShares(ArchiveTables tables, WorldBuilder builder)
    {
        if (tables.Find("religions") is not { } held)
            return;
        foreach (var variable in Variables.Religions)
            builder.Cover(variable, CoverageOf(held));
        StateCode? previousState = null;
        var previousYear = default(Year);
        var previous = new double[Families.Length];
        var current = new double[Families.Length];
        tables.Each(
            $"SELECT state, year, {string.Join(", ", Families.Select(f => $"{f} / CAST(pop AS DOUBLE)"))} "
                + $"FROM {held.Table} WHERE pop > 0 ORDER BY state, year",
            row =>
            {
                for (int i = 0; i < Families.Length; i++)
                    current[i] = row.IsDBNull(i + 2) ? double.NaN : row.GetDouble(i + 2);
                int apart = previousState == State(row) ? YearOf(row).Since(previousYear) : 0;
                for (int back = apart is > 0 and <= 5 ? apart - 1 : 0; back >= 0; back--)
                {
                    double weight = apart == 0 ? 0 : (double)back / apart;
                    for (int i = 0; i < Families.Length; i++)
                    {
                        double share = weight == 0 ? current[i] : current[i] * (1 - weight) + previous[i] * weight;
                        if (!double.IsNaN(share))
                            builder.Set(Variables.Religions[i], State(row), YearOf(row).Plus(-back), share);
                    }
                }
                (previousState, previousYear) = (State(row), YearOf(row));
                current.CopyTo(previous, 0);
            }
        );
    }

    private static StateCode State(DuckDBDataReader row) => new(row.GetInt32(0));

    private static Year YearOf(DuckDBDataReader row) => new(row.GetInt32(1));
}
