using System.Globalization;
using System.Text;
using AwesomeAssertions;
using Counterpoise.Archive;
using DuckDB.NET.Data;
using Xunit;

namespace Counterpoise.Tests.Archive;

public sealed class StateImporterTests(SharedArchive archive) : IDisposable
{
    private const string Polity =
        "p5,cyear,ccode,scode,country,year,flag,fragment,democ,autoc,polity,polity2,durable,xrreg,xrcomp,xropen,xconst,"
        + "parreg,parcomp,exrec,exconst,polcomp,prior,emonth,eday,eyear,eprec,interim,bmonth,bday,byear,bprec,post,"
        + "change,d5,sf,regtrans\n";

    private const string Product = "ccode,year,wbgdp2011est,wbpopest,sdpest,wbgdppc2011est\n";

    private const string Transfers = "supplier,recipient,year,value,supplier_cown,recipient_cown\n";

    private const string Expenditure =
        "country,ccode,year,milex_constant2021_usd_m,milex_current_usd_m,milex_share_gdp\n";

    private const string Threat = "ccode,year,lterrthreat,sd,lwr,upr,m_lterrthreat,m_sd,m_lwr,m_upr\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("counterpoise-states").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("p5v2018.csv", "polity", "2018", 17_574, 17_574)]
    [InlineData("cow_sdp_gdp.csv", "surplus-product", "2020", 27_753, 27_753)]
    [InlineData("mpd2020.csv", "maddison", "2020", 21_682, 21_682)]
    [InlineData("terrthreat.csv", "territorial-threat", "2022", 14_781, 14_781)]
    [InlineData("leeds-savun-threat.csv", "threat-environment", "extended", 14_400, 14_400)]
    [InlineData("sipri_milex_1949_2022.csv", "military-expenditure", "2023", 8_500, 8_500)]
    [InlineData("sipri_arms_transfers_tiv.csv", "arms-transfers", "2022", 21_324, 21_312)]
    [InlineData("nuclear_warheads.csv", "nuclear-warheads", "2017", 657, 657)]
    [InlineData("dist_cepii.csv.gz", "country-distances", "2011", 50_176, 50_176)]
    public void A_file_is_recognised_by_its_header_and_read_whole(
        string file,
        string dataSet,
        string version,
        int read,
        int kept
    )
    {
        var report = archive.Report(file);
        (report.DataSet, report.Version, report.RowsRead, report.RowsKept).Should().Be((dataSet, version, read, kept));
        Number($"SELECT count(*) FROM {report.Table}").Should().Be(kept);
    }

    [Theory]
    [InlineData("p5v2018.csv", "interruption coded -66", 260)]
    [InlineData("p5v2018.csv", "interregnum coded -77", 237)]
    [InlineData("p5v2018.csv", "transition coded -88", 312)]
    [InlineData("p5v2018.csv", "state under a code of Polity's own", 489)]
    [InlineData("p5v2018.csv", "polity that is no COW state", 125)]
    [InlineData("p5v2018.csv", "two rows in the year in which Polity's code of a state changed", 8)]
    [InlineData("p5v2018.csv", "end year mistyped 3013", 1)]
    [InlineData("p5v2018.csv", "special code in the precision of the end date", 6)]
    [InlineData("p5v2018.csv", "polity2 other than polity without a special code", 1)]
    [InlineData("p5v2018.csv", "year before 1816", 399)]
    [InlineData("cow_sdp_gdp.csv", "values stored as log(x + 1)", 27_321)]
    [InlineData("cow_sdp_gdp.csv", "2016 without values", 167)]
    [InlineData("cow_sdp_gdp.csv", "state-year before 2016 without values", 265)]
    [InlineData("cow_sdp_gdp.csv", "year before 1816", 979)]
    [InlineData("cow_sdp_gdp.csv", "GDP per capita below 100 dollars", 1_287)]
    [InlineData("cow_sdp_gdp.csv", "population below 1,000", 198)]
    [InlineData("mpd2020.csv", "GDP per capita of zero", 2)]
    [InlineData("mpd2020.csv", "former federation (SUN, YUG, CSK) after its end", 80)]
    [InlineData("terrthreat.csv", "no threat weighted by distance before 1885", 2_347)]
    [InlineData("terrthreat.csv", "no threat weighted by distance from 1885 on", 2)]
    [InlineData("leeds-savun-threat.csv", "empty ccode", 7)]
    [InlineData("sipri_milex_1949_2022.csv", "empty ccode (European Union)", 1)]
    [InlineData("sipri_milex_1949_2022.csv", "zero in current dollars", 247)]
    [InlineData("sipri_milex_1949_2022.csv", "share of GDP below a ten-thousandth", 20)]
    [InlineData("sipri_arms_transfers_tiv.csv", "value 0", 808)]
    [InlineData("sipri_arms_transfers_tiv.csv", "party without a code", 420)]
    [InlineData("sipri_arms_transfers_tiv.csv", "non-state party under the code of a state", 198)]
    [InlineData("sipri_arms_transfers_tiv.csv", "pair of codes twice in a year", 12)]
    [InlineData("nuclear_warheads.csv", "zero that means not estimated", 179)]
    [InlineData("dist_cepii.csv.gz", "old ISO3 spelling ROM", 448)]
    [InlineData("dist_cepii.csv.gz", "old ISO3 spelling ZAR", 448)]
    [InlineData("dist_cepii.csv.gz", "old ISO3 spelling YUG", 448)]
    [InlineData("dist_cepii.csv.gz", "old ISO3 spelling TMP", 448)]
    [InlineData("dist_cepii.csv.gz", "old ISO3 spelling PAL", 448)]
    [InlineData("dist_cepii.csv.gz", "pair of a country with itself", 224)]
    [InlineData("dist_cepii.csv.gz", "no distance weighted by cities", 2_215)]
    [InlineData("dist_cepii.csv.gz", "same country (smctry) in one direction only", 66)]
    [InlineData("dist_cepii.csv.gz", "distwces of a country to itself", 2)]
    public void A_known_peculiarity_is_mended_and_counted(string file, string quirk, int count) =>
        Counted(file, quirk).Should().Be(count);

    [Theory]
    [InlineData("states2016.csv", "state with several spells", 26)]
    [InlineData("states2016.csv", "spell still open", 195)]
    [InlineData("majors2024.csv", "spell still open", 7)]
    [InlineData("gw_system.csv", "spell still open", 197)]
    [InlineData("cow_gw_panel.csv", "empty ccode", 210)]
    [InlineData("cow_gw_panel.csv", "empty gw_name beside a gwcode", 101)]
    [InlineData("atop5_1sy.csv", "year 1815", 16)]
    [InlineData("dyadic_mid_4.02.csv", "change 2701", 2)]
    [InlineData("dyadic_mid_4.02.csv", "recip 2", 4)]
    [InlineData("dyadic_mid_4.02.csv", "year outside the years of its dispute", 6)]
    [InlineData("directed_dyadic_war.csv", "dyadic role 2", 1)]
    [InlineData("cow_gdppop.csv", "state-year without estimates", 43)]
    [InlineData("IdealpointsJuly2025.csv", "2024 without idealpointall", 191)]
    [InlineData("IdealpointsJuly2025.csv", "state without iso3c and name", 17)]
    [InlineData("cow_democracy.csv", "polity2 of another state", 19)]
    [InlineData("cow_trade_dyad.csv.gz", "one of the two flows empty", 50_833)]
    [InlineData("us_troops_country_year.csv", "the United States itself", 75)]
    [InlineData("tss_rivalries.csv", "empty marker", 1_020)]
    public void A_peculiarity_of_an_older_importer_is_counted(string file, string quirk, int count) =>
        Counted(file, quirk).Should().Be(count);

    [Fact]
    public void Montenegro_and_South_Sudan_do_not_have_the_regimes_of_Kosovo_and_Sudan()
    {
        Number("SELECT count(polity2) FROM democracy_16 WHERE ccode IN (341, 626)").Should().Be(0);
        Number("SELECT count(polity2) FROM polity_2018 WHERE ccode IN (341, 626)").Should().Be(13 + 8);
    }

    [Theory]
    [InlineData(
        "dyad,state1no,state1ab,state2no,state2ab,year,conttype,version\n2021,2,USA,20,CAN,1920,1,3.2\n",
        "dyad '2021'"
    )]
    [InlineData(
        "country,colonizer,col,colstart_max,colend_max,colstart_mean,colend_mean\nA,japan,0,NA,NA,NA,NA\n",
        "colonizer 'japan'"
    )]
    [InlineData(
        "Entity,ccode,Year,nuclear_weapons_status,nuclear_weapons_consideration,nuclear_weapons_pursuit,"
            + "nuclear_weapons_possession\nA,2,1990,3,0,1,1\n",
        "nuclear_weapons_pursuit contradicts"
    )]
    public void Older_importers_refuse_what_contradicts_itself(string text, string told) =>
        Refused(text).Faults.Should().Contain(f => f.Line == 2 && f.Message.Contains(told));

    [Theory]
    [InlineData("atop5_1sy.csv", "number", "7", "number counts the alliance ids")]
    [InlineData("dyadic_mid_4.02.csv", "dyad", "200002", "dyad is statea followed by stateb")]
    [InlineData("dyadic_mid_4.02.csv", "endyear", "1816", "endyear lies before strtyr")]
    [InlineData("dyadic_mid_4.02.csv", "change", "2702", "change lies in 0..3")]
    [InlineData("directed_dyadic_war.csv", "outcomea", "8", "outcomea lies in 1..3")]
    [InlineData("cow_democracy.csv", "polity2", "-77", "polity2 lies in -10..10")]
    [InlineData("IdealpointsJuly2025.csv", "idealpointall", "9.9", "idealpointall lies in -6..6")]
    [InlineData("WRP_national.csv", "recreliab", "-9", "recreliab lies in 1..99")]
    public void A_value_altered_in_a_published_row_is_refused_at_its_line(
        string file,
        string column,
        string value,
        string told
    )
    {
        var lines = File.ReadAllText(SharedRecord.File(file)).ReplaceLineEndings("\n").TrimEnd().Split('\n');
        var headers = lines[0].TrimStart('\uFEFF').Split(',').Select(header => header.Trim('"')).ToList();
        var cells = lines[^1].Split(',');
        cells.Should().HaveCount(headers.Count);
        cells[headers.IndexOf(column)] = value;
        Refused(lines[0] + "\n" + string.Join(',', cells) + "\n")
            .Faults.Should()
            .Contain(f => f.Line == 2 && f.Message.Contains(told));
    }

    [Fact]
    public void Polity_scores_are_those_that_the_sources_tell()
    {
        Number("SELECT polity FROM polity_2018 WHERE ccode = 732 AND year = 2018").Should().Be(8);
        Number("SELECT polity FROM polity_2018 WHERE ccode = 731 AND year = 2018").Should().Be(-10);
        Number("SELECT polity FROM polity_2018 WHERE ccode = 2 AND year = 2018").Should().Be(8);
        Number("SELECT polity FROM polity_2018 WHERE ccode = 255 AND year = 1938").Should().Be(-9);
        Number("SELECT polity FROM polity_2018 WHERE ccode = 740 AND year = 1990").Should().Be(10);
    }

    [Fact]
    public void A_special_code_is_missing_as_a_score_and_kept_beside_it()
    {
        Number("SELECT count(*) FROM polity_2018 WHERE (polity IS NULL) <> (polity_special IS NOT NULL)")
            .Should()
            .Be(0);
        Number("SELECT count(*) FROM polity_2018 WHERE least(democ, autoc, xrreg, exrec, polcomp) < 0").Should().Be(0);
        Number("SELECT count(*) FROM polity_2018 WHERE polity_special = -66").Should().Be(260);
        Number("SELECT count(polity2) FROM polity_2018 WHERE polity_special = -77").Should().Be(237);
    }

    [Fact]
    public void A_state_year_of_COW_has_one_regime_and_every_member_that_Polity_scores_has_it()
    {
        Number("SELECT count(*) - count(DISTINCT ccode * 10000 + year) FROM polity_2018 WHERE ccode IS NOT NULL")
            .Should()
            .Be(0);
        // Members that stay without a row are below half a million people, or not in Polity in those years.
        Number("SELECT count(*) FROM polity_2018 WHERE ccode = 345 AND year BETWEEN 1878 AND 2018").Should().Be(141);
        Number("SELECT count(*) FROM polity_2018 WHERE ccode = 365 AND year BETWEEN 1816 AND 2018").Should().Be(203);
        Number("SELECT count(*) FROM polity_2018 WHERE ccode = 300 AND year BETWEEN 1816 AND 1918").Should().Be(103);
        Number("SELECT count(*) FROM polity_2018 WHERE ccode = 816 AND year BETWEEN 1954 AND 2018").Should().Be(65);
        Texts("SELECT country FROM polity_2018 WHERE ccode = 347 GROUP BY ALL").Should().Equal("Kosovo");
        Texts("SELECT country FROM polity_2018 WHERE ccode = 626 GROUP BY ALL").Should().Equal("South Sudan");
    }

    [Fact]
    public void COW_codes_of_Polity_are_those_of_the_concordance_of_the_present()
    {
        const string Present =
            "FROM polity_2018 p JOIN country_codes_1_8_0 c ON c.p5n = p.polity_ccode "
            + "WHERE p.year = 2018 AND c.cown IS NOT NULL";
        Number($"SELECT count(*) {Present} AND p.ccode IS DISTINCT FROM c.cown").Should().Be(0);
        Number($"SELECT count(*) {Present} AND p.ccode <> p.polity_ccode").Should().BeGreaterThan(4);
    }

    [Theory]
    [InlineData(365, 1922, 364)]
    [InlineData(325, 1861, 325)]
    [InlineData(345, 1991, 347)]
    [InlineData(345, 2006, 342)]
    [InlineData(530, 1993, 529)]
    [InlineData(625, 2011, 626)]
    [InlineData(816, 1976, 818)]
    [InlineData(100, 1831, 99)]
    [InlineData(100, 1832, 100)]
    [InlineData(300, 1918, 305)]
    [InlineData(305, 1919, 305)]
    [InlineData(310, 1918, 310)]
    public void The_regime_at_the_end_of_the_year_stands_for_the_state(int state, int year, int polity)
    {
        Number($"SELECT polity_ccode FROM polity_2018 WHERE ccode = {state} AND year = {year}").Should().Be(polity);
    }

    [Fact]
    public void Polity2_is_that_of_the_other_source_but_where_that_has_the_regime_before_the_end_of_the_year()
    {
        const string Both =
            "FROM polity_2018 p JOIN democracy_16 d USING (ccode, year) "
            + "WHERE p.polity2 IS NOT NULL AND d.polity2 IS NOT NULL";
        Number($"SELECT count(*) {Both} AND p.polity2 = d.polity2").Should().Be(14_413);
        Texts($"SELECT ccode || ' ' || year {Both} AND p.polity2 <> d.polity2 ORDER BY ccode, year")
            .Should()
            .Equal("365 1922", "530 1993", "625 2011");
    }

    [Fact]
    public void Logarithms_are_plain_numbers()
    {
        const string Table = "surplus_product_2020 WHERE ccode = 2 AND year";
        Number($"SELECT population / 1e6 FROM {Table} = 1913").Should().BeApproximately(94.4, 0.05);
        Number($"SELECT gdp / 1e12 FROM {Table} = 2010").Should().BeApproximately(17.3, 0.05);
        Number($"SELECT gdp / population / gdp_per_capita FROM {Table} = 2010").Should().BeApproximately(1, 1e-4);
        Number("SELECT max(year) FROM surplus_product_2020 WHERE gdp IS NOT NULL").Should().Be(2015);
        Number("SELECT count(*) FROM surplus_product_2020 WHERE implausible = 1").Should().Be(1_287 + 198);
        Number(
                "SELECT count(*) FROM surplus_product_2020 WHERE implausible = 0 AND (gdp_per_capita < 100 OR population < 1000)"
            )
            .Should()
            .Be(0);
        Number("SELECT CAST(count(gdp) - sum(implausible) AS DOUBLE) FROM surplus_product_2020 WHERE ccode = 817")
            .Should()
            .Be(0);
    }

    [Fact]
    public void Product_and_population_of_Maddison_are_those_that_the_sources_tell()
    {
        Number("SELECT gdppc FROM maddison_2020 WHERE countrycode = 'USA' AND year = 2018")
            .Should()
            .BeApproximately(55_334.7394, 1e-3);
        Number("SELECT pop FROM maddison_2020 WHERE countrycode = 'JPN' AND year = 2018")
            .Should()
            .BeApproximately(125_847.7174, 1e-3);
        Number("SELECT gdppc FROM maddison_2020 WHERE countrycode = 'GBR' AND year = 1913").Should().Be(8_212);
        Number("SELECT count(DISTINCT countrycode) FROM maddison_2020 WHERE countrycode IN ('SUN', 'YUG', 'CSK')")
            .Should()
            .Be(3);
    }

    [Fact]
    public void Threats_are_those_that_the_sources_tell_and_the_failed_check_stands_as_published()
    {
        const string Latent = "SELECT lterrthreat FROM territorial_threat_2022 WHERE";
        Number($"{Latent} ccode = 732 AND year = 1950").Should().Be(1.052239);
        Number($"{Latent} ccode = 920 AND year = 1950").Should().Be(-0.4839156);
        Number($"{Latent} ccode = 220 AND year = 1913").Should().Be(0.2032032);
        Number("SELECT min(year) FROM territorial_threat_2022 WHERE m_lterrthreat IS NOT NULL").Should().Be(1885);
        const string Environment = "SELECT lsthreat FROM threat_environment_extended WHERE";
        Number($"{Environment} ccode = 732 AND year = 1960").Should().Be(0.24697301);
        Number($"{Environment} ccode = 920 AND year = 1960").Should().Be(0.291062);
        Number("SELECT max(year) FROM threat_environment_extended WHERE ccode IS NOT NULL").Should().Be(2008);
        ImporterCatalogue
            .Find("threat-environment")!
            .DataSet.CoverageRule.Should()
            .Contain("Fails a check")
            .And.Contain("New Zealand");
    }

    [Fact]
    public void A_zero_that_is_no_amount_is_unknown_and_one_that_is_stays()
    {
        const string Spent = "SELECT count(milex_current_usd_m) FROM military_expenditure_2023 WHERE";
        Number($"{Spent} ccode = 731 AND year = 2010").Should().Be(0);
        Number($"{Spent} ccode = 713 AND milex_current_usd_m = 0").Should().Be(0);
        Number($"{Spent} ccode = 94 AND milex_current_usd_m = 0").Should().BeGreaterThan(70);
        Number("SELECT milex_share_gdp FROM military_expenditure_2023 WHERE ccode = 740 AND year = 2010")
            .Should()
            .Be(0.009490326);
        Number("SELECT milex_current_usd_m FROM military_expenditure_2023 WHERE ccode = 2 AND year = 2022")
            .Should()
            .Be(876_943.2);
        const string Warheads = "SELECT max(warheads) FROM nuclear_warheads_2017 WHERE";
        Number("SELECT count(warheads) FROM nuclear_warheads_2017 WHERE ccode = 731").Should().Be(0);
        Number("SELECT min(year) FROM nuclear_warheads_2017 WHERE ccode = 750 AND warheads IS NOT NULL")
            .Should()
            .Be(1998);
        Number($"{Warheads} ccode = 2 AND year = 1945").Should().Be(2);
        Number($"{Warheads} ccode = 365 AND year = 1986").Should().Be(40_159);
        Number($"{Warheads} ccode = 365 AND year = 1948").Should().Be(0);
    }

    [Fact]
    public void Arms_for_rebels_are_told_from_arms_for_the_state_whose_code_they_have()
    {
        const string Pair =
            "FROM arms_transfers_2022 WHERE supplier_cown = 220 AND recipient_cown = 540 AND year = 1986";
        Number($"SELECT value {Pair}").Should().Be(24);
        Number($"SELECT value_non_state {Pair}").Should().Be(1);
        Texts($"SELECT recipient {Pair}").Should().Equal("Angola; UNITA (Angola)*");
        // The Contras fought the state whose code their arms have.
        Number(
                "SELECT sum(value - value_non_state)::DOUBLE FROM arms_transfers_2022 "
                    + "WHERE supplier_cown = 2 AND recipient_cown = 93 AND year BETWEEN 1981 AND 1989"
            )
            .Should()
            .Be(0);
        Number("SELECT value FROM arms_transfers_2022 WHERE supplier_cown = 2 AND recipient_cown = 740 AND year = 1985")
            .Should()
            .Be(1_846);
        Texts(
                "SELECT year::VARCHAR FROM arms_transfers_2022 WHERE supplier_cown = 2 AND recipient_cown = 731 ORDER BY 1"
            )
            .Should()
            .Equal("1983", "1984");
        Number(
                "SELECT count(*) FROM arms_transfers_2022 WHERE supplier_cown = 365 AND recipient_cown = 731 AND year < 1992"
            )
            .Should()
            .Be(42);
        Number(
                "SELECT count(*) - count(DISTINCT (supplier_cown, recipient_cown, year)) FROM arms_transfers_2022 "
                    + "WHERE supplier_cown IS NOT NULL AND recipient_cown IS NOT NULL"
            )
            .Should()
            .Be(0);
    }

    [Fact]
    public void Distances_have_the_codes_of_the_present()
    {
        Number("SELECT round(distcap, 1) FROM country_distances_2011 WHERE iso_o = 'USA' AND iso_d = 'JPN'")
            .Should()
            .Be(10_918.8);
        Number("SELECT comlang_off FROM country_distances_2011 WHERE iso_o = 'USA' AND iso_d = 'GBR'").Should().Be(1);
        Number("SELECT colony FROM country_distances_2011 WHERE iso_o = 'IND' AND iso_d = 'GBR'").Should().Be(1);
        Number("SELECT count(*) FROM country_distances_2011 WHERE iso_o IN ('ROM', 'ZAR', 'YUG', 'TMP', 'PAL')")
            .Should()
            .Be(0);
        Number("SELECT count(*) FROM country_distances_2011 WHERE iso_o IN ('ROU', 'COD', 'SRB', 'TLS', 'PSE')")
            .Should()
            .Be(5 * 224);
    }

    [Theory]
    [InlineData("polity")]
    [InlineData("military-expenditure")]
    [InlineData("arms-transfers")]
    [InlineData("threat-environment")]
    [InlineData("minimum-distance")]
    public void What_may_not_be_passed_on_freely_says_so(string dataSet) =>
        ImporterCatalogue.Find(dataSet)!.DataSet.Restrictive.Should().BeTrue();

    [Theory]
    [InlineData("0,3641950,364,USR,USSR,1950,0,,0,9,-9,-9,,1,1,1,1,1,1,1,1,1", 2, "ccode '364'")]
    [InlineData("0,3651950,365,RUS,Russia,1950,0,,1,8,-9,-9,,1,1,1,1,1,1,1,1,1", 3, "polity is democ less autoc")]
    [InlineData(
        "0,3651950,365,RUS,Russia,1950,0,,-77,-77,-66,,,-66,-66,-66,-66,-66,-66,-66,-66,-66",
        3,
        "special code of polity"
    )]
    [InlineData("0,3651950,365,RUS,Russia,1950,0,,-66,9,-9,-9,,1,1,1,1,1,1,1,1,1", 3, "democ '-66'")]
    [InlineData("0,3651950,365,RUS,Russia,1950,0,,0,9,-40,-9,,1,1,1,1,1,1,1,1,1", 3, "polity '-40'")]
    [InlineData("0,3651951,365,RUS,Russia,1950,0,,0,9,-9,-9,,1,1,1,1,1,1,1,1,1", 3, "cyear '3651951'")]
    public void A_regime_that_contradicts_itself_is_refused(string row, int line, string told)
    {
        const string Rest = ",,,,,,,,,,,,,,,\n";
        const string Sound = "0,9502000,950,FJI,Fiji,2000,0,,0,9,-9,-9,,1,1,1,1,1,1,1,1,1" + Rest;
        if (line == 2)
        {
            var twice = Refused(
                Polity + "0,3651950,365,RUS,Russia,1950,0,,0,9,-9,-9,,1,1,1,1,1,1,1,1,1" + Rest + row + Rest
            );
            twice.Faults.Should().Contain(f => f.Line == 3 && f.Message.Contains(told) && f.Message.Contains("line 2"));
            return;
        }
        Refused(Polity + Sound + row + Rest).Faults.Should().Contain(f => f.Line == line && f.Message.Contains(told));
    }

    [Theory]
    [InlineData(Product + "2,1900,27,18,28,9\n", "sdpest is above wbgdp2011est")]
    [InlineData(Product + "2,1900,27,,26,9\n", "they come together")]
    [InlineData(Product + "2,1900,1e9,18,26,9\n", "wbgdp2011est '1e9'")]
    [InlineData("countrycode,country,year,gdppc,pop\nUs,United States,1900,8000,76000\n", "countrycode 'Us'")]
    [InlineData(Threat + "2,1900,.3,.1,.4,.5,.1,.05,0,.2\n", "lterrthreat lies outside lwr..upr")]
    [InlineData(Threat + "2,1900,.3,.1,.2,.5,.1,,0,.2\n", "they come together")]
    [InlineData("ccode,year,lsthreat\n,1990,.5\n", "belongs to a state")]
    [InlineData(Expenditure + "A,2,1990,1,1,.1\n\"B\",2,1990,1,1,.1\n", "under another name", 3)]
    [InlineData(Expenditure + "A,2,1990,1,1,11\n", "milex_share_gdp '11'")]
    [InlineData(Transfers + "A,B,1990,1,2,2\n", "nothing to itself")]
    [InlineData(Transfers + "A,B,1990,1,2,20\nA,B,1990,1,2,20\n", "a key occurs once", 3)]
    [InlineData("Entity,ccode,Year,Stockpiled nuclear warheads\nA,2,1990,-9\n", "'-9'")]
    public void Rows_that_break_a_rule_are_refused_at_their_line(string text, string told, int line = 2) =>
        Refused(text).Faults.Should().Contain(f => f.Line == line && f.Message.Contains(told));

    [Fact]
    public void A_column_that_the_importer_works_out_is_not_looked_for_in_the_file()
    {
        var layout = ImporterCatalogue.Find("polity")!.DataSet.Layouts.Single();
        layout.Headers.Should().HaveCount(37).And.NotContain("polity_special").And.ContainSingle(h => h == "ccode");
        Texts("SELECT column_name FROM information_schema.columns WHERE table_name = 'polity_2018'")
            .Should()
            .HaveCount(39)
            .And.Contain(["polity_ccode", "ccode", "polity_special"]);
    }

    private AddOutcome.Refused Refused(string text)
    {
        var path = Path.Combine(_folder, "offered.csv");
        File.WriteAllBytes(path, Encoding.UTF8.GetBytes(text));
        return ArchiveStore
            .Open(Path.Combine(_folder, "archive.duckdb"), TimeProvider.System)
            .Add([path], TestContext.Current.CancellationToken)
            .Single()
            .Should()
            .BeOfType<AddOutcome.Refused>()
            .Subject;
    }

    private int Counted(string file, string quirk) =>
        archive.Report(file).Quirks.Single(q => q.Quirk.Name.StartsWith(quirk, StringComparison.Ordinal)).Count;

    private double Number(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToDouble(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private List<string> Texts(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        List<string> texts = [];
        while (reader.Read())
            texts.Add(reader.GetString(0));
        return texts;
    }

    private DuckDBConnection Open()
    {
        var connection = new DuckDBConnection($"DataSource={archive.Store.Path};ACCESS_MODE=READ_ONLY");
        connection.Open();
        return connection;
    }
}
