using System.Globalization;
using AwesomeAssertions;
using DuckDB.NET.Data;
using Xunit;

namespace Counterpoise.Tests.Archive;

public sealed class EventImporterTests(SharedArchive archive)
{
    [Theory]
    [InlineData("MIDA 5.0.csv", "mid", "5.0", 2_436)]
    [InlineData("MIDB 5.0.csv", "mid-participants", "5.0", 5_883)]
    [InlineData("atop4_alliance_level.csv", "atop-alliances", "4.01", 745)]
    [InlineData("atop4_member_level.csv", "atop-members", "4.01", 2_398)]
    [InlineData("ICOWdyadyr.csv", "icow-claims", "1.1", 10_041)]
    [InlineData("tc2018.csv", "territorial-change", "6", 842)]
    [InlineData("icb1v13.csv", "icb-crises", "13", 482)]
    [InlineData("archigos.csv", "archigos", "4.1", 3_409)]
    [InlineData("td_rivalries.csv", "td-rivalries", "2012", 197)]
    [InlineData("grh_arms_races.csv", "arms-races", "2005", 71)]
    [InlineData("ucdp_acd.csv", "ucdp-conflict", "25.1", 5_652)]
    [InlineData("signorino_ritter_1914.csv", "signorino-ritter", "1999", 20)]
    public void A_file_is_recognised_by_its_header_and_read_whole(string file, string dataSet, string version, int rows)
    {
        var report = archive.Report(file);
        (report.DataSet, report.Version, report.RowsRead, report.RowsKept).Should().Be((dataSet, version, rows, rows));
        Count($"SELECT count(*) FROM {report.Table}").Should().Be(rows);
    }

    [Theory]
    [InlineData("MIDA 5.0.csv", "missing coded -9", 1_474)]
    [InlineData("MIDA 5.0.csv", "dispute that goes on at the end of 2014, but with an earlier end", 1)]
    [InlineData("MIDB 5.0.csv", "missing coded -9", 7_435)]
    [InlineData("MIDB 5.0.csv", "state more than once in a dispute, in separate spells", 23)]
    [InlineData("MIDB 5.0.csv", "state on both sides of a dispute, one after the other", 6)]
    [InlineData("MIDB 5.0.csv", "abbreviation of another state (NIR, Niger, beside the code of Nigeria)", 1)]
    [InlineData("atop4_alliance_level.csv", "end year 0, which means in force at the end of the coverage", 334)]
    [InlineData("atop4_alliance_level.csv", "end month or day 0 beside the year 0", 668)]
    [InlineData("atop4_alliance_level.csv", "member with a code above 999, outside the state system", 1)]
    [InlineData("atop4_alliance_level.csv", "natrefal 9, apart from its scale 0..3", 16)]
    [InlineData(
        "atop4_alliance_level.csv",
        "flag for two sides beside another number of members (a successor follows its predecessor)",
        13
    )]
    [InlineData("atop4_member_level.csv", "end year 0, which means in force at the end of the coverage", 1_062)]
    [InlineData("atop4_member_level.csv", "end month or day 0 beside the year 0", 2_124)]
    [InlineData("atop4_member_level.csv", "member that was not in the state system (cowsys 0)", 92)]
    [InlineData("atop4_member_level.csv", "member with a code above 999, outside the state system", 1)]
    [InlineData("atop4_member_level.csv", "natrefal 9, apart from its scale 0..3", 61)]
    [InlineData("ICOWdyadyr.csv", "region 4 (Middle East)", 321)]
    [InlineData("ICOWdyadyr.csv", "directed dyad-year with several claims", 1_346)]
    [InlineData("ICOWdyadyr.csv", "claimant with a code above 999, no state of the system (dyad empty)", 24)]
    [InlineData("ICOWdyadyr.csv", "greatest hostility above 5, the levels of two disputes added up", 13)]
    [InlineData("tc2018.csv", "missing written as a full stop", 349)]
    [InlineData("tc2018.csv", "missing coded -9", 777)]
    [InlineData("tc2018.csv", "gainer or loser coded 0 or 1, which no state has (occupation, mandate)", 21)]
    [InlineData("tc2018.csv", "loser or entity with a code above 999, outside the state system", 43)]
    [InlineData("tc2018.csv", "gainer and loser are the same state", 2)]
    [InlineData("tc2018.csv", "column version says 5 in the release of version 6", 802)]
    [InlineData("icb1v13.csv", "crisis without any coding (Huthi rebellion)", 1)]
    [InlineData("icb1v13.csv", "day 66, 77 or 88, a code for a part of the month", 59)]
    [InlineData("icb1v13.csv", "999 days where the day of the end is unknown", 6)]
    [InlineData("icb1v13.csv", "length that differs from the dates by more than a month", 4)]
    [InlineData("icb1v13.csv", "code 9, which the scale does not have", 22)]
    [InlineData("icb1v13.csv", "-99 or 99 in a date of mediation", 4)]
    [InlineData("icb1v13.csv", "mediation that ended before it began", 2)]
    [InlineData("icb1v13.csv", "day of a mediation that its month does not have (31 June)", 2)]
    [InlineData("archigos.csv", "spell still open, coded to 2015-12-31", 165)]
    [InlineData("archigos.csv", "spell still open, but coded to the end of 2014", 3)]
    [InlineData("archigos.csv", "spell that ends on the last day of the coverage by something else than being open", 1)]
    [InlineData("archigos.csv", "spell that ended before 1875", 1)]
    [InlineData("td_rivalries.csv", "rivalry still open, coded to 2010", 42)]
    [InlineData("td_rivalries.csv", "rivalry that ended before 1816", 15)]
    [InlineData("td_rivalries.csv", "Venice, with the code 324", 2)]
    [InlineData("ucdp_acd.csv", "conflict-year of two sides on several rows, one for each secondary state", 275)]
    [InlineData("ucdp_acd.csv", "conflict-year with several primary states on a side", 6)]
    [InlineData("ucdp_acd.csv", "Hyderabad, with the code 751", 3)]
    [InlineData("ucdp_acd.csv", "type II, an internationalised conflict within a state", 3_168)]
    public void A_known_peculiarity_is_counted(string file, string quirk, int count) =>
        archive.Report(file).Quirks.Single(q => q.Quirk.Name == quirk).Count.Should().Be(count);

    [Theory]
    [InlineData("SELECT styear FROM mid_5_0 WHERE dispnum = 257", 1914)]
    [InlineData("SELECT styear * 10 + hostlev FROM mid_5_0 WHERE dispnum = 51", 19_505)]
    [InlineData("SELECT count(*) FROM mid_5_0 WHERE fatalpre < 0 OR stday < 0", 0)]
    [InlineData(
        "SELECT count(DISTINCT a.dispnum) FROM mid_participants_5_0 a JOIN mid_participants_5_0 b "
            + "ON a.dispnum = b.dispnum AND a.sidea <> b.sidea WHERE a.ccode = 731 AND b.ccode = 732",
        31
    )]
    [InlineData(
        "SELECT count(DISTINCT a.dispnum) FROM mid_participants_5_0 a JOIN mid_participants_5_0 b "
            + "ON a.dispnum = b.dispnum AND a.sidea <> b.sidea WHERE a.ccode = 750 AND b.ccode = 770",
        40
    )]
    [InlineData("SELECT begyr * 10 + defense FROM atop_alliances_4_01 WHERE atopid = 3180", 19_491)]
    [InlineData("SELECT begyr FROM atop_alliances_4_01 WHERE atopid = 2545", 1941)]
    [InlineData(
        "SELECT count(*) FROM atop_alliances_4_01 WHERE begyr = 1960 AND mem1 = 2 AND mem2 = 740 AND endyr IS NULL "
            + "AND ineffect = 1",
        1
    )]
    [InlineData("SELECT min(yrent) FROM atop_members_4_01 WHERE member = 740 AND atopid = 3220", 1951)]
    [InlineData("SELECT count(*) FROM atop_members_4_01 WHERE atopid = 3180", 42)]
    [InlineData("SELECT count(*) FROM icow_claims_1_1 WHERE year = 1982 AND chal = 160 AND tgt = 200", 3)]
    [InlineData("SELECT count(*) FROM icow_claims_1_1 WHERE chal IN (732, 740) AND tgt IN (732, 740)", 0)]
    [InlineData("SELECT max(maxhost) FROM icow_claims_1_1", 5)]
    [InlineData("SELECT count(*) FROM territorial_change_6 WHERE year = 1871 AND gainer = 255 AND loser = 220", 1)]
    [InlineData("SELECT count(*) FROM territorial_change_6 WHERE entity = 730 AND year = 1905 AND gainer = 740", 1)]
    [InlineData("SELECT count(*) FROM territorial_change_6 WHERE year = 2014 AND gainer = 365 AND loser = 369", 1)]
    [InlineData("SELECT yrtrig FROM icb_crises_13 WHERE crisno = 196 AND crisname = 'CUBAN MISSILES'", 1962)]
    [InlineData("SELECT count(*) FROM icb_crises_13 WHERE brexit = 999", 0)]
    [InlineData(
        "SELECT count(*) FROM archigos_4_1 WHERE leader = 'Obama' AND startdate = DATE '2009-01-20' "
            + "AND enddate = DATE '2015-12-31'",
        1
    )]
    [InlineData("SELECT count(*) FROM archigos_4_1 WHERE gwcode = 731", 3)]
    [InlineData(
        "SELECT endyear FROM td_rivalries_2012 WHERE ccode1 = 731 AND ccode2 = 732 AND type1 = 'positional'",
        2010
    )]
    [InlineData("SELECT count(*) FROM td_rivalries_2012 WHERE ccode1 = 2 AND ccode2 = 365", 2)]
    [InlineData("SELECT endyear FROM arms_races_2005 WHERE ccode1 = 200 AND ccode2 = 255 AND styear = 1934", 1942)]
    [InlineData("SELECT count(DISTINCT conflict_id) FROM ucdp_conflict_25_1 WHERE type_of_conflict = 'interstate'", 52)]
    [InlineData(
        "SELECT count(DISTINCT year) FROM ucdp_conflict_25_1 WHERE type_of_conflict = 'interstate' "
            + "AND gwno_a IN (365, 369) AND gwno_b IN (365, 369)",
        3
    )]
    public void A_table_holds_what_is_known_of_the_record(string sql, int expected) => Count(sql).Should().Be(expected);

    [Fact]
    public void The_published_similarity_of_Germany_and_Russia_in_1914_follows_from_the_table()
    {
        Number("SELECT 1 - 2 * avg(abs(germany - russia)) / 3.0 FROM signorino_ritter_1999")
            .Should()
            .BeApproximately(0.40, 1e-9);
        Number("SELECT 1 - 2 * sum(capability * abs(germany - russia)) / 3.0 FROM signorino_ritter_1999")
            .Should()
            .BeApproximately(-0.46, 1e-9);
    }

    [Fact]
    public void Every_member_of_a_treaty_stands_in_both_files_of_ATOP()
    {
        var members = string.Join(", ", Enumerable.Range(1, 59).Select(i => $"mem{i}"));
        var listed =
            $"SELECT DISTINCT atopid, member FROM (UNPIVOT atop_alliances_4_01 ON {members} INTO NAME place VALUE member)";
        const string joined = "SELECT DISTINCT atopid, member FROM atop_members_4_01";
        Count($"SELECT count(*) FROM ({listed} EXCEPT {joined})").Should().Be(0);
        Count($"SELECT count(*) FROM ({joined} EXCEPT {listed})").Should().Be(0);
        Count($"SELECT count(*) FROM ({joined})").Should().BeGreaterThan(2_000);
    }

    [Fact]
    public void Every_participant_belongs_to_a_dispute_and_five_spells_lie_outside_its_years()
    {
        Count("SELECT count(*) FROM mid_participants_5_0 WHERE dispnum NOT IN (SELECT dispnum FROM mid_5_0)")
            .Should()
            .Be(0);
        Count(
                "SELECT count(*) FROM mid_participants_5_0 p JOIN mid_5_0 d USING (dispnum) "
                    + "WHERE p.styear < d.styear OR p.endyear > d.endyear"
            )
            .Should()
            .Be(5);
    }

    private double Number(string sql)
    {
        using var connection = new DuckDBConnection($"DataSource={archive.Store.Path};ACCESS_MODE=READ_ONLY");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToDouble(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private long Count(string sql) => (long)Number(sql);
}
