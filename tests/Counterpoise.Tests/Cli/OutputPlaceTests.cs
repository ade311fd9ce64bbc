using AwesomeAssertions;
using Counterpoise.Files;
using Counterpoise.Tests.Files;
using Xunit;

namespace Counterpoise.Tests.Cli;

public sealed class OutputPlaceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Archive => _folder["archive.duckdb"];

    private string Input => _folder["majors.csv"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("archive.duckdb", "data list", "is the archive that the command reads")]
    [InlineData("archive.duckdb.wal", "data list", "is the archive that the command reads")]
    [InlineData("link/archive.duckdb", "data verify", "is the archive that the command reads")]
    [InlineData("linked.duckdb", "data cite --bibtex", "is the archive that the command reads")]
    [InlineData("archive.duckdb", "threat USA --year 1913", "is the archive that the command reads")]
    [InlineData("other.duckdb", "data list", "is a DuckDB database")]
    [InlineData("majors.csv", "data check majors.csv", "is a file that the command reads")]
    [InlineData("link/majors.csv", "data add majors.csv", "is a file that the command reads")]
    [InlineData("majors.csv", "data check .", "lies in the folder")]
    [InlineData("case/evidence.yaml", "brief case", "lies in the folder")]
    [InlineData("set.yaml", "threat JPN --year 2013 --parameters set.yaml", "is a file that the command reads")]
    public async Task Nothing_that_a_command_reads_is_written_over(string place, string command, string told)
    {
        await Prepare();
        var before = Hashes();
        string[] words =
        [
            .. command
                .Split(' ')
                .Select(word =>
                    word is "." or "majors.csv" or "case" or "set.yaml" ? Path.Combine(_folder.Path, word) : word
                ),
        ];
        var run = await Shell.Run([.. words, "--archive", Archive, "--out", Path.Combine(_folder.Path, place)]);
        (run.Code, run.Out).Should().Be((2, ""));
        run.Error.Should().StartWith("--out: '").And.Contain(told).And.Contain("; name another file.\n");
        Hashes().Should().BeEquivalentTo(before);
    }

    [Theory]
    [InlineData("brief japan-rok")]
    [InlineData("theories list")]
    [InlineData("export threats --years 1990:1991")]
    public async Task A_pipe_is_told_and_stays(string command)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "pipes are made by mkfifo");
        var pipe = _folder["pipe.csv"];
        using (var making = BuiltCommand.StartProgram("mkfifo", pipe))
            (await BuiltCommand.End(making, TestContext.Current.CancellationToken)).Code.Should().Be(0);
        var run = await Shell.Run([.. command.Split(' '), "--out", pipe]);
        (run.Code, run.Out).Should().Be((2, ""));
        run.Error.Should().Contain("is a pipe or a device; name a file");
        PathKinds.Of(pipe).Should().Be(PathKind.Endless);
    }

    [Fact]
    public async Task A_result_replaces_an_earlier_result()
    {
        await Prepare();
        var place = _folder["list.csv"];
        await Shell.Done("data", "list", "--archive", Archive, "--out", place);
        var first = await File.ReadAllTextAsync(place, TestContext.Current.CancellationToken);
        await Shell.Done("data", "list", "--archive", Archive, "--out", place);
        (await File.ReadAllTextAsync(place, TestContext.Current.CancellationToken)).Should().Be(first);
        await Shell.Done("brief", "japan-rok", "--out", _folder["brief.html"]);
        await Shell.Done("brief", "japan-rok", "--out", _folder["brief.html"]);
    }

    [Fact]
    public async Task A_manifest_names_only_the_data_sets_that_were_asked_for()
    {
        await Shell.Done("data", "add", SharedRecord.File("states2016.csv"), "--archive", Archive);
        string[][] commands =
        [
            ["add", SharedRecord.File("majors2024.csv")],
            ["report", "majors"],
            ["remove", "majors"],
        ];
        foreach (var command in commands)
        {
            var run = await Shell.Done(["data", .. command, "--archive", Archive, "--format", "json"]);
            run.Json.GetProperty("manifest")
                .GetRawText()
                .Should()
                .Contain("majors2024.csv")
                .And.NotContain("states2016");
        }
    }

    [Fact]
    public async Task A_second_copy_is_told_with_the_file_before_it_and_a_replacement_with_the_rows()
    {
        await Prepare();
        var text = await File.ReadAllTextAsync(Input, TestContext.Current.CancellationToken);
        var copy = _folder["copy.csv"];
        await File.WriteAllTextAsync(copy, text.ReplaceLineEndings("\r\n"), TestContext.Current.CancellationToken);
        (await Shell.Done("data", "add", copy, "--archive", Archive, "--format", "csv"))
            .Out.Should()
            .Contain(",already there,,the same content came from majors.csv; nothing changed");
        await File.WriteAllTextAsync(
            copy,
            text.Replace(",1898,", ",1899,", StringComparison.Ordinal),
            TestContext.Current.CancellationToken
        );
        (await Shell.Done("data", "add", copy, "--archive", Archive, "--format", "csv"))
            .Out.Should()
            .Contain(",replaced,14,\"14 rows in place of 14;");
    }

    private async Task Prepare()
    {
        File.Copy(SharedRecord.File("majors2024.csv"), Input);
        await Shell.Done("data", "add", Input, "--archive", Archive);
        File.Copy(Archive, _folder["other.duckdb"]);
        File.CreateSymbolicLink(_folder["linked.duckdb"], Archive);
        Directory.CreateSymbolicLink(_folder["link"], _folder.Path);
        Directory.CreateDirectory(_folder["case"]);
        foreach (var file in (string[])["set.yaml", Path.Combine("case", "evidence.yaml")])
            await File.WriteAllTextAsync(
                Path.Combine(_folder.Path, file),
                "mine",
                TestContext.Current.CancellationToken
            );
    }

    private Dictionary<string, string> Hashes() =>
        Directory
            .GetFiles(_folder.Path)
            .Append(Path.Combine(_folder.Path, "case", "evidence.yaml"))
            .ToDictionary(
                file => file,
                file => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)))
            );
}
