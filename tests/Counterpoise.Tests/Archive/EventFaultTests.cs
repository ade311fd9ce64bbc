using AwesomeAssertions;
using Counterpoise.Archive;
using DuckDB.NET.Data;
using Xunit;

namespace Counterpoise.Tests.Archive;

public sealed class EventFaultTests : IDisposable
{
    private const string Participants =
        "dispnum,stabb,ccode,stday,stmon,styear,endday,endmon,endyear,sidea,revstate,revtype1,revtype2,fatality,"
        + "fatalpre,hiact,hostlev,orig,version\n";

    private const string Rivalries = "rivalryno,rivalryname,ccode1,ccode2,styear,endyear,region,type1,type2,type3\n";

    private const string Races = "race_id,ccode1,ccode2,styear,endyear\n";

    private const string LeaderSpells =
        "obsid,gwcode,leadid,leader,yrborn,gender,startdate,enddate,entry,exit,exitcode\n";

    private const string Conflicts =
        "conflict_id,year,gwno_a,gwno_a_2nd,gwno_b,gwno_b_2nd,incompatibility,intensity_level,type_of_conflict,"
        + "start_date,start_prec,start_date2,start_prec2,ep_end,ep_end_date\n";

    private const string AllianceYears =
        "version4id,ccode1,state_name1,ccode2,state_name2,dyad_st_day,dyad_st_month,dyad_st_year,dyad_end_day,"
        + "dyad_end_month,dyad_end_year,left_censor,right_censor,defense,neutrality,nonaggression,entente,year,version\n";

    private const string AllianceMembers =
        "version4id,ccode,state_name,all_st_day,all_st_month,all_st_year,all_end_day,all_end_month,all_end_year,ss_type,"
        + "mem_st_day,mem_st_month,mem_st_year,mem_end_day,mem_end_month,mem_end_year,left_censor,right_censor,defense,"
        + "neutrality,nonaggression,entente,version\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("counterpoise-events").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_with_columns_nobody_knows_is_passed_over_and_says_so() =>
        Add("planet,moons,rings\nMars,2,0\n")
            .Should()
            .BeOfType<AddOutcome.Skipped>()
            .Which.Reason.Should()
            .Contain("no importer yet")
            .And.Contain("planet, moons, rings");

    [Theory]
    [InlineData("2,UKG,200,-9,7,1902,24,1,1901,0,1,1,-9,0,0,0,1,1,5", "endyear '1901-01-24' lies before styear")]
    [InlineData("2,UKG,200,5,7,1902,4,7,1902,0,1,1,-9,0,0,0,1,1,5", "endyear '1902-07-04' lies before styear")]
    [InlineData("2,UKG,200,30,2,1902,24,1,1903,0,1,1,-9,0,0,0,1,1,5", "no such day")]
    [InlineData("2,UKG,200,29,2,1900,24,1,1903,0,1,1,-9,0,0,0,1,1,5", "no such day")]
    [InlineData("2,UKG,200,-9,13,1902,24,1,1903,0,1,1,-9,0,0,0,1,1,5", "stmon '13': stmon lies in 1..12")]
    [InlineData("2,UKG,200,-9,7,1902,24,1,1903,-9,1,1,-9,0,0,0,1,1,5", "sidea '-9': sidea lies in 0..1")]
    public void A_participant_whose_dates_or_codes_are_impossible_is_refused_at_its_line(string row, string rule)
    {
        var sound = "2,USA,2,-9,7,1902,24,1,1903,1,1,1,-9,0,0,7,3,1,5\n";
        var fault = Refused(Participants + sound + row + "\n").Faults[0];
        fault.Line.Should().Be(3);
        fault.Message.Should().Contain(rule);
    }

    [Fact]
    public void Unknown_days_do_not_make_an_end_come_before_a_start()
    {
        var refused = Refused(Participants + "2,USA,2,-9,7,1902,1,7,1902,1,1,1,-9,0,0,7,3,1,5\n");
        refused.Faults.Should().ContainSingle().Which.Message.Should().Contain("1 rows where").And.Contain("5,883");
    }

    [Fact]
    public void The_two_spells_of_a_state_must_not_begin_on_the_same_day()
    {
        var spell = "2,USA,2,3,7,1902,24,1,1903,1,1,1,-9,0,0,7,3,1,5\n";
        Refused(Participants + spell + spell).Faults[0].Message.Should().Contain("line 2").And.Contain("dispnum 2");
    }

    [Fact]
    public void Spans_of_one_pair_that_overlap_are_refused_and_those_that_touch_are_not()
    {
        var refused = Refused(Races + "1,200,255,1900,1914\n2,200,255,1914,1917\n3,200,255,1916,1920\n");
        refused.Faults.Should().ContainSingle();
        refused.Faults[0].Line.Should().Be(4);
        refused.Faults[0].Message.Should().Contain("overlap those of line 3");
    }

    [Theory]
    [InlineData("1,200,255,1914,1900", "endyear lies before styear")]
    [InlineData("1,255,200,1900,1914", "ccode1 is not below ccode2")]
    [InlineData("1,200,255,1900,1990", "endyear lies in 1854..1984")]
    public void A_race_that_cannot_be_is_refused(string row, string rule) =>
        Refused(Races + row + "\n").Faults.Should().ContainSingle().Which.Message.Should().Contain(rule);

    [Theory]
    [InlineData("XXX,2,X,1900,2,30,1914,1,1,2016", "the month has no such day")]
    [InlineData("XXX,2,X,1900,1,1,1914,11,31,2016", "the month has no such day")]
    [InlineData("XXX,2,X,1914,5,2,1914,5,1,2016", "lies before")]
    public void A_spell_of_membership_that_cannot_be_is_refused(string row, string rule) =>
        Refused("stateabb,ccode,statenme,styear,stmonth,stday,endyear,endmonth,endday,version\n" + row + "\n")
            .Faults.Should()
            .ContainSingle()
            .Which.Message.Should()
            .Contain(rule);

    [Fact]
    public void A_type_of_rivalry_that_is_not_on_the_list_is_refused_with_the_list()
    {
        var fault = Refused(Rivalries + "1,A-B,200,255,1900,1914,European GPs,commercial,,\n").Faults[0];
        fault.Line.Should().Be(2);
        fault.Message.Should().Contain("type1 'commercial'").And.Contain("spatial; positional; ideological");
    }

    [Theory]
    [InlineData("X-1,200,l1,One,1850,M,1900-01-01,1899-01-01,Regular,Regular,Regular", "before startdate")]
    [InlineData("X-1,200,l1,One,1850,X,1900-01-01,1901-01-01,Regular,Regular,Regular", "gender 'X'")]
    [InlineData("X-1,200,l1,One,1850,M,1900-01-01,2015-12-31,Regular,Still in Office,Regular", "disagree")]
    [InlineData("X-1,200,l1,One,1850,M,1900-01-01,2016-01-01,Regular,Regular,Regular", "the edition ends")]
    [InlineData("X-1,200,l1,One,1850,M,1900-13-01,1901-01-01,Regular,Regular,Regular", "year-month-day")]
    public void A_leader_whose_spell_contradicts_itself_is_refused(string row, string rule) =>
        Refused(LeaderSpells + row + "\n").Faults.Should().ContainSingle().Which.Message.Should().Contain(rule);

    [Fact]
    public void A_state_has_one_leader_at_a_time()
    {
        var refused = Refused(
            LeaderSpells
                + "X-1,200,l1,One,1850,M,1900-01-01,1905-01-01,Regular,Regular,Regular\n"
                + "Y-1,220,l2,Two,1850,M,1904-01-01,1906-01-01,Regular,Regular,Regular\n"
                + "X-2,200,l3,Three,1850,M,1904-12-31,1906-01-01,Regular,Regular,Regular\n"
        );
        refused.Faults.Should().ContainSingle();
        refused.Faults[0].Line.Should().Be(4);
        refused.Faults[0].Message.Should().Contain("enddate of X-1");
    }

    [Theory]
    [InlineData("300,1950,731,,,,government,2,interstate,1949-01-01,1,1949-06-01,1,0,", "state on side B")]
    [InlineData("300,1950,731,,732,,government,2,intrastate,1949-01-01,1,1949-06-01,1,0,", "state on side B")]
    [InlineData("300,1950,731,,732,,government,2,interstate,1949-01-01,1,1949-06-01,1,1,", "ep_end contradicts")]
    [InlineData("300,1950,731,,732,,government,2,interstate,1950-01-01,1,1949-06-01,1,0,", "before start_date")]
    [InlineData("300,1948,731,,732,,government,2,interstate,1949-01-01,1,1949-06-01,1,0,", "year contradicts")]
    [InlineData(
        "300,1950,731,,732,,government,2,interstate,1949-01-01,1,1949-06-01,1,1,1951-01-01",
        "year contradicts"
    )]
    [InlineData("300,1950,731,,732,,honour,2,interstate,1949-01-01,1,1949-06-01,1,0,", "incompatibility 'honour'")]
    public void A_conflict_year_that_contradicts_itself_is_refused(string row, string rule) =>
        Refused(Conflicts + row + "\n").Faults.Should().ContainSingle().Which.Message.Should().Contain(rule);

    [Fact]
    public void Combinations_of_secondary_states_are_kept_and_repeated_to_the_letter_refused()
    {
        const string row = "300,1950,731,710,732,2,government,2,interstate,1949-01-01,1,1949-06-01,1,0,\n";
        var other = row.Replace(",2,gov", ",20,gov", StringComparison.Ordinal);
        var refused = Refused(Conflicts + row + other + row);
        refused.Faults.Should().ContainSingle().Which.Line.Should().Be(4);
    }

    [Fact]
    public void Formal_alliances_of_the_documented_layout_are_read_and_their_defects_counted()
    {
        var report = Imported(
            AllianceYears
                + "1,200,\"United Kingdom\",220,\"France\",8,4,1904,3,9,1914,0,0,0,0,0,1,1910,4.1\n"
                + "1,220,\"France\",200,\"United Kingdom\",8,4,1904,3,9,1914,0,0,0,0,0,1,1910,4.1\n"
                + "2,200,\"United Kingdom\",220,\"France\",-9,4,1910,,,,0,1,1,0,1,1,1910,4.1\n"
                + "3,2,\"USA\",666,\"Israel\",30,11,1981,,,1991,0,0,0,0,0,1,0,4.1\n"
                + "4,2,\"USA\",740,\"Japan\",8,9,1951,,,,0,1,1,,0,0,1952,4.1\n"
        );
        (report.DataSet, report.Version, report.RowsKept).Should().Be(("cow-alliance-years", "4.1", 5));
        Lines(report, "directed dyad-year without its mirror").Should().Equal(4, 5, 6);
        Lines(report, "directed dyad-year with several alliances").Should().Equal(4);
        Lines(report, "year 0 (2-666 and 651-666, as the packager of peacesciencer reports)").Should().Equal(5);
        Lines(report, "obligation left empty").Should().Equal(6);
        Lines(report, "missing coded -9").Should().Equal(4);
        Count($"SELECT count(*) FROM {report.Table} WHERE year IS NULL AND ccode2 = 666").Should().Be(1);
        Count($"SELECT count(*) FROM {report.Table} WHERE neutrality IS NULL").Should().Be(1);
    }

    [Fact]
    public void Formal_alliances_may_have_the_column_of_asymmetry()
    {
        var header = AllianceMembers.Replace("entente,", "entente,asymmetric,", StringComparison.Ordinal);
        var report = Imported(
            header
                + "7,300,\"Austria-Hungary\",7,10,1879,3,11,1918,\"Type I: Defense Pact\",7,10,1879,3,11,1918,0,0,1,0,1,1,0,4.1\n"
        );
        (report.DataSet, report.Version, report.RowsKept).Should().Be(("cow-alliance-members", "4.1", 1));
        Count($"SELECT asymm FROM {report.Table}").Should().Be(0);
    }

    [Fact]
    public void A_member_may_enter_an_alliance_twice_but_not_on_the_same_day()
    {
        const string first = "1,200,\"UK\",1,1,1816,,,,\"Type I: Defense Pact\",1,1,1816,5,6,1850,1,0,1,0,1,0,4.1\n";
        const string again = "1,200,\"UK\",1,1,1816,,,,\"Type I: Defense Pact\",1,1,1860,,,,0,1,1,0,1,0,4.1\n";
        Imported(AllianceMembers + first + again).RowsKept.Should().Be(2);
        Refused(AllianceMembers + first + first).Faults[0].Message.Should().Contain("version4id 1, ccode 200");
    }

    [Theory]
    [InlineData("1910,5.0")]
    [InlineData("2013,4.1")]
    public void Formal_alliances_of_another_version_or_of_later_years_are_refused(string end)
    {
        var refused = Refused(AllianceYears + $"1,200,\"UK\",220,\"France\",8,4,1904,,,,0,1,0,0,0,1,{end}\n");
        refused.Faults.Should().ContainSingle().Which.Message.Should().Contain("4.1 of 1816-2012");
    }

    [Fact]
    public void An_alliance_of_a_state_with_itself_or_ended_before_it_began_is_refused()
    {
        var refused = Refused(
            AllianceYears
                + "1,200,\"UK\",200,\"UK\",8,4,1904,,,,0,1,0,0,0,1,1910,4.1\n"
                + "2,200,\"UK\",220,\"France\",8,4,1904,7,4,1904,0,0,0,0,0,1,1904,4.1\n"
        );
        refused.Faults.Select(f => f.Line).Should().Equal(2, 3);
    }

    [Fact]
    public void Formal_alliances_without_years_are_told_apart_from_those_with_years() =>
        Refused(AllianceYears.Replace("year,version", "version", StringComparison.Ordinal))
            .Faults.Should()
            .ContainSingle()
            .Which.Message.Should()
            .Contain("missing: year");

    [Fact]
    public void No_row_of_the_formal_alliances_may_be_put_into_a_case() =>
        ImporterCatalogue
            .All.Where(i => i.DataSet.Id.StartsWith("cow-alliance", StringComparison.Ordinal))
            .Should()
            .HaveCount(2)
            .And.OnlyContain(i => i.DataSet.Restrictive && i.DataSet.Editions.All(e => e.Rows == null));

    [Theory]
    [InlineData("atop4_alliance_level.csv", ",1960,1,19,0,0,0,1,", ",1960,1,19,0,0,0,0,", "ineffect contradicts endyr")]
    [InlineData("atop4_alliance_level.csv", ",1960,1,19,0,0,0,1,", ",1960,1,19,0,5,0,1,", "disagree on whether")]
    [InlineData("atop4_alliance_level.csv", ",1960,1,19,0,0,0,1,", ",1960,1,19,1950,1,1,0,", "lies before begyr")]
    [InlineData("icb1v13.csv", ",1962,10,16,", ",1962,10,32,", "datrig '32'")]
    [InlineData(
        "ICOWdyadyr.csv",
        "1,1,0,0,1,201,2,1,2,200,2200,1816,",
        "1,1,0,0,1,201,2,1,2,200,2201,1816,",
        "dyad is not made"
    )]
    [InlineData(
        "ICOWdyadyr.csv",
        "1,1,0,0,1,201,2,1,2,200,2200,1816,",
        "2,1,0,0,1,201,2,1,2,200,2200,1816,",
        "issue contradicts"
    )]
    [InlineData(
        "MIDA 5.0.csv",
        "2,-9,7,1902,24,1,1903,6,1,0,0,208,178,",
        "2,-9,7,1902,24,1,1903,6,1,0,0,178,208,",
        "mindur lies above"
    )]
    [InlineData("signorino_ritter_1914.csv", "0.25,3,0", "0.75,3,0", "add up to 1.50")]
    public void A_published_file_that_was_altered_is_refused_by_its_rules(
        string file,
        string part,
        string altered,
        string rule
    )
    {
        var text = File.ReadAllText(SharedRecord.File(file));
        int at = text.IndexOf(part, StringComparison.Ordinal);
        at.Should().BePositive();
        Refused(text[..at] + altered + text[(at + part.Length)..])
            .Faults.Should()
            .Contain(f => f.Message.Contains(rule, StringComparison.Ordinal));
    }

    private string ArchivePath => Path.Combine(_folder, "archive.duckdb");

    private static IReadOnlyList<int> Lines(ImportReport report, string quirk) =>
        report.Quirks.Single(q => q.Name == quirk).Lines;

    private AddOutcome Add(string text)
    {
        var path = Path.Combine(_folder, "offered.csv");
        File.WriteAllText(path, text);
        return ArchiveStore
            .Open(ArchivePath, TimeProvider.System)
            .Add([path], TestContext.Current.CancellationToken)
            .Single();
    }

    private AddOutcome.Refused Refused(string text) => Add(text).Should().BeOfType<AddOutcome.Refused>().Subject;

    private ImportReport Imported(string text) => Add(text).Should().BeOfType<AddOutcome.Imported>().Subject.Report;

    private long Count(string sql)
    {
        using var connection = new DuckDBConnection($"DataSource={ArchivePath};ACCESS_MODE=READ_ONLY");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
