using System.Globalization;
using System.Text.Json;
using AwesomeAssertions;
using Counterpoise.Measures;
using Counterpoise.Tests.Files;
using Xunit;

namespace Counterpoise.Tests.Cli;

public sealed class ThreatCommandTests
{
    private const string Contract =
        "year,perceiver_code,perceiver,rank,rival_code,rival,share,threat,capability,proximity,offense,intent";

    public static TheoryData<string, string> Options { get; } =
    [
        .. OptionsOf<CapabilityMeasure>("capability"),
        .. OptionsOf<ProximityMeasure>("proximity"),
        .. OptionsOf<DistanceMeasure>("distance"),
        .. OptionsOf<ReachMeasure>("reach"),
        .. OptionsOf<OffenseMeasure>("offense"),
        .. OptionsOf<NuclearAdjustment>("nuclear"),
        .. OptionsOf<IntentMeasure>("intent"),
        .. OptionsOf<ThreatForm>("threat"),
    ];

    [Fact]
    public async Task Csv_begins_with_the_contract_and_shares_sum_to_one()
    {
        var run = await Threat("JPN", "--format", "csv");
        run.Lines[0].Should().StartWith(Contract);
        var shares = Column(run, "share").Where(cell => cell.Length > 0).Select(Number).ToArray();
        shares.Should().NotBeEmpty().And.OnlyContain(share => share >= 0 && share <= 1).And.BeInDescendingOrder();
        shares.Sum().Should().BeApproximately(1, 1e-9);
        Column(run, "year").Should().OnlyContain(year => year == "2013");
        Column(run, "perceiver_code").Should().OnlyContain(code => code == "740");
        Column(run, "rival_code").Should().OnlyHaveUniqueItems().And.NotContain("740");
    }

    [Fact]
    public async Task Top_limits_the_rows_without_changing_them()
    {
        var all = await Threat("JPN", "--format", "csv");
        var top = await Threat("JPN", "--format", "csv", "--top", "3");
        top.Lines.Should().Equal(all.Lines.Take(4));
    }

    [Fact]
    public async Task What_is_missing_is_empty_in_csv_and_null_in_json()
    {
        // Military expenditure of 2022 is the last on record for few states; some of the case have none.
        string[] arguments = ["threat", "JPN", "--year", "2022", "--measure", "capability=surplus"];
        var csv = await Shell.Done([.. arguments, "--format", "csv"]);
        var rows = (await Shell.Done([.. arguments, "--format", "json"])).Json.GetProperty("rows");
        var header = csv.Lines[0].Split(',');
        int missing = 0;
        foreach (var (line, row) in csv.Lines.Skip(1).Zip(rows.EnumerateArray()))
        {
            foreach (var (name, cell) in header.Zip(line.Split(',')))
            {
                bool isNull = row.GetProperty(name).ValueKind == JsonValueKind.Null;
                isNull.Should().Be(cell.Length == 0, $"{name} in {line}");
                missing += isNull ? 1 : 0;
            }
        }
        missing.Should().BePositive();
        rows.GetArrayLength().Should().Be(csv.Lines.Length - 1);
        csv.Out.Should().NotContain("NaN");
    }

    [Theory]
    [InlineData("740", "JPN", "jpn", "Japan", "japan")]
    [InlineData("731", "PRK", "DPRK", "North Korea")]
    [InlineData("200", "UKG", "GBR", "UK", "United Kingdom")]
    [InlineData("732", "ROK", "South Korea")]
    [InlineData("255", "GMY", "DEU", "Germany")]
    public async Task Every_name_of_a_state_gives_the_same_result(string code, params string[] names)
    {
        var byCode = await Threat(code, "--format", "json");
        foreach (var name in names)
            (await Threat(name, "--format", "json")).Out.Should().Be(byCode.Out, name);
    }

    [Theory]
    [InlineData("Japn", "JPN (740, Japan)")]
    [InlineData("Nowhere", "'Nowhere' is no state")]
    public async Task An_unknown_state_gets_near_matches(string state, string told)
    {
        var run = await Shell.Run("threat", state, "--year", "2013");
        (run.Code, run.Out).Should().Be((1, ""));
        run.Error.Should().Contain(told);
    }

    [Theory]
    [InlineData("1900", "japan-rok covers 1946-2022")]
    [InlineData("2023", "japan-rok covers 1946-2022")]
    [InlineData("1946", "its membership is 1860-1945, 1952-")]
    [InlineData("last", "'last' is no year; write it as 2013.")]
    [InlineData("-5", "'-5' is no year")]
    [InlineData("2013.5", "'2013.5' is no year")]
    public async Task A_year_that_is_not_covered_is_told_with_what_is(string year, string told)
    {
        var run = await Shell.Run("threat", "JPN", "--year", year);
        (run.Code, run.Out).Should().Be((1, ""));
        run.Error.Should().Contain(told);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("threat", "JPN")]
    [InlineData("threat", "--year", "2013")]
    [InlineData("threat", "JPN", "KOR", "--year", "2013")]
    [InlineData("threat", "JPN", "--year", "2013", "--top", "many")]
    [InlineData("threat", "JPN", "--year", "2013", "--nonsense")]
    [InlineData("cases")]
    public async Task Wrong_usage_exits_with_two(params string[] arguments)
    {
        var run = await Shell.Run(arguments);
        (run.Code, run.Out).Should().Be((2, ""));
        run.Error.Should().Contain("--help");
    }

    [Fact]
    public async Task Every_faulty_measure_is_told_at_once_with_its_options()
    {
        var run = await Shell.Run(
            [
                "threat",
                "JPN",
                "--year",
                "2013",
                "--measure",
                "capability=cink",
                "--measure",
                "might=cinc",
                "--measure",
                "x",
            ],
            archive: null
        );
        (run.Code, run.Out).Should().Be((1, ""));
        run.Error.Should()
            .ContainAll(
                "'cink' is no option of capability; choose one of cinc, net-resources",
                "'might'",
                "'x'",
                "3 faults"
            );
    }

    [Theory]
    [MemberData(nameof(Options))]
    public async Task Every_option_of_every_measure_runs(string measure, string option)
    {
        var run = await Threat("JPN", "--format", "json", "--measure", $"{measure}={option}");
        run.Json.GetProperty("rows").GetArrayLength().Should().BePositive();
        run.Json.GetProperty("manifest")
            .GetProperty("command")
            .GetString()
            .Should()
            .Be($"threat JPN --year 2013 --measure {measure}={option}");
    }

    [Theory]
    [InlineData("--intent", "contemporaneous")]
    [InlineData("--concurrent")]
    [InlineData("--seed", "7")]
    public async Task An_option_changes_the_result_and_stands_in_its_manifest(params string[] option)
    {
        var plain = await Threat("JPN", "--format", "json");
        var changed = await Threat("JPN", ["--format", "json", .. option]);
        changed.Json.GetProperty("rows").GetRawText().Should().NotBe(plain.Json.GetProperty("rows").GetRawText());
        var manifest = changed.Json.GetProperty("manifest");
        manifest.GetProperty("command").GetString().Should().EndWith(string.Join(' ', option));
        (await Threat("JPN", ["--format", "json", .. option])).Out.Should().Be(changed.Out);
    }

    [Fact]
    public async Task The_intent_option_and_the_intent_measure_are_one() =>
        (await Threat("JPN", "--format", "csv", "--intent", "contemporaneous"))
            .Out.Should()
            .Be((await Threat("JPN", "--format", "csv", "--measure", "intent=contemporaneous")).Out);

    [Fact]
    public async Task A_parameter_file_changes_what_it_names()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["p.yaml"], Parameters("2000"), TestContext.Current.CancellationToken);
        var plain = await Threat("JPN", "--format", "csv");
        var changed = await Threat("JPN", "--format", "csv", "--parameters", folder["p.yaml"]);
        Column(changed, "proximity").Should().NotEqual(Column(plain, "proximity"));
        ByRival(changed, "capability").Should().BeEquivalentTo(ByRival(plain, "capability"));
        var json = await Threat("JPN", "--format", "json", "--parameters", folder["p.yaml"]);
        json.Json.GetProperty("manifest")
            .GetProperty("input_hashes")
            .TryGetProperty(folder["p.yaml"], out _)
            .Should()
            .BeTrue();
    }

    [Fact]
    public async Task A_faulty_parameter_file_is_told_with_its_line()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["p.yaml"], Parameters("far"), TestContext.Current.CancellationToken);
        var run = await Shell.Run("threat", "JPN", "--year", "2013", "--parameters", folder["p.yaml"]);
        (run.Code, run.Out).Should().Be((1, ""));
        run.Error.Should().Contain("p.yaml:4: value 'far'");
    }

    [Fact]
    public async Task A_parameter_that_does_not_exist_is_told()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(
            folder["p.yaml"],
            Parameters("2000").Replace("proximity.lambda", "proximity.lamda", StringComparison.Ordinal),
            TestContext.Current.CancellationToken
        );
        var run = await Shell.Run("threat", "JPN", "--year", "2013", "--parameters", folder["p.yaml"]);
        (run.Code, run.Out).Should().Be((1, ""));
        run.Error.Should().Contain("'proximity.lamda' is no parameter");
    }

    [Theory]
    [InlineData("--seed", "-1")]
    [InlineData("--top", "0")]
    [InlineData("--format", "xml")]
    [InlineData("--archive", "/nowhere/archive.duckdb")]
    [InlineData("--intent", "none-such")]
    public async Task An_option_out_of_range_is_input_at_fault(string option, string value)
    {
        var run = await Shell.Run("threat", "JPN", "--year", "2013", option, value);
        (run.Code, run.Out).Should().Be((1, ""));
        run.Error.Should().Contain(option);
    }

    [Fact]
    public async Task An_interrupted_command_prints_and_writes_nothing()
    {
        using var folder = new TemporaryFolder();
        string[] arguments = ["threat", "JPN", "--year", "2013", "--out", folder["threat.csv"]];
        var run = await Shell.Run(arguments, archive: null, interrupt: true);
        (run.Code, run.Out).Should().Be((130, ""));
        Directory.EnumerateFileSystemEntries(folder.Path).Should().BeEmpty();
    }

    private static Task<Run> Threat(string state, params string[] options) =>
        Shell.Done(["threat", state, "--year", "2013", .. options]);

    private static string[] Column(Run run, string name)
    {
        int at = Array.IndexOf(run.Lines[0].Split(','), name);
        return [.. run.Lines.Skip(1).Select(line => line.Split(',')[at])];
    }

    private static Dictionary<string, string> ByRival(Run run, string name) =>
        Column(run, "rival_code").Zip(Column(run, name)).ToDictionary(pair => pair.First, pair => pair.Second);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string Parameters(string value) =>
        $$"""
            name: assumed
            frozen: 2026-11-23
            parameters:
              - { id: proximity.lambda, value: {{value}}, range: [1000, 8000], unit: km, source: ours, note: A trial. }

            """;

    private static IEnumerable<(string, string)> OptionsOf<T>(string measure)
        where T : struct, Enum => Enum.GetValues<T>().Select(option => (measure, Specification.NameOf(option)));
}
