using System.Globalization;
using AwesomeAssertions;
using Counterpoise.Archive;
using DuckDB.NET.Data;
using Xunit;

namespace Counterpoise.Tests.Archive;

public sealed class ImporterTests(SharedArchive archive)
{
    [Theory]
    [InlineData("states2016.csv", "states", "2016", 243, 243)]
    [InlineData("majors2024.csv", "majors", "2024", 14, 14)]
    [InlineData("gw_system.csv", "gw-system", "2020", 239, 239)]
    [InlineData("cow_gw_panel.csv", "country-panel", "0.2.0", 17_916, 17_916)]
    [InlineData("country_codes.csv", "country-codes", "1.8.0", 292, 292)]
    [InlineData("NMC-60-abridged.csv", "nmc", "6.0", 15_951, 15_951)]
    [InlineData("NMC-70-export.csv", "nmc", "7.0", 17_121, 17_121)]
    [InlineData("cow_capitals.csv", "capitals", "2024", 242, 242)]
    [InlineData("contdird.csv", "contiguity", "3.2", 82_498, 82_440)]
    [InlineData("cow_mindist.csv.gz", "minimum-distance", "2.0", 952_244, 952_244)]
    [InlineData("dyadic_mid_4.02.csv", "mid-dyadic", "4.02", 10_358, 10_358)]
    [InlineData("gml-ddy-disputes-2.2.1.csv", "gml", "2.2.1", 10_276, 10_276)]
    [InlineData("Inter-StateWarData_v4.0.csv", "interstate-war", "4.0", 337, 337)]
    [InlineData("directed_dyadic_war.csv", "dyadic-war", "4.01", 1_364, 1_364)]
    [InlineData("tss_rivalries.csv", "tss-rivalries", "2021", 264, 264)]
    [InlineData("atop5_1_directed_dyad_year.csv.gz", "atop", "5.1", 273_296, 273_296)]
    [InlineData("atop5_1sy.csv", "atop-state-years", "5.1", 11_923, 11_923)]
    [InlineData("nuclear_status_bleek.csv", "nuclear-status", "2022", 16_848, 16_848)]
    [InlineData("cow_gdppop.csv", "gdp-population", "2022", 16_536, 16_536)]
    [InlineData("cow_democracy.csv", "democracy", "16", 17_706, 17_706)]
    [InlineData("IdealpointsJuly2025.csv", "ideal-points", "2025-07", 11_440, 11_440)]
    [InlineData("WRP_national.csv", "religions", "1.1", 1_995, 1_995)]
    [InlineData("cow_trade_dyad.csv.gz", "trade", "4.0", 673_654, 673_654)]
    [InlineData("cow_igo_dyad.csv.gz", "igos", "3.0", 917_695, 917_695)]
    [InlineData("us_troops_country_year.csv", "us-troops", "2024", 13_135, 13_106)]
    [InlineData("coldata110.csv", "icow-colonial", "1.1", 217, 217)]
    [InlineData("COLDAT_dyads.csv", "coldat", "2019", 1_560, 1_560)]
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
        Count($"SELECT count(*) FROM {report.Table}").Should().Be(kept);
    }

    [Theory]
    [InlineData("cow_capitals.csv", "capital placed near the centre of its country", 3)]
    [InlineData("contdird.csv", "dyad-year twice because the type changed within the year", 58)]
    [InlineData("us_troops_country_year.csv", "country-year twice under two spellings of the name", 29)]
    [InlineData("dyadic_mid_4.02.csv", "directed dyad-year with more than one dispute", 918)]
    [InlineData("dyadic_mid_4.02.csv", "directed dyad in the same dispute-year under two dyad indexes", 16)]
    [InlineData("dyadic_mid_4.02.csv", "code outside its list (revisionist 6, side 1969)", 8)]
    [InlineData("gml-ddy-disputes-2.2.1.csv", "directed dyad-year with several disputes", 846)]
    [InlineData("gml-ddy-disputes-2.2.1.csv", "month 13 or 19", 22)]
    [InlineData("directed_dyadic_war.csv", "directed dyad-year twice, in two wars", 10)]
    [InlineData("directed_dyadic_war.csv", "end year mistyped 19118", 3)]
    [InlineData("atop5_1_directed_dyad_year.csv.gz", "allied, but without an obligation in that direction", 170)]
    [InlineData("atop5_1_directed_dyad_year.csv.gz", "obligations differ by direction", 1_300)]
    [InlineData("nuclear_status_bleek.csv", "empty ccode (Abkhazia, South Ossetia, Tibet)", 183)]
    [InlineData("nuclear_status_bleek.csv", "Timor without a ccode", 85)]
    [InlineData("NMC-60-abridged.csv", "missing coded -9", 3_185)]
    [InlineData("tss_rivalries.csv", "rivalry still open, coded to 2020", 56)]
    [InlineData(
        "cow_democracy.csv",
        "polity2 empty where Polity lists the state under a code of its own (USSR 1923-1991, Vietnam from 1977 ...)",
        400
    )]
    [InlineData("cow_gw_panel.csv", "empty gwcode where no Gleditsch-Ward counterpart exists that year", 43)]
    public void A_known_peculiarity_is_mended_and_counted(string file, string quirk, int count) =>
        archive.Report(file).Quirks.Single(q => q.Quirk.Name == quirk).Count.Should().Be(count);

    [Fact]
    public void Files_without_an_importer_are_passed_over_and_named_and_none_is_refused()
    {
        archive.Outcomes.OfType<AddOutcome.Refused>().Should().BeEmpty();
        archive.Outcomes.OfType<AddOutcome.Skipped>().Should().Contain(s => s.File == "SOURCES.md");
        archive
            .Outcomes.Select(o => o.File)
            .Should()
            .BeEquivalentTo(Directory.GetFiles(SharedRecord.Require()).Select(Path.GetFileName));
    }

    [Fact]
    public void Misplaced_capitals_stand_where_CEPII_has_them()
    {
        Count("SELECT count(*) FROM capitals_2024 WHERE capital = 'Brasilia' AND lat = -15.78 AND lng = -47.91")
            .Should()
            .Be(1);
        Count("SELECT count(*) FROM capitals_2024 WHERE capital = 'Tunis' AND lat = 36.83 AND lng = 10.22")
            .Should()
            .Be(1);
        Count("SELECT count(*) FROM capitals_2024 WHERE capital = 'Riyadh' AND lat = 24.65 AND lng = 46.77")
            .Should()
            .Be(1);
    }

    [Fact]
    public void Both_editions_of_a_data_set_stand_side_by_side()
    {
        Count("SELECT max(year) FROM nmc_6_0").Should().Be(2016);
        Count("SELECT max(year) FROM nmc_7_0").Should().Be(2022);
        Count("SELECT count(*) FROM nmc_6_0 WHERE milex < 0 OR upop < 0").Should().Be(0);
        Count("SELECT count(*) FROM nmc_6_0 WHERE milex IS NULL").Should().Be(2_217);
    }

    [Fact]
    public void Bare_carriage_returns_and_byte_order_marks_leave_no_trace()
    {
        Count("SELECT count(DISTINCT WarNum) FROM interstate_war_4_0").Should().Be(95);
        Count("SELECT count(*) FROM icow_colonial_1_1 WHERE state = 732 AND colruler = 740").Should().Be(1);
    }

    [Fact]
    public void Cinc_recomputed_from_complete_components_is_the_published_one()
    {
        SharedRecord.Require();
        string[] components = ["milex", "milper", "irst", "pec", "tpop", "upop"];
        var shares = components.Select(c => $"coalesce({c} / nullif(sum({c}) OVER (PARTITION BY year), 0), 0)");
        var defined = components.Select(c => $"(sum({c}) OVER (PARTITION BY year) > 0)::INT");
        var complete = string.Join(" AND ", components.Select(c => $"{c} IS NOT NULL"));
        var sql =
            $"SELECT max(abs(recomputed - cinc)), count(*) FROM (SELECT *, ({string.Join(" + ", shares)}) / "
            + $"({string.Join(" + ", defined)}) AS recomputed FROM nmc_7_0) WHERE {complete}";
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        reader.Read().Should().BeTrue();
        reader.GetDouble(0).Should().BeLessThan(1e-6);
        reader.GetInt64(1).Should().BeGreaterThan(13_000);
    }

    private DuckDBConnection Open()
    {
        var connection = new DuckDBConnection($"DataSource={archive.Store.Path};ACCESS_MODE=READ_ONLY");
        connection.Open();
        return connection;
    }

    private long Count(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
