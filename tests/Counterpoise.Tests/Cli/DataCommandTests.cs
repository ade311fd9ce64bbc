using System.Globalization;
using AwesomeAssertions;
using Counterpoise.Tests.Files;
using Xunit;

namespace Counterpoise.Tests.Cli;

public sealed class DataCommandTests : IDisposable
{
    // What every table of data sets begins with.
    private const string Contract = "dataset,version,file,rows,first_year,last_year,sha256,imported";

    private readonly TemporaryFolder _folder = new();

    private string Archive => _folder["archive.duckdb"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("list")]
    [InlineData("cite")]
    [InlineData("list", "--missing")]
    [InlineData("verify")]
    [InlineData("report")]
    [InlineData("report", "majors")]
    [InlineData("remove", "majors")]
    public async Task Every_table_of_data_sets_begins_with_the_same_columns(params string[] words)
    {
        await Add("majors2024.csv");
        var run = await Data([.. words, "--format", "csv"]);
        run.Code.Should().Be(0, run.Error);
        (run.Lines[0] + ",").Should().StartWith(Contract + ",");
        run.Error.Should().BeEmpty();
    }

    [Theory]
    [InlineData("list")]
    [InlineData("list", "--missing")]
    [InlineData("verify")]
    [InlineData("report", "majors")]
    [InlineData("cite")]
    public async Task Every_format_is_given_and_text_keeps_to_the_width(params string[] words)
    {
        await Add("majors2024.csv");
        foreach (var format in (string[])["table", "csv", "json", "md", "html", "latex"])
        {
            var run = await Data([.. words, "--format", format]);
            run.Code.Should().Be(0, run.Error);
            run.Out.Should().Contain(words[^1] == "--missing" ? "trade" : "majors");
            if (format == "table")
                run.Lines.Should().OnlyContain(line => line.Length <= 100);
        }
    }

    [Fact]
    public async Task A_second_add_changes_no_byte_and_says_so()
    {
        await Add("majors2024.csv");
        var before = File.ReadAllBytes(Archive);
        var run = await Data("add", SharedRecord.File("majors2024.csv"), "--format", "csv");
        run.Code.Should().Be(0);
        run.Lines[0].Should().Be(Contract + ",outcome,rows_read,note");
        run.Lines[1]
            .Should()
            .StartWith("majors,2024,majors2024.csv,14,1816,2024,")
            .And.EndWith(",2026-02-03,already there,,the same file; nothing changed");
        File.ReadAllBytes(Archive).Should().Equal(before);
    }

    [Fact]
    public async Task Every_file_offered_has_its_row_and_faults_are_told_in_their_lines()
    {
        var faulty = _folder["faulty.csv"];
        var text = await File.ReadAllTextAsync(
            SharedRecord.File("majors2024.csv"),
            TestContext.Current.CancellationToken
        );
        await File.WriteAllTextAsync(faulty, text.Replace(",2,", ",x,"), TestContext.Current.CancellationToken);
        string[] files = [SharedRecord.File("states2016.csv"), faulty, SharedRecord.File("SOURCES.md")];
        var run = await Data(["add", .. files, "--format", "csv"]);
        run.Code.Should().Be(1);
        run.Lines[1..]
            .Select(line => string.Join(',', line.Split(',').Take(4)))
            .Should()
            .Equal("states,2016,states2016.csv,243", ",,faulty.csv,", ",,SOURCES.md,");
        run.Error.Should().StartWith("faulty.csv:").And.Contain("not imported.\n");
    }

    [Fact]
    public async Task What_is_missing_is_listed_even_without_an_archive()
    {
        var run = await Data("list", "--missing", "--format", "csv");
        run.Code.Should().Be(0);
        run.Error.Should().BeEmpty();
        run.Lines.Should().HaveCount(1 + Counterpoise.Archive.ImporterCatalogue.All.Count);
        run.Out.Should().Contain("correlatesofwar.org");
    }

    [Fact]
    public async Task A_verification_of_nothing_is_a_fault()
    {
        var run = await Data("verify");
        (run.Code, run.Out).Should().Be((1, ""));
        run.Error.Should().Contain("there is no archive here; make one");
    }

    [Fact]
    public async Task A_verification_that_finds_a_fault_prints_it_and_ends_with_1()
    {
        await Add("majors2024.csv", "states2016.csv");
        using (var connection = new DuckDB.NET.Data.DuckDBConnection($"DataSource={Archive}"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE majors_2024 SET styear = 1900 WHERE ccode = 2";
            command.ExecuteNonQuery();
        }
        var run = await Data("verify", "--format", "csv");
        run.Code.Should().Be(1);
        run.Lines.Should().HaveCount(3);
        run.Lines[1].Should().Contain(",at fault,table majors_2024 holds other values");
        run.Lines[2].Should().Contain(",sound,");
        run.Error.Should()
            .StartWith($"{Archive}: table majors_2024 holds other values")
            .And.Contain("run 'counterpoise data remove majors=2024' and add majors2024.csv again.");
        // What the message says mends it.
        (await Data("remove", "majors=2024"))
            .Code.Should()
            .Be(0);
        await Add("majors2024.csv");
        (await Data("verify")).Code.Should().Be(0);
    }

    [Fact]
    public async Task A_report_gives_the_lines_that_were_mended()
    {
        await Add("cow_capitals.csv");
        var table = await Data("report", "capitals");
        table.Code.Should().Be(0, table.Error);
        var csv = await Data("report", "capitals", "--format", "csv");
        csv.Lines[0].Should().Be(Contract + ",rows_read,quirk,repair,count,lines");
        var misplaced = csv.Lines.Single(line => line.Contains("capital placed near the centre of its country"));
        var lines = misplaced
            .Split(',')[^1]
            .Split(' ')
            .Select(line => int.Parse(line, CultureInfo.InvariantCulture))
            .ToArray();
        lines.Should().HaveCount(3).And.BeInAscendingOrder();
        var source = File.ReadAllLines(SharedRecord.File("cow_capitals.csv"));
        lines.Select(line => source[line - 1]).Should().Contain(row => row.Contains("Tunis"));
        foreach (int line in lines)
            table.Out.Should().Contain(line.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_report_of_what_is_not_held_says_what_is()
    {
        await Add("majors2024.csv");
        var run = await Data("report", "majors=2020");
        (run.Code, run.Out).Should().Be((1, ""));
        run.Error.Should().Contain("it holds majors=2024");
    }

    [Fact]
    public async Task A_removal_of_what_is_not_held_removes_nothing()
    {
        await Add("majors2024.csv");
        var run = await Data("remove", "majors", "nmc");
        (run.Code, run.Out).Should().Be((1, ""));
        run.Error.Should().Contain("nmc: the archive does not hold this data set; it holds majors");
        (await Data("list", "--format", "csv")).Lines.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_bibliography_goes_to_a_file_and_takes_no_other_format()
    {
        await Add("majors2024.csv", "NMC-70-export.csv");
        var file = _folder["data.bib"];
        var run = await Data("cite", "--bibtex", "--out", file);
        (run.Code, run.Out).Should().Be((0, ""), run.Error);
        var text = (await Data("cite", "--bibtex")).Out;
        (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Should().Be(text);
        text.Should().Contain("@misc{cow2024states,").And.Contain("author = {{Correlates of War Project}},");
        (await Data("cite", "--format", "csv")).Lines[1].Should().Contain(",\"Correlates of War Project (2024). ");
        text.Count(c => c == '@').Should().Be(2);
        var both = await Data("cite", "--bibtex", "--format", "json");
        (both.Code, both.Out).Should().Be((1, ""));
        both.Error.Should().Contain("--format: 'json'");
    }

    [Fact]
    public async Task An_import_that_is_interrupted_before_it_begins_leaves_nothing()
    {
        string[] arguments = ["data", "add", SharedRecord.File("majors2024.csv"), "--archive", Archive];
        var run = await Shell.Run(arguments, null, cancelled: true);
        (run.Code, run.Out, run.Error).Should().Be((130, "", "Interrupted; nothing was imported.\n"));
        Directory.GetFileSystemEntries(_folder.Path).Should().BeEmpty();
    }

    [Fact]
    public async Task An_import_of_more_than_a_second_says_how_far_it_is()
    {
        string[] large = ["cow_mindist.csv.gz", "cow_igo_dyad.csv.gz", "cow_trade_dyad.csv.gz"];
        var run = await Add(large);
        run.Error.Should().MatchRegex(@"^([1-3] of 3 files: cow_\w+\.csv\.gz\n){1,3}$");
        (await Add("majors2024.csv")).Error.Should().BeEmpty();
    }

    private Task<Run> Data(params string[] words) => Shell.Run(["data", .. words, "--archive", Archive]);

    private async Task<Run> Add(params string[] files)
    {
        var run = await Data(["add", .. files.Select(SharedRecord.File)]);
        run.Code.Should().Be(0, run.Error);
        return run;
    }
}
