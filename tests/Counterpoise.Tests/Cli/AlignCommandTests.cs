using System.Text.Json;
using AwesomeAssertions;
using Counterpoise.Tests.Archive;
using Counterpoise.Theories;
using Xunit;

namespace Counterpoise.Tests.Cli;

public sealed class AlignCommandTests(SharedArchive archive)
{
    private static readonly string[] Question = ["align", "JPN", "ROK", "--year", "2013"];

    [Fact]
    public async Task The_columns_of_the_contract_come_first_with_a_row_for_every_theory()
    {
        var run = await Shell.Done([.. Question, "--format", "csv"]);
        run.Lines[0]
            .Should()
            .StartWith("year,a_code,b_code,theory,verdict,strength,probability,determinacy,level,observed");
        run.Lines.Skip(1).Select(line => line.Split(',')[3]).Should().Equal(TheoryCatalogue.All.Select(t => t.Id));
        run.Lines.Skip(1).Should().OnlyContain(line => line.StartsWith("2013,740,732,", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_order_of_the_two_changes_codes_and_title_only()
    {
        var one = await Shell.Done([.. Question, "--format", "csv"]);
        var other = await Shell.Done("align", "ROK", "JPN", "--year", "2013", "--format", "csv");
        other.Out.Replace("2013,732,740", "2013,740,732", StringComparison.Ordinal).Should().Be(one.Out);
    }

    [Fact]
    public async Task Balance_of_power_is_silent_with_its_reason_and_shows_its_contested_reading()
    {
        var theory = (await Explained()).Single(t => t.GetProperty("theory").GetString() == "balance-of-power");
        theory.GetProperty("verdict").GetString().Should().Be("silent");
        theory.GetProperty("reason").GetString().Should().Contain("not poles");
        var other = theory.GetProperty("other_readings").EnumerateArray().Single();
        other.GetProperty("theory").GetString().Should().Be("balance-of-power:foreign-policy");
        other.GetProperty("name").GetString().Should().Contain("contested");
    }

    [Fact]
    public async Task Every_premise_of_every_theory_resolves_to_a_reading_and_a_source()
    {
        int premises = 0;
        foreach (
            var theory in (await Explained()).SelectMany(t =>
                t.GetProperty("other_readings").EnumerateArray().Prepend(t)
            )
        )
        {
            foreach (var premise in theory.GetProperty("premises").EnumerateArray())
            {
                premises++;
                premise.GetProperty("figures").GetArrayLength().Should().BePositive();
                foreach (var figure in premise.GetProperty("figures").EnumerateArray())
                {
                    bool known = figure.GetProperty("value").ValueKind == JsonValueKind.Number;
                    figure.GetProperty(known ? "source" : "reason").GetString().Should().NotBeEmpty();
                }
            }
        }
        premises.Should().BeGreaterThan(15);
    }

    [Fact]
    public async Task Without_explain_the_arguments_are_left_out()
    {
        var run = await Shell.Done([.. Question, "--format", "json"]);
        run.Out.Should().NotContain("\"premises\"");
        (await Shell.Done(Question)).Out.Should().NotContain("Objection:");
        (await Shell.Done([.. Question, "--explain"])).Out.Should().Contain("Objection:");
    }

    [Fact]
    public async Task The_measure_of_poles_is_an_option_and_is_named_in_the_reason()
    {
        var run = await Shell.Done([.. Question, "--measure", "poles=majors", "--format", "csv"]);
        run.Lines.Single(line => line.Contains(",balance-of-power,", StringComparison.Ordinal))
            .Should()
            .Contain("list of major powers");
    }

    [Theory]
    [InlineData("FRN", "RUS", "1893")]
    [InlineData("UKG", "GMY", "1905")]
    [InlineData("USA", "CHN", "1971")]
    [InlineData("EGY", "ISR", "1979")]
    [InlineData("POL", "GMY", "1938")]
    [InlineData("USA", "UKG", "1942")]
    public async Task Any_dyad_and_year_of_the_archive_is_answered_by_every_theory(
        string one,
        string other,
        string year
    )
    {
        var run = await Shell.Run(
            ["align", one, other, "--year", year, "--explain", "--format", "json"],
            archive.Store.Path
        );
        run.Code.Should().Be(0, run.Error);
        var theories = run.Json.GetProperty("theories").EnumerateArray().ToArray();
        theories.Should().HaveSameCount(TheoryCatalogue.All);
        theories
            .Where(t => t.GetProperty("verdict").GetString() is "silent" or "no data" or "indeterminate")
            .Should()
            .OnlyContain(t => t.GetProperty("reason").GetString()!.Length > 0);
        theories.Should().Contain(t => t.GetProperty("premises").GetArrayLength() > 0);
    }

    [Fact]
    public async Task A_choice_of_data_sets_without_an_archive_is_refused_and_not_ignored()
    {
        foreach (string[] command in (string[][])[Question, ["brief", "japan-rok"], ["claims", "japan-rok"]])
        {
            var run = await Shell.Run([.. command, "--dataset", "nmc=6.0"]);
            run.Code.Should().Be(1);
            run.Error.Should().Contain("nmc=6.0").And.Contain("--archive");
        }
    }

    [Fact]
    public async Task A_case_on_an_archive_names_the_files_of_both_apart()
    {
        var run = await Shell.Run(["brief", "japan-rok", "--format", "json", "--archive", archive.Store.Path]);
        run.Code.Should().Be(0, run.Error);
        var inputs = run
            .Json.GetProperty("manifest")
            .GetProperty("input_hashes")
            .EnumerateObject()
            .Select(input => input.Name)
            .ToArray();
        inputs.Should().Contain("wars.csv").And.Contain("archive/directed_dyadic_war.csv");
    }

    [Fact]
    public async Task A_micro_state_is_answered_in_seconds()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var run = await Shell.Run(["align", "KIR", "NAU", "--year", "2000"], archive.Store.Path);
        run.Code.Should().Be(0, run.Error);
        // Hundreds of rivals are level at the floor of threat; their orders are not walked pair by pair.
        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task A_year_without_one_of_the_two_is_refused_with_its_membership()
    {
        var run = await Shell.Run(["align", "JPN", "ROK", "--year", "1948"]);
        run.Code.Should().Be(1);
        run.Error.Should().Contain("JPN").And.Contain("1952");
    }

    private static async Task<IReadOnlyList<JsonElement>> Explained() =>
        [
            .. (await Shell.Done([.. Question, "--explain", "--format", "json"]))
                .Json.GetProperty("theories")
                .EnumerateArray(),
        ];
}
