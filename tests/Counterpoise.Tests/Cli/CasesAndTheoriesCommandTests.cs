using AwesomeAssertions;
using Counterpoise.Tests.Files;
using Xunit;

namespace Counterpoise.Tests.Cli;

public sealed class CasesAndTheoriesCommandTests
{
    [Theory]
    [InlineData("theories", "list")]
    [InlineData("theories", "show", "balance-of-threat")]
    [InlineData("cases", "list")]
    public async Task A_result_without_a_record_still_says_which_program_made_it(params string[] arguments)
    {
        var manifest = (await Shell.Done([.. arguments, "--format", "json"])).Json.GetProperty("manifest");
        manifest.GetProperty("command").GetString().Should().Be(string.Join(' ', arguments));
        manifest.GetProperty("program_version").GetString().Should().NotBeEmpty();
        manifest.GetProperty("instruction_set").GetString().Should().NotBeEmpty();
    }

    [Fact]
    public async Task Cases_that_ship_are_listed_and_faultless()
    {
        var list = await Shell.Done("cases", "list", "--format", "csv");
        list.Lines[0].Should().Be("case,title,first_year,last_year,states,question");
        list.Lines.Should().ContainSingle(line => line.StartsWith("japan-rok,", StringComparison.Ordinal));
        foreach (var line in list.Lines.Skip(1))
            (await Shell.Done("cases", "check", line.Split(',')[0])).Out.Should().Be("no faults\n");
    }

    [Fact]
    public async Task Every_fault_of_a_broken_case_is_told_with_its_line()
    {
        using var folder = new TemporaryFolder();
        SampleCase.Write(
            folder,
            SampleCase.Change("case.yaml", "focus-year: 1952", "focus-year: 1990"),
            SampleCase.Change("evidence.yaml", "size: 1.0", "size: 2"),
            SampleCase.Change("disputes.csv", "1950,4,1,", "1950,9,1,")
        );
        foreach (
            string[] command in (string[][])
                [
                    ["cases", "check"],
                    ["brief"],
                ]
        )
        {
            var run = await Shell.Run([.. command, folder.Path]);
            (run.Code, run.Out).Should().Be((1, ""));
            run.Error.Should().ContainAll("case.yaml:7: ", "disputes.csv:2: ", "evidence.yaml:9: ", "3 faults");
        }
    }

    [Fact]
    public async Task A_new_case_waits_for_its_record_and_is_never_overwritten()
    {
        using var folder = new TemporaryFolder();
        var made = await Shell.Done("cases", "new", folder["india-china"], "IND", "CHN", "--title", "India and China");
        made.Out.Should().Contain($"cases freeze {folder["india-china"]}'");
        var definition = Path.Combine(folder["india-china"], "case.yaml");
        var written = await File.ReadAllTextAsync(definition, TestContext.Current.CancellationToken);
        written.Should().Contain("India and China").And.NotContain("\r");

        var check = await Shell.Run("cases", "check", folder["india-china"]);
        check.Code.Should().Be(1);
        check.Error.Should().Contain("states.csv").And.Contain("cases freeze");

        var again = await Shell.Run("cases", "new", folder["india-china"], "JPN", "CHN");
        again.Code.Should().Be(1);
        again.Error.Should().Contain("case.yaml").And.Contain("2 faults");
        (await File.ReadAllTextAsync(definition, TestContext.Current.CancellationToken)).Should().Be(written);
    }

    [Fact]
    public async Task A_record_cannot_be_frozen_without_an_archive()
    {
        using var folder = new TemporaryFolder();
        await Shell.Done("cases", "new", folder["india-china"], "IND", "CHN");
        var run = await Shell.Run("cases", "freeze", folder["india-china"]);
        (run.Code, run.Out).Should().Be((1, ""));
        run.Error.Should().Contain("data add");
        Directory.GetFiles(folder["india-china"]).Should().HaveCount(2);
    }

    [Fact]
    public async Task Theories_that_ship_are_listed_and_shown()
    {
        var list = await Shell.Done("theories", "list", "--format", "csv");
        list.Lines[0].Should().Be("theory,name,source,claim,kind");
        list.Lines.Should().ContainSingle(line => line.StartsWith("balance-of-threat,", StringComparison.Ordinal));
        var card = await Shell.Done("theories", "show", "balance-of-threat");
        card.Out.Should().ContainAll("Walt", "our reading", "refuted by", "Critical questions");
        card.Lines.Should().OnlyContain(line => line.Length <= 100);
    }

    [Fact]
    public async Task The_black_box_is_shown_as_a_place_holder_that_waits_for_trials()
    {
        var list = await Shell.Done("theories", "list", "--format", "csv");
        list.Lines.Should()
            .ContainSingle(line => line.StartsWith("black-box,", StringComparison.Ordinal))
            .Which.Should()
            .EndWith(",baseline");
        (await Shell.Done("theories", "show", "black-box")).Out.Should().ContainAll("place-holder", "trials");
    }

    [Fact]
    public async Task An_unknown_theory_is_told_with_those_that_ship()
    {
        var run = await Shell.Run("theories", "show", "nonsense");
        (run.Code, run.Out).Should().Be((1, ""));
        run.Error.Should().Contain("'nonsense' is no theory").And.Contain("balance-of-threat");
    }

    [Theory]
    [InlineData("list", "dataset,version,file,rows,first_year,last_year,sha256,imported")]
    [InlineData("cite", "dataset,version,file,rows,first_year,last_year,sha256,imported,citation,bibtex")]
    public async Task An_archive_that_is_not_there_holds_nothing_and_the_user_is_told(string command, string header)
    {
        var run = await Shell.Done("data", command, "--format", "csv");
        run.Out.Should().Be(header + "\n");
        run.Error.Should().Contain("no archive").And.Contain("data add");
    }
}
