using System.Globalization;
using AwesomeAssertions;
using Counterpoise.Tests.Archive;
using Counterpoise.Tests.Files;
using Xunit;

namespace Counterpoise.Tests.Cli;

public sealed class NetworkCommandTests(SharedArchive archive)
{
    private const string Contract = "year,a_code,b_code,share_of_equilibria,observed";

    private static readonly string[] Stances = ["alliance", "alignment", "aloofness", "opposition", ""];

    private static readonly string[] Few = ["--draws", "12", "--starts", "4"];

    [Fact]
    public async Task Csv_begins_with_the_contract_and_has_a_row_for_every_pair_of_the_case()
    {
        var run = await Shell.Done(["network", "--year", "2013", .. Few, "--format", "csv"]);
        run.Lines[0].Should().StartWith(Contract);
        var rows = Rows(run);
        var codes = rows.SelectMany(row => row[1..3]).Distinct().ToArray();
        rows.Should().HaveCount(codes.Length * (codes.Length - 1) / 2);
        rows.Select(row => (row[1], row[2])).Should().OnlyHaveUniqueItems();
        rows.Should().OnlyContain(row => row[0] == "2013" && Number(row[1]) < Number(row[2]));
        rows.Should().OnlyContain(row => Number(row[3]) >= 0 && Number(row[3]) <= 1 && Stances.Contains(row[4]));
        rows.Select(row => Number(row[3])).Should().BeInDescendingOrder();
    }

    [Theory]
    [InlineData("table")]
    [InlineData("csv")]
    [InlineData("json")]
    [InlineData("md")]
    [InlineData("html")]
    [InlineData("latex")]
    public async Task Every_format_holds_the_figures(string format)
    {
        var run = await Shell.Done([
            "network",
            "--year",
            "1990",
            "--states",
            "JPN,ROK,USA,CHN",
            .. Few,
            "--format",
            format,
        ]);
        run.Out.Should().NotContain("NaN").And.Contain("Japan").And.Contain("China");
    }

    [Fact]
    public async Task The_manifest_names_the_seed_and_what_was_asked()
    {
        var run = await Shell.Done([
            "network",
            "--year",
            "1990",
            "--states",
            "CHN,JPN,USA",
            "--consent",
            "consent",
            "--seed",
            "5",
            .. Few,
            "--format",
            "json",
        ]);
        var manifest = run.Json.GetProperty("manifest");
        manifest.GetProperty("seed").GetString().Should().Be("5");
        manifest
            .GetProperty("command")
            .GetString()
            .Should()
            .Be(
                "network --year 1990 --states CHN,JPN,USA --draws 12 --starts 4 --consent consent --links all --seed 5"
            );
    }

    [Theory]
    [InlineData("transfers", false)]
    [InlineData("consent", true)]
    public async Task The_same_bytes_come_from_one_thread_two_and_sixteen(string consent, bool threes)
    {
        Task<Run> On(string threads) =>
            Shell.Done([
                "network",
                "--year",
                "2000",
                "--states",
                "USA,RUS,CHN,PRK,ROK,JPN,IND",
                .. Few,
                "--consent",
                consent,
                .. threes ? ["--threes"] : (string[])[],
                "--format",
                "json",
                "--threads",
                threads,
            ]);
        var one = await On("1");
        (await On("2")).Out.Should().Be(one.Out);
        (await On("16")).Out.Should().Be(one.Out);
    }

    [Fact]
    public async Task The_order_in_which_states_are_named_changes_nothing()
    {
        var one = await Shell.Done([
            "network",
            "--year",
            "2000",
            "--states",
            "USA,CHN,PRK,ROK,JPN,IND,RUS",
            .. Few,
            "--format",
            "csv",
        ]);
        var other = await Shell.Done([
            "network",
            "--year",
            "2000",
            "--states",
            "RUS,JPN,USA,IND,CHN,ROK,PRK",
            .. Few,
            "--format",
            "csv",
        ]);
        other.Out.Should().Be(one.Out);
    }

    [Fact]
    public async Task Few_links_are_enumerated_and_so_have_no_basins()
    {
        var run = await Shell.Done(["network", "--year", "2013", "--states", "JPN,ROK,PRK", .. Few, "--format", "csv"]);
        int basin = Array.IndexOf(run.Lines[0].Split(','), "basin_share");
        Rows(run).Should().OnlyContain(row => row[basin].Length == 0);
        (await Shell.Done(["network", "--year", "2013", "--states", "JPN,ROK,PRK", .. Few]))
            .Out.Should()
            .MatchRegex(@"every\s+network was looked at");
    }

    [Fact]
    public async Task One_state_has_no_links_and_says_so()
    {
        var run = await Shell.Done(["network", "--year", "2013", "--states", "JPN", .. Few]);
        run.Lines[0].Should().Contain("no links");
        (await Shell.Done(["network", "--year", "2013", "--states", "JPN", .. Few, "--format", "csv"]))
            .Lines.Should()
            .ContainSingle();
    }

    [Fact]
    public async Task Without_draws_the_parameters_own_values_answer()
    {
        var run = await Shell.Done([
            "network",
            "--year",
            "2013",
            "--states",
            "JPN,ROK,PRK,USA",
            "--draws",
            "0",
            "--format",
            "csv",
        ]);
        var header = run.Lines[0].Split(',');
        foreach (var row in Rows(run))
        {
            string expected = Number(row[3]) switch
            {
                0 => "none",
                1 => "all",
                _ => "some",
            };
            row[Array.IndexOf(header, "at_center")].Should().Be(expected);
        }
    }

    [Fact]
    public async Task A_cost_beyond_any_gain_leaves_nobody_linked_and_a_gain_without_cost_links_somebody()
    {
        (await Shares("autonomy", 1_000)).Should().OnlyContain(share => share == 0);
        (await Shares("autonomy", 0)).Should().Contain(share => share > 0);

        static async Task<double[]> Shares(string parameter, int value)
        {
            using var folder = new TemporaryFolder();
            await File.WriteAllTextAsync(
                folder["mine.yaml"],
                $"""
                name: mine
                frozen: 2026-11-23
                parameters:
                  - id: alignment.{parameter}
                    value: {value}
                    range: [{value}, {value}]
                    unit: roots of fear
                    source: ours
                    note: A test.
                """,
                TestContext.Current.CancellationToken
            );
            var run = await Shell.Done([
                "network",
                "--year",
                "2013",
                .. Few,
                "--parameters",
                folder["mine.yaml"],
                "--format",
                "csv",
            ]);
            return [.. Rows(run).Select(row => Number(row[3]))];
        }
    }

    [Fact]
    public async Task Every_fault_of_the_states_is_told_at_once()
    {
        var run = await Shell.Run("network", "--year", "2013", "--states", "JPN,Atlantis,JPN,GDR");
        run.Code.Should().Be(1);
        run.Error.Should().Contain("Atlantis").And.Contain("named twice").And.Contain("GDR");
        run.Out.Should().BeEmpty();
    }

    [Theory]
    [InlineData("--draws", "-1")]
    [InlineData("--starts", "0")]
    [InlineData("--consent", "force")]
    [InlineData("--links", "some")]
    [InlineData("--states", ",")]
    [InlineData("--measure", "proximity=power-adjusted")]
    public async Task What_makes_no_sense_is_refused_with_its_option(string option, string value)
    {
        var run = await Shell.Run("network", "--year", "2013", option, value);
        run.Code.Should().Be(1);
        run.Error.Should().Contain(option);
    }

    [Fact]
    public async Task A_year_without_data_is_refused() =>
        (await Shell.Run("network", "--year", "1700")).Error.Should().Contain("1700");

    [Fact]
    public async Task Any_states_of_an_archive_answer_with_every_pair()
    {
        var run = await OnArchive([
            "network",
            "--year",
            "1925",
            "--states",
            "YUG,ROM,BUL,GRC,TUR,ALB,HUN",
            .. Few,
            "--format",
            "csv",
        ]);
        Rows(run).Should().HaveCount(21);
        Rows(run).Select(row => row[4]).Should().OnlyContain(stance => Stances.Contains(stance));
    }

    [Fact]
    public async Task A_whole_system_links_its_relevant_pairs_only()
    {
        var run = await OnArchive(["network", "--year", "1880", "--draws", "2", "--starts", "2", "--format", "json"]);
        run.Json.GetProperty("manifest").GetProperty("command").GetString().Should().EndWith("--links relevant");
        run.Out.Should().NotContain("NaN");
    }

    [Fact]
    public async Task Json_holds_what_the_text_holds()
    {
        string[] asked = ["network", "--year", "2013", "--states", "JPN,ROK,USA,CHN,PRK", .. Few];
        var json = (await Shell.Done([.. asked, "--format", "json"])).Json;
        json.GetProperty("rows").GetArrayLength().Should().Be(10);
        var captions = json.GetProperty("tables").EnumerateArray().Select(t => t.GetProperty("caption").GetString());
        captions.Should().Contain(["What was observed", "Levers that evidence asserts", "Networks at rest"]);
        json.GetProperty("points")
            .EnumerateArray()
            .Select(p => p.GetString())
            .Should()
            .Contain(p => p!.Contains("stable network"));
        json.GetProperty("notes").GetArrayLength().Should().BeGreaterThan(3);
        json.GetProperty("sources").GetArrayLength().Should().BeGreaterThan(3);
    }

    [Fact]
    public async Task An_interruption_writes_nothing()
    {
        var run = await Shell.Run(["network", "--year", "2013"], archive: null, cancelled: true);
        run.Code.Should().Be(130);
        run.Out.Should().BeEmpty();
    }

    private Task<Run> OnArchive(string[] arguments) => Shell.Done([.. arguments, "--archive", archive.Store.Path]);

    private static string[][] Rows(Run run) => [.. run.Lines.Skip(1).Select(line => line.Split(','))];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
