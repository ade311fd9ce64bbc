using AwesomeAssertions;
using Counterpoise.Tests.Files;
using Xunit;

namespace Counterpoise.Tests.Cli;

public sealed class DataCheckTests
{
    [Fact]
    public async Task Sound_files_are_reported_as_data_add_reports_them_and_nothing_is_written()
    {
        using var folder = new TemporaryFolder();
        using var offered = new TemporaryFolder();
        foreach (var name in (string[])["majors2024.csv", "SOURCES.md"])
            File.Copy(SharedRecord.File(name), offered[name]);
        string[] arguments = [offered.Path, "--format", "csv"];
        var check = await Shell.Done(["data", "check", .. arguments, "--archive", folder["archive.duckdb"]]);
        Directory.GetFileSystemEntries(folder.Path).Should().BeEmpty();
        var add = await Shell.Done(["data", "add", .. arguments, "--archive", folder["archive.duckdb"]]);
        check.Out.Should().Be(add.Out.Replace(",2026-02-03,imported,", ",,sound,", StringComparison.Ordinal));
        check
            .Out.Should()
            .Contain("majors,2024,majors2024.csv,14,1816,2024,")
            .And.Contain(",,SOURCES.md,,,,,,skipped,");
        check.Error.Should().BeEmpty();
    }

    [Fact]
    public async Task A_faulty_file_is_told_with_its_faults_and_code_1()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(
            folder["capabilities.csv"],
            "ccode,year,milex,milper,irst,pec,tpop,upop,cinc\n2,1816,NaN,1,1,1,1,1,0.1\n",
            TestContext.Current.CancellationToken
        );
        var run = await Shell.Run("data", "check", folder.Path);
        run.Code.Should().Be(1);
        run.Error.Should().StartWith("capabilities.csv:2: milex 'NaN'").And.Contain("1 fault; not sound.");
        run.Out.Should().Contain("refused");
    }

    [Fact]
    public async Task A_path_that_is_not_there_is_a_fault()
    {
        var run = await Shell.Run("data", "check", "nowhere.csv");
        run.Code.Should().Be(1);
        run.Error.Should().StartWith("nowhere.csv: there is no such file");
    }
}
