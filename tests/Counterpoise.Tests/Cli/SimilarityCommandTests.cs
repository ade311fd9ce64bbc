using System.Globalization;
using AwesomeAssertions;
using Counterpoise.Measures;
using Counterpoise.Tests.Archive;
using Xunit;

namespace Counterpoise.Tests.Cli;

public sealed class SimilarityCommandTests(SharedArchive archive)
{
    private const string Contract = "year,a_code,b_code,measure,distance,weighted,value";

    private static readonly string[] Germans = ["similarity", "GMY", "RUS", "--year", "1914"];

    [Fact]
    public async Task Csv_begins_with_the_contract_and_has_a_row_for_every_index()
    {
        var run = await OnArchive([.. Germans, "--format", "csv"]);
        run.Lines[0].Should().StartWith(Contract);
        var rows = run.Lines.Skip(1).Select(line => line.Split(',')).ToArray();
        rows.Select(row => row[7]).Should().Equal(SimilarityIndex.All.Select(index => index.Id));
        rows.Should().OnlyContain(row => row[0] == "1914" && row[1] == "255" && row[2] == "365");
        // There was no General Assembly.
        rows[^1][6].Should().BeEmpty();
        rows.SkipLast(1)
            .Select(row => double.Parse(row[6], CultureInfo.InvariantCulture))
            .Should()
            .OnlyContain(value => value >= -1 && value <= 1);
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
        var run = await OnArchive(["similarity", "JPN", "ROK", "--year", "2000", "--format", format]);
        run.Out.Should().NotContain("NaN");
        run.Out.Replace("\\_", "_", StringComparison.Ordinal).Should().Contain("kappa_sq").And.Contain("s_ideal");
    }

    [Fact]
    public async Task The_order_of_the_two_changes_no_figure()
    {
        var one = await OnArchive(["similarity", "JPN", "ROK", "--year", "1990", "--format", "csv"]);
        var other = await OnArchive(["similarity", "ROK", "JPN", "--year", "1990", "--format", "csv"]);
        Values(one).Should().Equal(Values(other));

        static IEnumerable<string> Values(Run run) => run.Lines.Skip(1).Select(line => line.Split(',')[6]);
    }

    [Fact]
    public async Task A_case_gives_no_figure_and_says_what_it_lacks()
    {
        var run = await Shell.Done("similarity", "JPN", "ROK", "--year", "2013");
        run.Lines[0].Should().Be("Japan and South Korea, 2013: no data");
        string told = string.Join(' ', run.Out.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
        told.Should().Contain("this record holds only some states, and a portfolio of alliances");
        told.Should().Contain("this record holds only some states, and the range of the ideal points");
        told.Should().Contain("counterpoise data add FOLDER");
        var csv = await Shell.Done("similarity", "JPN", "ROK", "--year", "2013", "--format", "csv");
        csv.Lines.Skip(1).Should().HaveCount(13).And.OnlyContain(line => line.Split(',', 8)[6].Length == 0);
    }

    [Fact]
    public async Task Years_that_the_alliance_data_do_not_cover_are_told_and_ideal_points_still_compared()
    {
        var run = await OnArchive(["similarity", "JPN", "ROK", "--year", "2020", "--format", "csv"]);
        run.Lines[1].Should().EndWith("\"atop 5.1 covers 1815-2018, not 2020, for alliance obligations\"");
        run.Lines[^1].Split(',')[6].Should().NotBeEmpty();
    }

    [Theory]
    [InlineData(2, "similarity", "JPN", "--year", "2013")]
    [InlineData(2, "similarity", "JPN", "ROK")]
    [InlineData(1, "similarity", "JPN", "JPN", "--year", "2013")]
    [InlineData(1, "similarity", "JPN", "Nowhere", "--year", "2013")]
    [InlineData(1, "similarity", "JPN", "ROK", "--year", "1900")]
    public async Task A_wrong_question_is_told(int code, params string[] arguments)
    {
        var run = await Shell.Run(arguments);
        (run.Code, run.Out).Should().Be((code, ""));
        run.Error.Should().NotBeEmpty();
    }

    [Fact]
    public async Task The_list_of_alliances_is_chosen_as_elsewhere()
    {
        var run = await Shell.Run([.. Germans, "--dataset", "alliances=cow"], archive.Store.Path);
        (run.Code, run.Out).Should().Be((1, ""));
        run.Error.Should().Contain("the archive lacks COW Formal Alliances, directed dyad-years");
    }

    private async Task<Run> OnArchive(string[] arguments)
    {
        var run = await Shell.Run(arguments, archive.Store.Path);
        run.Code.Should().Be(0, run.Error);
        return run;
    }
}
