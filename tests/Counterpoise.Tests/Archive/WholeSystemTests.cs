using System.Globalization;
using AwesomeAssertions;
using Counterpoise.Measures;
using Counterpoise.Record;
using DuckDB.NET.Data;
using Xunit;

namespace Counterpoise.Tests.Archive;

/// <summary>Figures over every partner and every pair, against a count in SQL over the files as they were published.</summary>
public sealed class WholeSystemTests(SharedArchive archive)
{
    [Theory]
    [InlineData(1890)]
    [InlineData(1913)]
    [InlineData(1938)]
    [InlineData(1955)]
    [InlineData(1991)]
    [InlineData(2014)]
    public void A_total_of_trade_counts_every_partner_of_the_system(int year)
    {
        var counted = Counted(
            $"""
            WITH {Members(year)}, flows AS (
                SELECT ccode1, ccode2, flow FROM (
                    SELECT ccode1, ccode2, unnest([flow1, flow2]) AS flow FROM {Csv("cow_trade_dyad.csv.gz")}
                    WHERE year = {year}
                )
                WHERE flow IS NOT NULL
                AND ccode1 IN (SELECT ccode FROM members) AND ccode2 IN (SELECT ccode FROM members)
            )
            SELECT ccode, CAST(sum(flow) AS DOUBLE) FROM (
                SELECT ccode1 AS ccode, flow FROM flows UNION ALL SELECT ccode2, flow FROM flows
            ) GROUP BY ccode
            """
        );
        var slice = archive.World.At(new Year(year));
        var held = slice.Column(Variables.Trade).ToArray();
        counted.Should().HaveCountGreaterThan(25);
        slice.Presence(Variables.Trade).Known.Should().Be(counted.Count);
        // Flows are published as whole millions, so that no digit is lost.
        foreach (var (state, total) in counted)
            held[slice.IndexOf(new StateCode((int)state))].Should().Be(total, $"of state {state}");
    }

    [Fact]
    public void A_total_of_trade_is_covered_as_imports_are()
    {
        archive.World.CoverageOf(Variables.Trade).Should().Be(archive.World.CoverageOf(Variables.Imports));
        archive
            .World.Read(Variables.Trade, new StateCode(740), new Year(2015))
            .Should()
            .Be(new Reading<double>.Absent("trade 4.0 covers 1870-2014, not 2015, for total trade with all partners"));
    }

    [Theory]
    [InlineData(1860)]
    [InlineData(1914)]
    [InlineData(1938)]
    [InlineData(1946)]
    [InlineData(1960)]
    [InlineData(1992)]
    [InlineData(2012)]
    [InlineData(2016)]
    public void The_base_rate_counts_every_politically_relevant_pair_of_the_system(int year)
    {
        var rate = TreatyBaseRate
            .Of(archive.World, new Year(year))
            .Should()
            .BeOfType<Reading<TreatyBaseRate>.Known>()
            .Which.Value;
        // A state that was no member in the year before is judged by the year itself.
        var counted = Counted(
            $"""
            WITH {Members(year)},
            past AS ({Panel(year - 1)}),
            judged AS (
                SELECT ccode, CASE WHEN ccode IN (SELECT ccode FROM past) THEN {year - 1} ELSE {year} END AS year
                FROM members
            ),
            majors AS (
                SELECT DISTINCT j.ccode FROM judged j JOIN {Csv("majors2024.csv")} m
                ON m.ccode = j.ccode AND j.year BETWEEN m.styear AND m.endyear
            ),
            pairs AS (
                SELECT a.ccode AS one, b.ccode AS other, greatest(a.year, b.year) AS year
                FROM judged a JOIN judged b ON a.ccode < b.ccode
            ),
            relevant AS (
                SELECT * FROM pairs p
                WHERE one IN (FROM majors) OR other IN (FROM majors)
                OR EXISTS (
                    SELECT 1 FROM {Csv("contdird.csv")} c
                    WHERE c.state1no = p.one AND c.state2no = p.other AND c.year = p.year
                )
            ),
            bound AS (
                SELECT least(ccode1, ccode2) AS one, greatest(ccode1, ccode2) AS other,
                    max(atop_defense) AS defence,
                    max(greatest(atop_offense, atop_neutral, atop_nonagg, atop_consul)) AS further
                FROM {Csv("atop5_1_directed_dyad_year.csv.gz")} WHERE year = {year} GROUP BY ALL
            )
            SELECT 1, count(*) FROM relevant
            UNION ALL SELECT 2, count(*) FROM relevant JOIN bound USING (one, other) WHERE defence = 1
            UNION ALL SELECT 3, count(*) FROM relevant JOIN bound USING (one, other) WHERE defence = 0 AND further = 1
            UNION ALL SELECT 4, count(*) FROM pairs
            """
        );
        (rate.Relevant.Count, rate.Allied.Count, rate.Pledged.Count, rate.Relevant.Known)
            .Should()
            .Be(((int)counted[1], (int)counted[2], (int)counted[3], (int)counted[4]));
        rate.Dyads.Should().Be(rate.Relevant.Count).And.BeGreaterThan(50);
        (rate.Relevant.Missing, rate.Allied.Missing, rate.Pledged.Missing).Should().Be((0, 0, 0));
    }

    private static string Members(int year) => $"members AS ({Panel(year)})";

    private static string Panel(int year) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"SELECT DISTINCT ccode FROM {Csv("cow_gw_panel.csv")} WHERE ccode IS NOT NULL AND year = {year}"
        );

    private static string Csv(string file) =>
        $"read_csv('{SharedRecord.File(file).Replace("'", "''", StringComparison.Ordinal)}', nullstr = ['', 'NA'])";

    private static Dictionary<long, double> Counted(string sql)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        Dictionary<long, double> counted = [];
        while (reader.Read())
        {
            counted.Add(
                Convert.ToInt64(reader.GetValue(0), CultureInfo.InvariantCulture),
                Convert.ToDouble(reader.GetValue(1), CultureInfo.InvariantCulture)
            );
        }
        return counted;
    }
}
