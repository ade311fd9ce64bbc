using System.Globalization;
using AwesomeAssertions;
using Counterpoise.Tests.Archive;
using Xunit;

namespace Counterpoise.Tests.Cli;

public sealed class LandscapeCommandTests(SharedArchive archive)
{
    private const string Contract = "minimum,energy,basin,state_code,camp";

    [Fact]
    public async Task Csv_begins_with_the_contract_and_holds_every_state_of_every_low_point()
    {
        var run = await Shell.Done("landscape", "--year", "1955", "--format", "csv");
        run.Lines[0].Should().StartWith(Contract);
        var minima = Rows(run).GroupBy(row => row[0]).ToArray();
        int states = minima[0].Count();
        minima.Should().OnlyContain(minimum => minimum.Select(row => row[3]).Distinct().Count() == states);
        minima.Sum(minimum => Number(minimum.First()[2])).Should().BeApproximately(1, 1e-9);
        minima.Select(minimum => Number(minimum.First()[1])).Should().BeInAscendingOrder();
        minima.Should().OnlyContain(minimum => minimum.All(row => row[4] == "1" || row[4] == "2"));
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
        var run = await Shell.Done("landscape", "--year", "1990", "--states", "JPN,ROK,USA,CHN", "--format", format);
        run.Out.Should().NotContain("NaN").And.Contain("Japan").And.Contain("China");
    }

    [Fact]
    public async Task The_same_bytes_come_from_one_thread_and_sixteen_and_from_any_order()
    {
        Task<Run> On(string states, string threads) =>
            Shell.Done("landscape", "--year", "1970", "--states", states, "--format", "csv", "--threads", threads);
        var one = await On("USA,RUS,CHN,PRK,ROK,JPN,IND", "1");
        (await On("USA,RUS,CHN,PRK,ROK,JPN,IND", "16")).Out.Should().Be(one.Out);
        (await On("IND,JPN,ROK,PRK,CHN,RUS,USA", "2")).Out.Should().Be(one.Out);
    }

    [Fact]
    public async Task One_state_has_no_camps_and_says_so()
    {
        var run = await Shell.Done("landscape", "--year", "1990", "--states", "JPN");
        run.Lines[0].Should().Contain("no camps");
    }

    [Theory]
    [InlineData("Atlantis", "Atlantis")]
    [InlineData("JPN,JPN", "named twice")]
    [InlineData(",", "no state is named")]
    public async Task Faulty_states_are_told(string states, string told)
    {
        var run = await Shell.Run("landscape", "--year", "1990", "--states", states);
        run.Code.Should().Be(1);
        run.Error.Should().Contain("--states").And.Contain(told);
    }

    [Fact]
    public async Task A_whole_system_is_too_many_and_the_limit_is_told()
    {
        var run = await Shell.Run("landscape", "--year", "1880", "--archive", archive.Store.Path);
        run.Code.Should().Be(1);
        run.Error.Should().Contain("24");
    }

    private static string[][] Rows(Run run) => [.. run.Lines.Skip(1).Select(line => line.Split(','))];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
